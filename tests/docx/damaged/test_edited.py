"""A copy that Word or LibreOffice has saved, or in which changes are tracked, is compared in what it says."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from docx_changes import DOCUMENT, SETTINGS, STYLES, Change, W, changed, paragraph, put, run, style
from docx_changes import said as words
from lxml import etree
from office import WORD, all_converted

from pipeline.document.model import Document
from pipeline.verify.docx import verify_docx

_SAID = frozenset({"MH621", "MH622", "MH624", "MH627", "MH641", "MH646", "MH648"})
_BY = {f"{W}id": "900", f"{W}author": "A", f"{W}date": "2025-08-21T00:00:00Z"}


def _around(find: Callable[[Any], Any], name: str) -> Change:
    """An element around what is found."""

    def change(root: Any) -> None:
        node = find(root)
        around = etree.Element(f"{W}{name}", _BY if name in ("ins", "del") else {})
        node.addprevious(around)
        around.append(node)

    return change


def _words(root: Any) -> Any:
    return run(root, "needs of")


def _deleted(words: str) -> Any:
    """A run that Word keeps as deleted."""
    made = etree.Element(f"{W}del", _BY)
    etree.SubElement(etree.SubElement(made, f"{W}r"), f"{W}delText").text = words
    return made


def _split(root: Any) -> None:
    """Word parts runs wherever it has something to note."""
    node = _words(root)
    for text in node.iter(f"{W}t"):
        for place, sign in enumerate(text.text or ""):
            made = etree.fromstring(etree.tostring(node))
            for each in made.iter(f"{W}t"):
                each.text = sign
                each.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
            made.set(f"{W}rsidR", f"00AB12{place:02X}")
            node.addprevious(made)
    node.getparent().remove(node)


def _sessions(root: Any) -> None:
    for node in root.iter(f"{W}p", f"{W}r"):
        node.set(f"{W}rsidR", "00AB12CD")
        node.set(f"{W}rsidRDefault", "00AB12CD")


def _spelling(root: Any) -> None:
    _words(root).addprevious(etree.Element(f"{W}proofErr", {f"{W}type": "spellStart"}))
    _words(root).insert(1, etree.Element(f"{W}lastRenderedPageBreak"))


def _new_paragraph_taken_back(root: Any) -> None:
    """A paragraph that was added and whose end was deleted again goes on in the next one."""
    node = paragraph(root, "needs of")
    made = etree.fromstring(
        f'<w:p xmlns:w="{W[1:-1]}"><w:pPr><w:rPr><w:del w:id="9" w:author="A"/></w:rPr></w:pPr></w:p>'
    )
    made.append(_deleted("Another recital;"))
    node.addprevious(made)


def _deleted_row(root: Any) -> None:
    row = next(node for node in root.iter(f"{W}tr") if "Zenda" in "".join(node.itertext()))
    made = etree.fromstring(etree.tostring(row))
    put(made, "trPr", "del", id="9", author="A")
    for mark in [*made.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd")]:
        mark.getparent().remove(mark)
    row.addnext(made)


SAME: dict[str, tuple[str, Change]] = {
    "sessions of editing": (DOCUMENT, _sessions),
    "marks of spelling and pages": (DOCUMENT, _spelling),
    "runs in parts": (DOCUMENT, _split),
    "an insertion": (DOCUMENT, _around(_words, "ins")),
    "a smart tag": (DOCUMENT, _around(_words, "smartTag")),
    "deleted words": (DOCUMENT, lambda root: _words(root).addprevious(_deleted("urgent "))),
    "a change of type": (DOCUMENT, lambda root: put(_words(root), "rPr", "rPrChange", id="9", author="A")),
    "a change of a paragraph": (DOCUMENT, lambda root: put(paragraph(root, "needs of"), "pPr", "pPrChange", id="9")),
    "a paragraph taken back": (DOCUMENT, _new_paragraph_taken_back),
    "another size": (STYLES, lambda root: put(style(root, "SingleText"), "rPr", "sz", val="60")),
    "another face": (DOCUMENT, lambda root: put(_words(root), "rPr", "rFonts", ascii="Calibri")),
    "another indent": (DOCUMENT, lambda root: put(paragraph(root, "needs of"), "pPr", "ind", left="99")),
    "other margins": (DOCUMENT, lambda root: put(next(root.iter(f"{W}sectPr")), "pgMar", left="1440")),
    "changes are tracked": (SETTINGS, lambda root: put(root, "trackRevisions")),
    "a setting of Word": (SETTINGS, lambda root: put(root, "rsids", "rsidRoot", val="00AB12CD")),
}  # fmt: skip


@pytest.mark.parametrize("kind", SAME)
def test_what_says_the_same_is_the_same(everything: Document, everything_docx: bytes, kind: str) -> None:
    part, change = SAME[kind]
    assert verify_docx(everything, changed(everything_docx, part, change)) == ()


def test_deleted_row_is_no_row(everything: Document, everything_docx: bytes) -> None:
    assert verify_docx(everything, changed(everything_docx, DOCUMENT, _deleted_row)) == ()


def _inserted(words: str) -> Any:
    made = etree.Element(f"{W}ins", _BY)
    etree.SubElement(etree.SubElement(made, f"{W}r"), f"{W}t").text = words
    return made


OTHER: dict[str, tuple[Change, str]] = {
    "words that are inserted": (
        lambda root: _words(root).addprevious(_inserted("urgent ")), "urgent"
    ),
    "words that are deleted": (_around(_words, "del"), "needs of"),
}  # fmt: skip


@pytest.mark.parametrize("kind", OTHER)
def test_tracked_change_is_a_difference_in_words(everything: Document, everything_docx: bytes, kind: str) -> None:
    change, words = OTHER[kind]
    faults = verify_docx(everything, changed(everything_docx, DOCUMENT, change))
    assert any(fault.code == "MH621" and words in f"{fault.wrong} {fault.expected}" for fault in faults)


@pytest.mark.long
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_a_copy_of_libreoffice_says_the_same_words(
    everything: Document, everything_docx: bytes, tmp_path: Path
) -> None:
    """Numbers, languages, cells and notes too; and a changed word is told."""
    (tmp_path / "copy.docx").write_bytes(everything_docx)
    saved = all_converted([tmp_path / "copy.docx"], WORD, tmp_path / "saved")["copy"].read_bytes()
    said = [fault for fault in verify_docx(everything, saved) if fault.code in _SAID]
    assert said == []
    other = changed(saved, DOCUMENT, words("needs of", "wants of"))
    told = {fault.wrong for fault in verify_docx(everything, other) if fault.code == "MH621"}
    assert any("The wants of" in wrong for wrong in told)
