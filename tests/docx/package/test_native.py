"""Everything is native: styles, headings, notes, fields, bound values, properties."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from typing import Any
from zipfile import ZipFile

from docx_files import TESTS, document_of, part, read, written
from lxml import etree
from stream import lines_of

from pipeline.document.model import Document
from pipeline.ooxml.opened import W
from pipeline.verify.expected.document import expected
from pipeline.verify.piece import collapse

WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"


def test_python_docx_reads_the_words_in_order(
    letter: Document, letter_docx: bytes, word: Callable[[bytes], Any]
) -> None:
    document = word(letter_docx)
    text = [collapse(paragraph.text) for paragraph in document.paragraphs]
    place = text.index(lines_of(letter)[0].words(calls=False))
    had = " ".join(text[place:]).split()
    assert had == [each for line in lines_of(letter) for each in line.words(calls=False).split()]


def test_no_direct_formatting_where_a_style_can_say_it(everything_docx: bytes) -> None:
    document = part(everything_docx, "word/document.xml")
    in_paragraphs = {child.tag for node in document.iter(f"{W}pPr") for child in node}
    assert in_paragraphs <= {
        f"{W}{name}" for name in ("pStyle", "keepNext", "numPr", "bidi", "pageBreakBefore", "sectPr")
    }
    runs = list(document.iter(f"{W}rPr"))
    in_runs = {child.tag for node in runs for child in node}
    spacing = {f"{W}spacing", f"{W}w"}  # taken away from words of a script that has none, whatever their style
    assert in_runs <= spacing | {f"{W}{name}" for name in ("rStyle", "lang", "rtl", "vertAlign")}
    closed = [node for node in runs if any(child.tag in spacing for child in node)]
    assert closed
    for node in closed:
        assert (node.find(f"{W}spacing").get(f"{W}val"), node.find(f"{W}w").get(f"{W}val")) == ("0", "100")
        (lang,) = node.iter(f"{W}lang")
        assert {f"{W}bidi", f"{W}eastAsia"} & set(lang.attrib)


def test_gallery_is_short_and_every_style_is_named(letter_docx: bytes, word: Callable[[bytes], Any]) -> None:
    styles = word(letter_docx).styles
    shown = [style.name for style in styles if style.quick_style]
    assert {"Recital", "Operative Paragraph", "Single Text", "Quotation", "Signature Block"} <= set(shown)
    assert len(shown) <= 24
    latent = styles.latent_styles
    assert latent.default_to_hidden
    assert not latent.default_to_quick_style
    used = {paragraph.style.style_id for paragraph in word(letter_docx).paragraphs}
    assert {"Recital", "OperativeParagraph", "Participant", "SingleText", "AnnexHeading"} <= used
    assert "Normal" not in used


def test_navigation_pane_shows_letter_annex_and_headings(letter: Document, letter_docx: bytes) -> None:
    shown = [(each.outline, each.text) for each in read(letter_docx) if each.outline]
    assert [level for level, _ in shown] == [1, 1, 2, 3, 3, 3, 3, 3, 3]
    assert shown[0][1] == letter.title
    assert [text for _, text in shown[3:7]] == ["RECALLING", "CONSCIOUS", "DECLARE", "AGREE"]


def test_notes_are_footnotes_with_separators(letter_docx: bytes) -> None:
    footnotes = part(letter_docx, "word/footnotes.xml")
    kinds = [node.get(f"{W}type", "normal") for node in footnotes]
    assert kinds == ["separator", "continuationSeparator", "normal", "normal"]
    document = part(letter_docx, "word/document.xml")
    references = list(document.iter(f"{W}footnoteReference"))
    assert [node.get(f"{W}customMarkFollows") for node in references] == ["1", "1"]


def test_note_with_several_marks_is_one_footnote(everything: Document, everything_docx: bytes) -> None:
    fields = [each.instruction for one in read(everything_docx) for each in one.fields]
    again = [one for one in fields if one[0] == "QUOTE" and not one[3].startswith("coverPage")]
    calls = [call.note.id for call in expected(everything).calls if not call.note.id.startswith("coverPage")]
    assert len(again) == len(calls) - len(set(calls)) > 0


def test_signs_of_a_reissued_symbol_call_their_note(everything_docx: bytes) -> None:
    symbol = next(each for each in read(everything_docx) if each.style == "Symbol")
    assert symbol.marked == "A/80/999***-S/2025/…***"
    assert [mark for _, mark in symbol.notes] == ["***"]
    assert [(each.instruction[0], each.mark) for each in symbol.fields] == [("REF", True)]


def test_references_and_contents_are_fields_with_their_results(everything_docx: bytes) -> None:
    fields = {" ".join(each.instruction): each.result for one in read(everything_docx) for each in one.fields}
    kinds = {instruction.split()[0] for instruction in fields}
    assert {"REF", "PAGEREF", "SEQ", "QUOTE"} <= kinds
    assert all(result for instruction, result in fields.items() if not instruction.startswith(("TOC", "TC ")))
    assert not any(result for instruction, result in fields.items() if instruction.startswith("TC "))
    assert {result for instruction, result in fields.items() if instruction.startswith("PAGEREF")} == {"7"}
    assert "updateFields" not in ZipFile(BytesIO(everything_docx)).read("word/settings.xml").decode()


def test_contents_is_one_field_around_its_entries(everything_docx: bytes) -> None:
    document = part(everything_docx, "word/document.xml")
    lines = [node for node in document.iter(f"{W}p") if _style(node).startswith("TOC") and _style(node) != "TOCHeading"]
    first = "".join(node.text or "" for node in lines[0].iter(f"{W}instrText"))
    assert first.strip().startswith("TOC ")
    kinds = [node.get(f"{W}fldCharType") for line in lines for node in line.iter(f"{W}fldChar")]
    assert kinds.count("begin") == kinds.count("end") == len(lines) + 1


def test_bookmarks_are_valid_and_single(everything_docx: bytes) -> None:
    document = part(everything_docx, "word/document.xml")
    names = [node.get(f"{W}name", "") for node in document.iter(f"{W}bookmarkStart")]
    assert len({name.lower() for name in names}) == len(names)
    assert all(len(name) <= 40 and name.isascii() and name.replace("_", "a").isalnum() for name in names)
    starts = [node.get(f"{W}id") for node in document.iter(f"{W}bookmarkStart")]
    assert sorted(starts) == sorted(node.get(f"{W}id") for node in document.iter(f"{W}bookmarkEnd"))


def test_values_of_the_masthead_are_stored_once(everything_docx: bytes) -> None:
    record = part(everything_docx, "customXml/item1.xml")
    values = {etree.QName(node).localname: node.text for node in record}
    assert len(values) == len(record)
    bound: dict[str, set[str]] = {}
    for name in ZipFile(BytesIO(everything_docx)).namelist():
        if name.startswith("word/") and name.endswith(".xml"):
            for control in part(everything_docx, name).iter(f"{W}sdt"):
                tag = control.find(f"{W}sdtPr/{W}tag").get(f"{W}val")
                text = "".join(node.text or "" for node in control.iter(f"{W}t"))
                assert text == values[tag]
                bound.setdefault(tag, set()).add(name)
    assert bound.keys() == values.keys()
    assert {"word/document.xml", "word/header-odd.xml", "word/header-even.xml"} <= bound["symbol-1"]
    assert {"word/footer-odd.xml", "word/footer-even.xml", "word/footer-first.xml"} <= bound["job-number"]


def test_no_fact_of_the_masthead_is_stored_twice(everything: Document, everything_docx: bytes) -> None:
    said = [node.text for node in part(everything_docx, "customXml/item1.xml")]
    assert {organ: said.count(organ) for organ in everything.masthead.organs} == {
        "General Assembly": 1,
        "Security Council": 1,
    }
    tags = [
        (control.find(f"{W}sdtPr/{W}tag").get(f"{W}val"), "".join(node.text or "" for node in control.iter(f"{W}t")))
        for control in part(everything_docx, "word/document.xml").iter(f"{W}sdt")
    ]
    for organ in everything.masthead.organs:
        shown = [tag for tag, text in tags if text == organ]
        assert len(shown) == 2, "above, and at the head of its left block"
        assert len(set(shown)) == 1, "both lead to one value"


def test_sittings_and_subsidiary_bodies_are_bound(everything_docx: bytes) -> None:
    controls = list(part(everything_docx, "word/document.xml").iter(f"{W}sdt"))
    said = ["".join(node.text or "" for node in control.iter(f"{W}t")) for control in controls]
    at = said.index("9–30 September 2025")
    assert said[at - 1] == "New York,"
    at = said.index("Shared")
    assert said[at - 1 : at + 2] == ["Committee on", "Shared", "Waters"]
    assert [_style_of_run(control) for control in controls[at - 1 : at + 2]] == ["", "Emphasis", ""]
    assert len(said) == len([text for text in said if text.strip()])


def _style_of_run(control: etree._Element) -> str:
    found = control.find(f"{W}sdtContent/{W}r/{W}rPr/{W}rStyle")
    return "" if found is None else str(found.get(f"{W}val"))


def test_properties_say_what_it_is(everything: Document, everything_docx: bytes, word: Callable[[bytes], Any]) -> None:
    core = word(everything_docx).core_properties
    assert core.title == everything.title
    assert core.author == everything.masthead.united_nations
    assert core.created.isoformat() == f"{everything.masthead.date}T00:00:00+00:00"
    custom = {node.get("name"): "".join(node.itertext()) for node in part(everything_docx, "docProps/custom.xml")}
    assert {"symbol", "session-1", "agendaItem-1", "jobNumber", "status"} <= custom.keys()


def test_languages_and_directions_are_marked(everything_docx: bytes) -> None:
    document = part(everything_docx, "word/document.xml")
    languages = [node.attrib for node in document.iter(f"{W}lang")]
    assert any("ar-SA" in each.values() for each in languages)
    assert any("zh-CN" in each.values() for each in languages)
    assert any("fr-FR" in each.values() for each in languages)
    assert list(document.iter(f"{W}rtl"))
    assert {node.get(f"{W}val") for node in document.iter(f"{W}bidi")} == {"1"}


def test_tables_have_head_rows_and_pictures_have_words(everything_docx: bytes) -> None:
    document = part(everything_docx, "word/document.xml")
    masthead, *tables = document.iter(f"{W}tbl")
    rows = [row for table in tables for row in table.iter(f"{W}tr")]
    assert len(list(masthead.iter(f"{W}tr"))) == 3
    whole = [row for row in rows if row.find(f".//{W}numPr") is None]  # a page may end in one with lists
    assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in whole)
    assert [row for row in rows if row.find(f"{W}trPr/{W}tblHeader") is not None]
    pictures = list(document.iter(f"{WP}docPr"))
    assert pictures
    assert all(node.get("descr") for node in pictures)
    numbers = [node.get("id") for node in pictures]
    assert len(set(numbers)) == len(numbers)


def test_heads_and_feet_are_three_and_pages_turn(everything_docx: bytes) -> None:
    document = part(everything_docx, "word/document.xml")
    sections = list(document.iter(f"{W}sectPr"))
    first = sections[0]
    assert first.find(f"{W}titlePg") is not None
    kinds = sorted(f"{etree.QName(node).localname} {node.get(f'{W}type')}" for node in first if "Reference" in node.tag)
    assert kinds == [
        f"{part_}Reference {kind}" for part_ in ("footer", "header") for kind in ("default", "even", "first")
    ]
    sizes = [section.find(f"{W}pgSz").get(f"{W}orient") for section in sections]
    assert "landscape" in sizes
    assert sizes[-1] is None
    assert part(everything_docx, "word/settings.xml").find(f"{W}evenAndOddHeaders") is not None


def _style(node: etree._Element) -> str:
    found = node.find(f"{W}pPr/{W}pStyle")
    return "" if found is None else found.get(f"{W}val", "")


def test_marks_of_notes_are_words_own_superscript(everything_docx: bytes, word: Callable[[bytes], Any]) -> None:
    styles = {style.style_id: style for style in word(everything_docx).styles}
    for name in ("FootnoteReference", "FootnoteMark"):
        assert styles[name].font.superscript
        assert styles[name].font.size is None, "Word's superscript has a size already"


def test_under_a_title_of_a_request_the_next_has_no_space_of_its_own(word: Callable[[bytes], Any]) -> None:
    text = (TESTS / "look" / "sources" / "request.xml").read_text(encoding="utf-8")
    paragraphs = {each.text: each for each in word(written(document_of(text))).paragraphs}
    assert paragraphs["Request for the inclusion of an item"].style.paragraph_format.space_before.pt > 0
    for after in ("Observer status for the League of Sheep", "Bravo"):
        assert paragraphs[after].style.paragraph_format.space_before.pt == 0


def test_raised_and_lowered_words_have_styles(everything_docx: bytes) -> None:
    styles = part(everything_docx, "word/styles.xml")
    for name, words, value in (("document", "2", "Subscript"), ("footnotes", "2", "Superscript")):
        root = part(everything_docx, f"word/{name}.xml")
        assert list(root.iter(f"{W}vertAlign")) == []
        styled = [node for node in root.iter(f"{W}rStyle") if node.get(f"{W}val") == value]
        assert ["".join(node.getparent().getparent().itertext()) for node in styled] == [words]
        look = next(node for node in styles.iter(f"{W}style") if node.get(f"{W}styleId") == value)
        assert look.find(f"{W}rPr/{W}vertAlign").get(f"{W}val") == value.lower()
