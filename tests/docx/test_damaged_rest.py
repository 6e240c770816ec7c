"""What nobody compares could do anything: breaks, empty paragraphs, rules, and elements that the house never writes."""

from __future__ import annotations

from typing import Any

import pytest
from docx_changes import (
    DOCUMENT,
    FOOTNOTES,
    SETTINGS,
    STYLES,
    WP,
    Change,
    W,
    changed,
    child,
    drop,
    paragraph,
    put,
    run,
    style,
)
from docx_files import written
from lxml import etree

from pipeline.document.model import Document
from pipeline.verify.docx import verify_docx

FIRST_FOOT = "word/footer-first.xml"


def _table(root: Any) -> Any:
    return next(
        node for node in root.iter(f"{W}tbl") if "Zenda" in "".join(each.text or "" for each in node.iter(f"{W}t"))
    )


def _row(root: Any) -> Any:
    return _table(root).findall(f"{W}tr")[3]


def _section(root: Any) -> Any:
    return next(root.iter(f"{W}sectPr"))


def _insert(root: Any) -> None:
    paragraph(root, "needs of").addprevious(etree.Element(f"{W}p"))


def _lose_rule(root: Any) -> None:
    last = root.find(f"{W}body").findall(f"{W}p")[-1]
    last.getparent().remove(last)


def _hide_pictures(root: Any) -> None:
    for node in root.iter(f"{W}drawing"):
        properties = etree.Element(f"{W}rPr")
        etree.SubElement(properties, f"{W}vanish")
        node.getparent().insert(0, properties)


def _move_mark(root: Any) -> None:
    next(node for node in root.iter() if str(node.tag).endswith("posOffset")).text = "99"


def _article(root: Any) -> Any:
    """A heading that has nothing but its number."""
    return next(
        node for node in root.iter(f"{W}p")
        if node.find(f"{W}pPr/{W}numPr") is not None and node.find(f".//{W}t") is None
    )  # fmt: skip


DAMAGES: dict[str, tuple[str, Change, str]] = {
    "a line break": (DOCUMENT, lambda root: child(run(root, "needs of"), "br"), "MH621"),
    "a page break in a line": (DOCUMENT, lambda root: put(run(root, "needs of"), "br", type="page"), "MH621"),
    "a tab": (DOCUMENT, lambda root: child(run(root, "needs of"), "tab"), "MH621"),
    "no line break in a title": (
        DOCUMENT, lambda root: drop(paragraph(root, "Declaration on the"), "r", "br"), "MH621"
    ),
    "no tab in a note": (FOOTNOTES, lambda root: drop(root, "footnote", "p", "r", "tab"), "MH621"),
    "an empty paragraph": (DOCUMENT, _insert, "MH628"),
    "no end rule": (DOCUMENT, _lose_rule, "MH628"),
    "an end rule that is not drawn": (STYLES, lambda root: drop(style(root, "EndRule"), "pPr", "pBdr"), "MH628"),
    "a wide end rule": (STYLES, lambda root: put(style(root, "EndRule"), "pPr", "ind", left="0"), "MH628"),
    "much space under a table": (
        STYLES, lambda root: put(style(root, "TableEnd"), "pPr", "spacing", line="2000"), "MH628"
    ),
    "pictures at the edge": (STYLES, lambda root: put(style(root, "Figure"), "pPr", "ind", left="5000"), "MH628"),
    "hidden pictures": (DOCUMENT, _hide_pictures, "MH647"),
    "pictures hidden by their style": (STYLES, lambda root: put(style(root, "Figure"), "rPr", "vanish"), "MH647"),
    "separator elsewhere": (
        STYLES, lambda root: put(style(root, "FootnoteSeparator"), "pPr", "ind", left="5000"), "MH645"
    ),
    "two columns": (DOCUMENT, lambda root: put(_section(root), "cols", num="2"), "MH645"),
    "a section within a page": (DOCUMENT, lambda root: put(_section(root), "type", val="continuous"), "MH645"),
    "a frame around pages": (DOCUMENT, lambda root: child(_section(root), "pgBorders"), "MH645"),
    "pages from five on": (DOCUMENT, lambda root: put(_section(root), "pgNumType", start="5"), "MH645"),
    "another document inside": (DOCUMENT, lambda root: etree.SubElement(root[0], f"{W}altChunk"), "MH645"),
    "another version": (SETTINGS, lambda root: next(root.iter(f"{W}compatSetting")).set(f"{W}val", "11"), "MH645"),
    "a setting of the gutter": (SETTINGS, lambda root: child(root, "gutterAtTop"), "MH645"),
    "a locked control": (DOCUMENT, lambda root: put(next(root.iter(f"{W}sdtPr")), "lock", val="sdtLocked"), "MH643"),
    "a prompt": (DOCUMENT, lambda root: child(next(root.iter(f"{W}sdtPr")), "showingPlcHdr"), "MH643"),
    "black cells": (DOCUMENT, lambda root: put(_row(root), "tc", "tcPr", "shd", fill="000000"), "MH646"),
    "cells on their side": (DOCUMENT, lambda root: put(_row(root), "tc", "tcPr", "textDirection", val="btLr"), "MH646"),
    "a hidden row": (DOCUMENT, lambda root: child(_row(root), "trPr", "hidden"), "MH646"),
    "a row of no height": (DOCUMENT, lambda root: put(_row(root), "trPr", "trHeight", val="20"), "MH646"),
    "a narrow cell": (DOCUMENT, lambda root: put(_row(root), "tc", "tcPr", "tcW", w="10"), "MH646"),
    "a table that floats": (DOCUMENT, lambda root: put(_table(root), "tblPr", "tblpPr", tblpX="3000"), "MH646"),
    "a table at the other edge": (DOCUMENT, lambda root: put(_table(root), "tblPr", "jc", val="right"), "MH646"),
    "job line elsewhere": (
        STYLES, lambda root: put(style(root, "FirstFooter"), "pPr", "spacing", after="900"), "MH642"
    ),
    "a first foot that takes the page": (
        STYLES, lambda root: put(style(root, "FirstFooter"), "pPr", "spacing", before="9000"), "MH642"
    ),
    "notes at the end": (SETTINGS, lambda root: put(root, "footnotePr", "pos", val="sectEnd"), "MH645"),
    "a code elsewhere": (FIRST_FOOT, _move_mark, "MH647"),
    "a small code": (FIRST_FOOT, lambda root: next(root.iter(f"{WP}extent")).set("cx", "9"), "MH647"),
    "hidden number of an article": (
        DOCUMENT, lambda root: put(_article(root), "pPr", "pStyle", val="SingleText"), "MH628"
    ),
}  # fmt: skip


@pytest.mark.parametrize("kind", DAMAGES)
def test_damage_is_found(everything: Document, everything_docx: bytes, kind: str) -> None:
    part, change, code = DAMAGES[kind]
    assert code in {fault.code for fault in verify_docx(everything, changed(everything_docx, part, change))}


def test_letter_alone_has_no_more_than_it_must(letter: Document) -> None:
    assert verify_docx(letter, written(letter)) == ()
