"""What stands elsewhere on the page than the layout has it is found out: masthead, heads, feet."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from docx_changes import DOCUMENT, STYLES, WP, Change, W, changed, child, put, style

from pipeline.document.model import Document
from pipeline.verify.docx import verify_docx


def _masthead(change: Callable[[Any], None]) -> Change:
    """The table of the masthead is another one."""
    return lambda root: change(next(root.iter(f"{W}tbl")))


def _style(id_: str, **spacing: str) -> Change:
    return lambda root: put(style(root, id_), "pPr", "spacing", **spacing)


def _small_emblem(root: Any) -> None:
    next(root.iter(f"{WP}extent")).set("cx", "100000")


def _high_text(root: Any) -> None:
    put(next(root.iter(f"{W}sectPr")), "pgMar", top="2000")


def _high_foot(root: Any) -> None:
    put(next(root.iter(f"{W}sectPr")), "pgMar", footer="1440")


def _high_head(root: Any) -> None:
    put(next(root.iter(f"{W}sectPr")), "pgMar", header="60")


def _lower_left(root: Any) -> None:
    for node in root.iter(f"{W}style"):
        if node.get(f"{W}styleId").startswith("MastheadLeft") and node.get(f"{W}styleId").endswith("First"):
            child(node, "pPr", "spacing").set(f"{W}before", "0")


DAMAGES: dict[str, tuple[str, Change, str]] = {
    "upper rule": (DOCUMENT, _masthead(lambda node: put(node, "tr", "trPr", "trHeight", val="400")), "MH649"),
    "lower rule": (
        DOCUMENT, _masthead(lambda node: put(node.findall(f"{W}tr")[1], "trPr", "trHeight", val="4000")), "MH649"
    ),
    "height left to the words": (
        DOCUMENT, _masthead(lambda node: put(node, "tr", "trPr", "trHeight", hRule="atLeast")), "MH649"
    ),
    "columns": (DOCUMENT, _masthead(lambda node: put(node.findall(f"{W}tr")[1], "tc", "tcPr", "tcW", w="99")), "MH649"),
    "begin": (DOCUMENT, _masthead(lambda node: put(node, "tblPr", "tblInd", w="300")), "MH649"),
    "no table": (DOCUMENT, _masthead(lambda node: node.getparent().remove(node)), "MH649"),
    "top of the page": (DOCUMENT, _high_text, "MH649"),
    "name": (STYLES, _style("UnitedNations", after="400"), "MH649"),
    "symbol": (STYLES, _style("Symbol", after="400"), "MH649"),
    "organ": (STYLES, _style("Organ", before="0"), "MH649"),
    "date": (STYLES, _style("MastheadRightDate", before="300"), "MH649"),
    "emblem": (STYLES, _style("Emblem", before="0"), "MH649"),
    "size of the emblem": (DOCUMENT, _small_emblem, "MH649"),
    "left block": (STYLES, _lower_left, "MH649"),
    "running head": (DOCUMENT, _high_head, "MH642"),
    "space above the running head": (STYLES, _style("HeaderFirstOdd", before="0"), "MH642"),
    "space under the running head": (STYLES, _style("HeaderLast", after="0"), "MH642"),
    "foot": (DOCUMENT, _high_foot, "MH642"),
    "status line": (STYLES, _style("StatusLine", before="400"), "MH642"),
}  # fmt: skip


@pytest.mark.parametrize("kind", DAMAGES)
def test_damage_is_found(everything: Document, everything_docx: bytes, kind: str) -> None:
    part, change, code = DAMAGES[kind]
    assert code in {fault.code for fault in verify_docx(everything, changed(everything_docx, part, change))}
