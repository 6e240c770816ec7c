"""Settings and sections by which a document says something else are found out."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from docx_changes import (
    DOCUMENT,
    SETTINGS,
    Change,
    W,
    changed,
    drop,
    put,
)
from docx_files import written

from pipeline.document.model import Document
from pipeline.errors import NOWHERE, Passage
from pipeline.render.docx import Comment
from pipeline.verify.docx import verify_docx


def _in_section(number: int, change: Callable[[Any], None]) -> Change:
    return lambda root: change(list(root.iter(f"{W}sectPr"))[number])


DAMAGES: dict[str, tuple[str, Change, str]] = {
    "notes in letters": (SETTINGS, lambda root: put(root, "footnotePr", "numFmt", val="lowerLetter"), "MH645"),
    "notes counted by page": (
        DOCUMENT, _in_section(0, lambda node: put(node, "footnotePr", "numRestart", val="eachPage")), "MH645"
    ),
    "no first page": (DOCUMENT, _in_section(0, lambda node: drop(node, "titlePg")), "MH645"),
    "a first page too many": (DOCUMENT, _in_section(2, lambda node: put(node, "titlePg")), "MH645"),
    "no head": (DOCUMENT, _in_section(0, lambda node: drop(node, "headerReference")), "MH645"),
}  # fmt: skip


def test_comments_belong_in_a_working_copy(everything: Document) -> None:
    data = written(everything, comments=(Comment(Passage(NOWHERE), "A comment", "masthead check", ""),))
    assert [fault.code for fault in verify_docx(everything, data)] == ["MH645"]


def test_nothing_is_fetched_from_elsewhere(everything: Document, everything_docx: bytes) -> None:
    def fetch(root: Any) -> None:
        picture = next(node for node in root if node.get("Type").endswith("/image"))
        picture.set("TargetMode", "External")
        picture.set("Target", "https://example.org/pixel.png")

    found = verify_docx(everything, changed(everything_docx, "word/_rels/document.xml.rels", fetch))
    assert "MH645" in {fault.code for fault in found}


@pytest.mark.parametrize("kind", DAMAGES)
def test_damage_is_found(everything: Document, everything_docx: bytes, kind: str) -> None:
    part, change, code = DAMAGES[kind]
    assert code in {fault.code for fault in verify_docx(everything, changed(everything_docx, part, change))}
