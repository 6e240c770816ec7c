"""The proof tells each word that differs, allows for what was mended, and shares no code with the import."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from pipeline.published.proof.compared import differences, other_signs
from tests.published.files import DECIDES, paragraph, resolution
from tests.test_rooms import MODULES

_ONE = resolution(paragraph("\tWelcomes the report of the Commission on the 12 rivers;", "1."), DECIDES)


@pytest.mark.parametrize(
    ("old", "new", "before", "after"),
    [
        (b"12 rivers", b"13 rivers", "12", "13"),
        (b"the report of", b"the of", "report", ""),
        (b"Commission", b"new Commission", "", "new"),
        (b"<num>1.</num>", b"<num>3.</num>", "1", "3"),
        (b"80/999.", b"80/998.", "999", "998"),
        (b"on 4 November 2025</docTitle>", b"on 5 November 2025</docTitle>", "4", "5"),
    ],
)
def test_a_word_that_differs(old: bytes, new: bytes, before: str, after: str) -> None:
    other = _ONE.replace(old, new, 1)
    assert other != _ONE
    found, _ = differences(_ONE, other)
    assert [(each.before, each.after) for each in found] == [(before, after)]


def test_equal_files_differ_in_nothing() -> None:
    assert differences(_ONE, _ONE.replace(b"<meta>", b"<meta><!-- words -->")) == ([], [])


def test_signs_are_compared() -> None:
    other = _ONE.replace(b"12 rivers;", b"12 rivers,").replace(b"seized of", b"seized, of")
    assert other_signs(_ONE, other)[0] == 2
    assert other_signs(_ONE, _ONE.replace(b"(A/80/L.7)", b"A/80/L.7")) == (0, 0)


def test_mendings_count_once() -> None:
    other = _ONE.replace(b"12 rivers", b"13 rivers")
    assert differences(_ONE, other, [("12", "13"), ("12", "13")]) == ([], [("12", "13")])


def test_it_imports_nothing_of_the_import() -> None:
    folder = Path(MODULES["pipeline.published"]).parent / "proof"
    named = {
        str(node.module)
        for path in folder.glob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.ImportFrom)
    }
    assert not [name for name in named if name.startswith("pipeline") and name != "pipeline.published.proof.words"]
