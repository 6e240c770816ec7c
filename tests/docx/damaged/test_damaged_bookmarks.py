"""Bookmarks, pages and fields that a table of contents has: whoever changes them is found."""

from __future__ import annotations

import re
from typing import Any

import pytest
from docx_changes import DOCUMENT, Change, W, changed, put
from lxml import etree

from pipeline.document.model import Document
from pipeline.verify.docx import verify_docx


def _ends(root: Any, name: str) -> tuple[Any, Any]:
    start = next(node for node in root.iter(f"{W}bookmarkStart") if node.get(f"{W}name") == name)
    end = next(node for node in root.iter(f"{W}bookmarkEnd") if node.get(f"{W}id") == start.get(f"{W}id"))
    return start, end


def _next_paragraph(node: Any) -> Any:
    return next(next(node.iterancestors(f"{W}p")).itersiblings(f"{W}p"))


def _moved(name: str) -> Change:
    def change(root: Any) -> None:
        start, end = _ends(root, name)
        there = _next_paragraph(start)
        there.insert(1, start)
        there.append(end)

    return change


def _turned(root: Any) -> None:
    start, end = _ends(root, "para_1")
    end.addnext(start)


def _endless(root: Any) -> None:
    _, end = _ends(root, "para_1")
    end.getparent().remove(end)


def _ends_twice(root: Any) -> None:
    _, end = _ends(root, "para_1")
    etree.SubElement(end.getparent(), f"{W}bookmarkEnd", {f"{W}id": end.get(f"{W}id")})


def _narrow(root: Any) -> None:
    """It ends before the last words."""
    start, end = _ends(root, "para_1")
    start.addnext(end)


def _one_number(root: Any) -> None:
    first, second, *_ = root.iter(f"{W}bookmarkStart")
    _, end = _ends(root, second.get(f"{W}name"))
    for node in (second, end):
        node.set(f"{W}id", first.get(f"{W}id"))


def _pages(*results: str) -> Change:
    """The pages of the contents, the last one for all that follow."""

    def change(root: Any) -> None:
        given = list(results)
        for node in root.iter(f"{W}instrText"):
            if "PAGEREF" in (node.text or ""):
                shown = next(each for each in node.getparent().itersiblings() if each.find(f"{W}t") is not None)
                shown.find(f"{W}t").text = given.pop(0) if len(given) > 1 else given[0]

    return change


def _code(pattern: str, code: str) -> Change:
    def change(root: Any) -> None:
        node = next(each for each in root.iter(f"{W}instrText") if re.search(pattern, each.text or ""))
        node.text = code

    return change


def _date(root: Any) -> None:
    """A field without a result, which Word fills when it updates."""
    run = next(node for node in root.iter(f"{W}r") if node.getparent().tag == f"{W}p")
    for made in ("end", "code", "begin"):
        node = etree.Element(f"{W}r")
        if made == "code":
            etree.SubElement(node, f"{W}instrText").text = " DATE "
        else:
            etree.SubElement(node, f"{W}fldChar", {f"{W}fldCharType": made})
        run.addnext(node)


def _part_gone(kind: str) -> Change:
    def change(root: Any) -> None:
        node = [each for each in root.iter(f"{W}fldChar") if each.get(f"{W}fldCharType") == kind][-1]
        node.getparent().remove(node)

    return change


def _headless(root: Any) -> None:
    styles = (node for node in root.iter(f"{W}pStyle") if node.get(f"{W}val") == "TOCHeading")
    heading = next(next(styles).iterancestors(f"{W}p"))
    heading.getparent().remove(heading)


DAMAGES: dict[str, tuple[Change, str]] = {
    "a bookmark on the next paragraph": (_moved("para_1"), "MH623"),
    "the bookmark of a section on the next paragraph": (_moved("att_2__sec_2__sec_A"), "MH623"),
    "the bookmark of an annex on the next paragraph": (_moved("att_2__att_2"), "MH623"),
    "a bookmark that begins after its end": (_turned, "MH623"),
    "a bookmark without an end": (_endless, "MH623"),
    "a bookmark that ends twice": (_ends_twice, "MH623"),
    "a bookmark around nothing": (_narrow, "MH623"),
    "two bookmarks of one number": (_one_number, "MH623"),
    "pages behind the last": (_pages("99"), "MH625"),
    "one page behind the last": (_pages("7", "99", "7"), "MH625"),
    "pages that fall": (_pages("7", "8", "7"), "MH625"),
    "a page in words": (_pages("seven", "7"), "MH625"),
    "no table of contents for Word": (_code(r"^ TOC ", ' QUOTE "Contents" '), "MH625"),
    "another field": (_date, "MH625"),
    "a field that does not begin": (_part_gone("begin"), "MH625"),
    "a field without a result": (_part_gone("separate"), "MH625"),
    "a field that does not end": (_part_gone("end"), "MH625"),
    "no heading of the contents": (_headless, "MH625"),
    "a style of a control": (
        lambda root: put(next(root.iter(f"{W}sdtPr")), "rPr", "rStyle", val="Whereas"), "MH626"
    ),
}  # fmt: skip


@pytest.mark.long
@pytest.mark.parametrize("kind", DAMAGES)
def test_damage_is_found(everything: Document, everything_docx: bytes, kind: str) -> None:
    change, code = DAMAGES[kind]
    assert code in {fault.code for fault in verify_docx(everything, changed(everything_docx, DOCUMENT, change))}


def test_pages_are_those_of_the_layout_where_it_is_at_hand(everything: Document, everything_docx: bytes) -> None:
    pages = {entry.target: 7 for entry in everything.outline}
    assert verify_docx(everything, everything_docx, pages=pages) == ()
    last = changed(everything_docx, DOCUMENT, _pages("6", "7"))
    assert verify_docx(everything, last) == ()  # it could be so
    assert {fault.code for fault in verify_docx(everything, last, pages=pages)} == {"MH625"}
