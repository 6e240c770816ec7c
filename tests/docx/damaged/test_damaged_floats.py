"""Tables and pictures that are missing or hold something else are found out, in the text and at the first foot."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from docx_changes import (
    DOCUMENT,
    STYLES,
    WP,
    Change,
    R,
    W,
    changed,
    drop,
    put,
    rewritten,
    said,
    style,
)
from docx_files import written
from msgspec.structs import replace

from pipeline.document.files import pictures
from pipeline.document.model import Document
from pipeline.verify.docx import verify_docx

HEAD = "word/header-odd.xml"
FIRST_FOOT = "word/footer-first.xml"


def _table(root: Any, words: str = "Station") -> Any:
    return next(
        node
        for node in root.iter(f"{W}tbl")
        if words in "".join(text.text or "" for text in node.iter(f"{W}t"))
    )  # fmt: skip


def _in_table(change: Callable[[Any], None], words: str = "Station") -> Change:
    return lambda root: change(_table(root, words))


def _lose_pictures(root: Any) -> None:
    for node in list(root.iter(f"{W}drawing"))[1:2]:
        node.getparent().remove(node)


def _lose_alt(root: Any) -> None:
    list(root.iter(f"{WP}docPr"))[1].set("descr", "A picture")


def _swap_pictures(root: Any) -> None:
    kinds = [node for node in root.iter() if node.tag.endswith("}blip")]
    kinds[1].set(f"{R}embed", kinds[0].get(f"{R}embed"))


DAMAGES: dict[str, tuple[str, Change, str]] = {
    "head is not repeated": (DOCUMENT, _in_table(lambda node: drop(node, "tr", "trPr", "tblHeader")), "MH646"),
    "a head too many": (DOCUMENT, _in_table(lambda node: put(node.findall(f"{W}tr")[3], "trPr", "tblHeader")), "MH646"),
    "no span": (DOCUMENT, _in_table(lambda node: drop(node, "tr", "tc", "tcPr", "gridSpan")), "MH646"),
    "no span down": (DOCUMENT, _in_table(lambda node: drop(node, "tr", "tc", "tcPr", "vMerge")), "MH646"),
    "a row less": (DOCUMENT, _in_table(lambda node: node.remove(node.findall(f"{W}tr")[-1])), "MH646"),
    "from right to left": (DOCUMENT, _in_table(lambda node: put(node, "tblPr", "bidiVisual")), "MH646"),
    "a table less": (DOCUMENT, lambda root: _table(root).getparent().remove(_table(root)), "MH646"),
    "a figure less": (DOCUMENT, _lose_pictures, "MH647"),
    "words for a picture": (DOCUMENT, _lose_alt, "MH647"),
    "no words for the emblem": (DOCUMENT, lambda root: next(root.iter(f"{WP}docPr")).attrib.pop("descr"), "MH647"),
    "words for the code": (FIRST_FOOT, lambda root: next(root.iter(f"{WP}docPr")).set("descr", "A"), "MH647"),
    "no code": (FIRST_FOOT, lambda root: drop(root, "p", "r", "drawing"), "MH647"),
    "another picture": (DOCUMENT, _swap_pictures, "MH647"),
    "a hidden picture": (DOCUMENT, lambda root: next(root.iter(f"{WP}docPr")).set("hidden", "1"), "MH647"),
}  # fmt: skip


@pytest.mark.parametrize("kind", DAMAGES)
def test_damage_is_found(everything: Document, everything_docx: bytes, kind: str) -> None:
    part, change, code = DAMAGES[kind]
    assert code in {fault.code for fault in verify_docx(everything, changed(everything_docx, part, change))}


RECYCLING: dict[str, tuple[str, Change, str]] = {
    "words": (FIRST_FOOT, said("recycle", "reuse"), "MH642"),
    "type": (STYLES, lambda root: put(style(root, "Recycling"), "rPr", "vanish"), "MH642"),
    "mark": (FIRST_FOOT, lambda root: list(root.iter(f"{WP}docPr"))[-1].set("descr", ""), "MH647"),
    "code": (FIRST_FOOT, lambda root: next(root.iter(f"{WP}docPr")).set("descr", ""), "MH647"),
}


@pytest.fixture(scope="module")
def recycled(everything: Document) -> tuple[Document, bytes]:
    """With everything that the foot of a first page can have."""
    mast = replace(everything.masthead, recycle="Please recycle", qr="https://undocs.org/A/80/999", barcode="2513579")
    document = replace(everything, masthead=mast)
    return document, written(document)


@pytest.mark.parametrize("kind", RECYCLING)
def test_damage_at_the_foot_of_the_first_page_is_found(recycled: tuple[Document, bytes], kind: str) -> None:
    document, data = recycled
    part, change, code = RECYCLING[kind]
    assert verify_docx(document, data) == ()
    assert code in {fault.code for fault in verify_docx(document, changed(data, part, change))}


def test_pixels_of_a_figure_are_those_of_the_source(everything: Document, everything_docx: bytes) -> None:
    figure = next(each for each in pictures(everything).values())
    other = rewritten(everything_docx, lambda _, data: data[:-20] if data == figure else data)
    assert "MH647" in {fault.code for fault in verify_docx(everything, other)}
