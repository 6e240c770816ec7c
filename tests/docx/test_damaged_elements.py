"""Elements and attributes that the house does not write are found, in the text, in notes, heads and comments."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from docx_changes import DOCUMENT, FOOTNOTES, Change, W, changed, child, paragraph, put, run
from lxml import etree

from pipeline.document.model import Document
from pipeline.verify.docx import verify_docx

M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
HEAD = "word/header-even.xml"


def _wrap(find: Callable[[Any], Any], name: str) -> Change:
    """An element around what is found."""

    def change(root: Any) -> None:
        node = find(root)
        around = etree.Element(name, {f"{W}id": "900", f"{W}author": "A"})
        node.addprevious(around)
        around.append(node)

    return change


def _words(root: Any) -> Any:
    return run(root, "needs of")


def _first(root: Any) -> Any:
    """What stands in the first paragraph after its properties."""
    return next(root.iter(f"{W}p"))[1]


def _control(root: Any) -> Any:
    return next(root.iter(f"{W}sdtContent"))


def _deleted(root: Any) -> None:
    put(paragraph(root, "needs of"), "pPr", "rPr", "del", id="9")


def _before(name: str, **values: str) -> Change:
    """An element before the words."""
    return lambda root: _words(root).addprevious(
        etree.Element(name, {f"{W}{key}": value for key, value in values.items()})
    )


DAMAGES: dict[str, tuple[str, Change, str]] = {
    "an insertion": (DOCUMENT, _wrap(_words, f"{W}ins"), "MH621"),
    "a deletion": (DOCUMENT, _wrap(_words, f"{W}del"), "MH621"),
    "an insertion in a head": (HEAD, _wrap(_first, f"{W}ins"), "MH621"),
    "an insertion in a note": (FOOTNOTES, _wrap(_first, f"{W}ins"), "MH621"),
    "a deletion in a note": (FOOTNOTES, _wrap(_first, f"{W}del"), "MH621"),
    "a deletion in a control": (DOCUMENT, lambda root: put(_control(root), "del", id="9"), "MH643"),
    "a deleted paragraph": (DOCUMENT, _wrap(lambda root: paragraph(root, "needs of"), f"{W}del"), "MH645"),
    "a deleted end of a paragraph": (DOCUMENT, _deleted, "MH628"),
    "deleted words": (DOCUMENT, lambda root: child(_words(root), "delText"), "MH621"),
    "a sign of a face": (DOCUMENT, lambda root: put(_words(root), "sym", char="F04A"), "MH621"),
    "a hyphen that may be seen": (DOCUMENT, lambda root: child(_words(root), "softHyphen"), "MH621"),
    "a formula": (DOCUMENT, _before(f"{M}oMath"), "MH621"),
    "a simple field": (DOCUMENT, _before(f"{W}fldSimple", instr="DATE"), "MH621"),
    "the begin of a comment": (DOCUMENT, _before(f"{W}commentRangeStart", id="9"), "MH621"),
    "the mark of a comment": (DOCUMENT, lambda root: put(_words(root), "commentReference", id="9"), "MH621"),
    "a permission": (DOCUMENT, _before(f"{W}permStart", id="9"), "MH621"),
    "a change of properties": (DOCUMENT, lambda root: put(_words(root), "rPr", "rPrChange", id="9"), "MH629"),
    "a change of a paragraph": (
        DOCUMENT, lambda root: put(paragraph(root, "needs of"), "pPr", "pPrChange", id="9"), "MH628"
    ),
    "a field that is locked": (
        DOCUMENT, lambda root: next(root.iter(f"{W}fldChar")).set(f"{W}fldLock", "1"), "MH625"
    ),
    "a mark of who wrote words": (DOCUMENT, lambda root: _words(root).set(f"{W}rsidR", "00AB12CD"), "MH621"),
    "a mark of who wrote a paragraph": (
        DOCUMENT, lambda root: paragraph(root, "needs of").set(f"{W}rsidRDefault", "00AB12CD"), "MH621"
    ),
    "an end of a bookmark moved by Word": (
        DOCUMENT, lambda root: next(root.iter(f"{W}bookmarkEnd")).set(f"{W}displacedByCustomXml", "next"), "MH623"
    ),
}  # fmt: skip


@pytest.mark.parametrize("kind", DAMAGES)
def test_damage_is_found(everything: Document, everything_docx: bytes, kind: str) -> None:
    part, change, code = DAMAGES[kind]
    assert code in {fault.code for fault in verify_docx(everything, changed(everything_docx, part, change))}


@pytest.mark.parametrize("name", ["proofErr", "lastRenderedPageBreak"])
def test_what_word_notes_for_itself_may_pass(everything: Document, everything_docx: bytes, name: str) -> None:
    def change(root: Any) -> None:
        node = _words(root)
        if name == "proofErr":
            node.addprevious(etree.Element(f"{W}{name}", {f"{W}type": "spellStart"}))
        else:
            node.insert(1, etree.Element(f"{W}{name}"))
        properties = node.find(f"{W}rPr")
        if not len(properties):
            node.remove(properties)

    assert verify_docx(everything, changed(everything_docx, DOCUMENT, change)) == ()
