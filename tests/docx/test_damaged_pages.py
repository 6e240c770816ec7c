"""Settings and sections that print a document otherwise than the house does are found out."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from docx_changes import (
    DOCUMENT,
    FOOTNOTES,
    SETTINGS,
    Change,
    W,
    changed,
    drop,
    paragraph,
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
    "even pages as odd ones": (SETTINGS, lambda root: drop(root, "evenAndOddHeaders"), "MH645"),
    "fields are updated": (SETTINGS, lambda root: put(root, "updateFields", val="true"), "MH645"),
    "spaces are added": (SETTINGS, lambda root: put(root, "compat", "doNotUseHTMLParagraphAutoSpacing"), "MH645"),
    "changes are tracked": (SETTINGS, lambda root: put(root, "trackRevisions"), "MH645"),
    "protected": (SETTINGS, lambda root: put(root, "documentProtection", edit="readOnly"), "MH645"),
    "notes in letters": (SETTINGS, lambda root: put(root, "footnotePr", "numFmt", val="lowerLetter"), "MH645"),
    "notes counted by page": (
        DOCUMENT, _in_section(0, lambda node: put(node, "footnotePr", "numRestart", val="eachPage")), "MH645"
    ),
    "no separator in the settings": (SETTINGS, lambda root: drop(root, "footnotePr"), "MH645"),
    "no line above the notes": (FOOTNOTES, lambda root: drop(root, "footnote", "p", "r", "separator"), "MH645"),
    "a separator as a note": (FOOTNOTES, lambda root: root[0].set(f"{W}type", "normal"), "MH645"),
    "no first page": (DOCUMENT, _in_section(0, lambda node: drop(node, "titlePg")), "MH645"),
    "a first page too many": (DOCUMENT, _in_section(2, lambda node: put(node, "titlePg")), "MH645"),
    "upright paper": (DOCUMENT, _in_section(1, lambda node: put(node, "pgSz", w="12240", h="15840")), "MH645"),
    "not turned": (DOCUMENT, _in_section(1, lambda node: node.find(f"{W}pgSz").attrib.pop(f"{W}orient")), "MH645"),
    "A4": (DOCUMENT, _in_section(0, lambda node: put(node, "pgSz", w="11906", h="16838")), "MH645"),
    "margin": (DOCUMENT, _in_section(0, lambda node: put(node, "pgMar", left="1440")), "MH645"),
    "a section less": (DOCUMENT, lambda root: drop(root, "body", "p", "pPr", "sectPr"), "MH645"),
    "no head": (DOCUMENT, _in_section(0, lambda node: drop(node, "headerReference")), "MH645"),
    "numbers of lines": (DOCUMENT, _in_section(0, lambda node: put(node, "lnNumType", countBy="1")), "MH645"),
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


def test_measure_that_is_no_number_is_a_fault_and_no_crash(everything: Document, everything_docx: bytes) -> None:
    data = changed(
        everything_docx, DOCUMENT, lambda root: put(paragraph(root, "needs of"), "pPr", "ind", hanging="wide")
    )
    assert [fault.code for fault in verify_docx(everything, data)] == ["MH620"]
