"""The table of contents is live: an update of the whole table in Word gives the entries that it shows."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from docx_changes import DOCUMENT, changed
from docx_files import EVERYTHING, document_of, part, read, written
from lxml import etree

from pipeline.document.model import Document
from pipeline.ooxml.opened import W
from pipeline.options import Options
from pipeline.outputs import Format
from pipeline.render.docx import Form
from pipeline.stages import PIPELINE, Work, run
from pipeline.verify.docx import verify_docx
from pipeline.verify.docx.fields.contents import Entry, computed
from pipeline.verify.docx.fields.contents_read import ReadContents, read_contents
from pipeline.verify.docx.package.styles import Styles


def _made(data: bytes, code: str = "", separator: str = ",") -> tuple[ReadContents, list[Entry]]:
    """The table as it is shown, and as Word makes it."""
    styles = Styles(part(data, "word/styles.xml"))
    marks, (table,) = read_contents(read(data), styles)
    return table, computed(code or table.code, read(data), marks, styles, separator)


def test_an_update_gives_the_same_entries_on_the_same_levels(everything: Document, everything_docx: bytes) -> None:
    table, made = _made(everything_docx)
    shown = [(line.level, line.text) for line in table.lines]
    assert [(entry.level, entry.text) for entry in made] == shown
    assert shown == [(entry.level, entry.text) for entry in everything.outline if entry.level <= 3]
    assert (1, "Annex I: Strelsau Declaration on the Waters of the Basin") in shown
    assert {(2, "RECALLING"), (2, "I. Introduction"), (3, "A. Quantity")} <= set(shown)
    assert all(line.to in entry.at for line, entry in zip(table.lines, made, strict=True))


@pytest.mark.parametrize("separator", [",", ";"])
def test_it_does_so_whatever_the_machine_parts_lists_with(everything_docx: bytes, separator: str) -> None:
    table, made = _made(everything_docx, separator=separator)
    assert [entry.text for entry in made] == [line.text for line in table.lines]


def test_outline_levels_and_styles_would_make_another_table(everything_docx: bytes) -> None:
    """What was weighed: levels of the outline, which titles of annexes have too, and styles, parted by one sign."""
    by_level = {(entry.level, entry.text) for entry in _made(everything_docx, r'TOC \o "1-3" \h \z \u')[1]}
    assert {(2, "Strelsau Declaration on the Waters of the Basin"), (3, "RECALLING")} <= by_level
    assert not [text for _, text in by_level if text == "A. Quantity" or text.startswith("Annex I:")]
    by_style = r'TOC \t "Group Heading,2,House Heading 1 Level 3,2"'
    assert {entry.text for entry in _made(everything_docx, by_style)[1]} >= {"RECALLING", "I. Introduction"}
    assert _made(everything_docx, by_style, ";")[1] == []


def test_marks_show_nothing_and_say_their_language(everything_docx: bytes) -> None:
    body = part(everything_docx, "word/document.xml")
    codes = [node for node in body.iter(f"{W}instrText") if node.text == "بيان بشأن المياه"]
    assert [node.getparent().find(f"{W}rPr/{W}rtl") is not None for node in codes] == [True]
    assert not [text for text in (each.text for each in read(everything_docx)) if "\\f C" in text]


def test_quotation_marks_in_a_heading_end_no_mark() -> None:
    said = 'Use of the word “water” and of "river" \\ {stream}'
    data = written(document_of(_SOURCE.format(heading=said)))
    table, made = _made(data)
    assert [entry.text for entry in made] == [line.text for line in table.lines]
    assert made[-1].text == said
    raw = "".join(node.text or "" for node in part(data, "word/document.xml").iter(f"{W}instrText"))
    assert r"\“water\” and of \"river\" \\ {stream}" in raw


def test_a_document_without_a_table_has_no_marks(letter_docx: bytes) -> None:
    raw = "".join(node.text or "" for node in part(letter_docx, "word/document.xml").iter(f"{W}instrText"))
    assert " TC " not in raw


_UNPAGED: dict[str, dict[str, Any]] = {
    "working copy": {"review": True},
    "submission": {"form": Form.SUBMISSION},
    "working copy of the submission": {"form": Form.SUBMISSION, "review": True},
}


def _verified(document: Document, data: bytes, form: str) -> set[str]:
    asked = _UNPAGED[form]
    found = verify_docx(document, data, submission="form" in asked, review=asked.get("review", False))
    return {fault.code for fault in found}


@pytest.mark.parametrize("form", _UNPAGED)
def test_forms_with_other_pages_have_tables_without_pages_also_after_an_update(everything: Document, form: str) -> None:
    data = written(everything, pages={entry.target: 7 for entry in everything.outline}, **_UNPAGED[form])
    table, made = _made(data)
    assert table.code.split() == ["TOC", "\\f", "C", "\\l", '"1-3"', "\\n", "\\h", "\\z"]
    assert [(line.level, line.text) for line in table.lines] == [(entry.level, entry.text) for entry in made]
    assert not any(line.page for line in table.lines)
    assert not any(entry.paged for entry in made)
    raw = part(data, DOCUMENT)
    assert "PAGEREF" not in "".join(node.text or "" for node in raw.iter(f"{W}instrText"))
    styles = [f"TOC{level}" for level in range(1, 4)]
    lines = [next(node.iterancestors(f"{W}p")) for node in raw.iter(f"{W}pStyle") if node.get(f"{W}val") in styles]
    assert len(lines) == len(made)
    assert not [each for each in lines if each.find(f".//{W}tab") is not None]
    assert _verified(everything, data, form) == set()


def _with_pages(root: etree._Element) -> None:
    code = _code(root, ' TOC \\f C \\l "1-3" \\n \\h \\z ')
    code.text = (code.text or "").replace("\\n ", "")


@pytest.mark.parametrize("form", _UNPAGED)
def test_verify_finds_a_table_that_an_update_would_give_pages(everything: Document, form: str) -> None:
    data = written(everything, **_UNPAGED[form])
    assert "MH625" in _verified(everything, changed(data, DOCUMENT, _with_pages), form)


def test_verify_finds_pages_that_the_form_has_not(everything: Document, everything_docx: bytes) -> None:
    assert "MH625" in {fault.code for fault in verify_docx(everything, written(everything, review=True))}
    assert "MH625" in {fault.code for fault in verify_docx(everything, everything_docx, review=True)}


def test_the_switch_can_name_levels(everything_docx: bytes) -> None:
    made = _made(everything_docx, r'TOC \f C \l "1-3" \n "2-3" \h \z')[1]
    assert {entry.level for entry in made if entry.paged} == {1}
    assert {entry.level for entry in made if not entry.paged} == {2, 3}


@pytest.mark.parametrize("form", [{"review": True}, {"form": "submission"}])
def test_no_layout_is_asked_for_them(form: dict[str, Any]) -> None:
    options = Options(formats=(Format.DOCX,), **form)
    work = run(Work(EVERYTHING, "everything", options), PIPELINE)
    assert work.maker is None


def _without_mark(root: etree._Element) -> None:
    _code(root, "DECLARE").text = "DECLARES"


def _other_level(root: etree._Element) -> None:
    node = next(node for node in root.iter(f"{W}instrText") if (node.text or "").endswith("\\l 3 "))
    node.text = (node.text or "").replace("\\l 3", "\\l 2")


def _by_outline(root: etree._Element) -> None:
    _code(root, r' TOC \f C \l "1-3" \h \z ').text = r' TOC \o "1-3" \h \z \u '


def _other_page(root: etree._Element) -> None:
    nodes = [node for node in root.iter(f"{W}instrText") if "PAGEREF" in (node.text or "")]
    nodes[0].text = nodes[1].text


def _no_pages(root: etree._Element) -> None:
    _code(root, r' TOC \f C \l "1-3" \h \z ').text = r' TOC \f C \l "1-3" \n \h \z '


def _in_a_bookmark(root: etree._Element) -> None:
    """A reference to the heading would bring the mark along."""
    paragraph = next(_code(root, "DECLARE").iterancestors(f"{W}p"))
    paragraph.append(paragraph.findall(f"{W}bookmarkEnd")[-1])


def test_marks_stand_at_the_end_of_their_paragraph(everything_docx: bytes) -> None:
    """In a DOC, LibreOffice joins a paragraph that begins with one to the paragraph before it."""
    marks = [node for node in part(everything_docx, "word/document.xml").iter(f"{W}instrText")
             if (node.text or "").startswith(" TC ")]  # fmt: skip
    assert marks
    for mark in marks:
        paragraph = next(mark.iterancestors(f"{W}p"))
        assert [node for node in mark.itersiblings(f"{W}t") if node.text] == []
        after = paragraph[list(paragraph).index(mark.getparent()) :]
        assert not [node for run in after for node in run.iter(f"{W}t", f"{W}bookmarkEnd")]


def _code(root: etree._Element, text: str) -> etree._Element:
    return next(node for node in root.iter(f"{W}instrText") if node.text == text)


@pytest.mark.parametrize("damage", [_without_mark, _other_level, _by_outline, _in_a_bookmark, _other_page, _no_pages])
def test_verify_finds_a_table_that_word_would_make_otherwise(
    everything: Document, everything_docx: bytes, damage: Callable[[etree._Element], None]
) -> None:
    assert verify_docx(everything, everything_docx) == ()
    found = verify_docx(everything, changed(everything_docx, DOCUMENT, damage))
    assert {fault.code for fault in found} == {"MH625"}


_SOURCE = """<document xmlns="urn:masthead:source:1" xml:lang="en" status="draft">
<masthead><issue organ="general-assembly" session="61"><symbol>A/61/1</symbol></issue><issued when="2006-06-12"/>
<original in="en"/><job state="unassigned"/></masthead>
<letter><title><kind>Letter</kind> dated <date when="2006-06-07">7 June 2006</date></title>
<body><paragraph>I have the honour to write.</paragraph></body></letter>
<annex><title>Report</title><body><contents depth="2"/><section><heading>{heading}</heading>
<paragraph>Words.</paragraph></section></body></annex></document>"""
