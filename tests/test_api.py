"""The library: its page has every name, and its examples run and print what a reader expects."""

from __future__ import annotations

import re
from contextlib import chdir, redirect_stdout
from io import StringIO
from pathlib import Path

import pytest

import masthead

CHECKOUT = Path(__file__).parent.parent
PAGE = (CHECKOUT / "docs" / "api.md").read_text("utf-8")
EXAMPLES = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)
PRINTED = ("0 1856\n", "United Nations\nMH103 1\n", "att_1__dvs_2__para_6\n")


@pytest.mark.parametrize(("example", "printed"), list(zip(EXAMPLES, PRINTED, strict=True)))
def test_an_example_of_the_page_runs(example: str, printed: str) -> None:
    out = StringIO()
    with chdir(CHECKOUT), redirect_stdout(out):
        exec(compile(example, "docs/api.md", "exec"), {})  # noqa: S102 - it is our own page
    assert out.getvalue() == printed


def test_every_name_is_on_the_page() -> None:
    plain = {"Exit", "Passage", "Place", "Severity", "__version__"}
    assert all(f"{name}" in PAGE for name in set(masthead.__all__) - plain)
    assert {name for name in masthead.__all__ if not hasattr(masthead, name)} == set()


def test_findings_are_data_and_strict_makes_errors_of_them() -> None:
    letter = masthead.load(CHECKOUT / "tests" / "source" / "faults" / "MH485-doubled.xml")
    fault, *_others = letter.check()
    assert (fault.code, fault.severity, fault.place.line) == ("MH485", masthead.Severity.WARNING, 27)
    with pytest.raises(masthead.MastheadError) as refused:
        letter.build(["txt"], strict=True)
    assert {each.severity for each in refused.value.faults} == {masthead.Severity.ERROR}


def test_a_changed_output_differs(lima: Path) -> None:
    letter = masthead.load(lima.read_bytes(), path=lima)
    made = letter.build([masthead.Format.TXT])
    changed = made[masthead.Format.TXT].replace(b"Peru", b"Chile", 1)
    assert letter.verify({masthead.Format.TXT: changed}) != ()
