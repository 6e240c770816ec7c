"""Every DOCX looks as its golden file says; ``make looks`` writes those anew, and a reviewer reads the difference."""

from __future__ import annotations

import difflib

import pytest
from docx_look.documents import GOLDEN, NAMES, docx_of
from docx_look.looks import looks
from docx_look.names import name_faults
from docx_look.whitelist import strangers

_SHOWN = 40  # lines of a difference


@pytest.mark.long
@pytest.mark.parametrize("name", NAMES)
def test_document_looks_as_it_did_and_holds_nothing_unknown(name: str) -> None:
    document, data = docx_of(name)
    golden = (GOLDEN / f"{name}.txt").read_text(encoding="utf-8")
    changed = list(
        difflib.unified_diff(golden.splitlines(), looks(data).splitlines(), "golden", "now", n=0, lineterm="")
    )
    assert not changed, "\n".join([*changed[:_SHOWN], "if this is meant: commit, make looks, read the difference"])
    assert list(strangers(data, review="review" in name or name == "turned-submission")) == []
    assert list(name_faults(document, data)) == []


def test_there_is_no_golden_file_of_nothing() -> None:
    assert {path.stem for path in GOLDEN.glob("*.txt")} == set(NAMES)
