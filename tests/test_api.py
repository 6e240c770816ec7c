"""The library: its page has every name, and its examples run and print what a reader expects."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from contextlib import chdir, redirect_stdout
from io import StringIO
from pathlib import Path

import pytest

import masthead

CHECKOUT = Path(__file__).parent.parent
PAGE = (CHECKOUT / "docs" / "api.md").read_text("utf-8")
EXAMPLES = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)
PRINTED = (
    "0 1856\n",
    "United Nations\nMH103 1\n",
    "att_1__dvs_2__para_6\n",
    "fr []\nTrue True\nTrue True\n",
    "built ['lima-declaration.txt', 'lima-declaration.akn.xml']\nsource/lima-declaration.xml ()\n[()]\n",
    "2 ['later.redline.html']\n0\nFalse True\n",
    "lima-declaration.bag receipt\n",
    "warning masthead.xsd\n",
)


@pytest.mark.parametrize(
    ("example", "printed"),
    [
        pytest.param(example, printed, marks=[pytest.mark.long] if "deposit(" in example else [])
        for example, printed in zip(EXAMPLES, PRINTED, strict=True)
    ],
)
def test_an_example_of_the_page_runs(example: str, printed: str) -> None:
    out = StringIO()
    with chdir(CHECKOUT), redirect_stdout(out):
        exec(compile(example, "docs/api.md", "exec"), {})  # noqa: S102 - it is our own page
    assert out.getvalue() == printed


def test_every_name_is_on_the_page() -> None:
    plain = {"Exit", "Passage", "Place", "Severity", "__version__"}
    assert {name for name in set(masthead.__all__) - plain if not re.search(rf"`{name}\b", PAGE)} == set()
    assert {name for name in masthead.__all__ if not hasattr(masthead, name)} == set()


def test_names_are_loaded_from_where_their_types_are() -> None:
    """What mypy reads and what Python loads are the same; nothing is loaded before it is used."""
    tree = ast.parse(Path(masthead.__file__).read_text("utf-8"))
    typed = {each.name: str(node.module) for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)
             for each in node.names if str(node.module).startswith("pipeline")}  # fmt: skip
    assert typed == masthead._HOME_OF
    assert set(typed) == set(masthead.__all__)
    loaded = "import sys, masthead; print(sorted(each for each in sys.modules if each.startswith('pipeline')))"
    assert subprocess.run([sys.executable, "-c", loaded], capture_output=True, text=True, check=True).stdout == "[]\n"


def test_versions_pages_and_exchange() -> None:
    one, other = (masthead.load(CHECKOUT / "tests" / "words" / f"letter.{lang}.xml") for lang in ("en", "fr"))
    assert one.differences(other) == ()
    assert one.pages() == 2
    assert one.version(one.export("fr").encode()).count("<paragraph") == one.data.count(b"<paragraph")
    assert masthead.load(b"<akomaNtoso/>", path="x.akn.xml").check() != ()


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
