"""The working copy with its comments, and the letter as the mission signs it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from docx_files import document_of, part, written
from openxml_audit import OpenXmlValidator

from pipeline.document.model import Document
from pipeline.errors import NOWHERE, Passage, Place
from pipeline.ooxml.opened import W
from pipeline.render.docx import Comment, Form


@pytest.fixture(scope="module")
def comments(lima: Path) -> tuple[Comment, ...]:
    lines = lima.read_text(encoding="utf-8").splitlines()
    line = next(number for number, text in enumerate(lines, 1) if "That the issue of international migration" in text)
    third = Place(str(lima), line, lines[line - 1].index("<") + 1)
    return (
        Comment(Passage(third), "MH207: check the spelling", "masthead check", "2006-06-07"),
        Comment(Passage(third), "and this", "masthead check", "2006-06-07T10:00:00Z"),
        Comment(Passage(NOWHERE), "about the whole", "masthead check", ""),
    )


@pytest.fixture(scope="module")
def working(letter: Document, comments: tuple[Comment, ...]) -> bytes:
    return written(letter, review=True, comments=comments)


def test_comments_stand_at_their_text(
    working: bytes, comments: tuple[Comment, ...], word: Callable[[bytes], Any]
) -> None:
    found = list(word(working).comments)
    assert [comment.text for comment in found] == [comment.text for comment in comments]
    assert {comment.author for comment in found} == {"masthead check"}
    document = part(working, "word/document.xml")
    ranged = {
        start.get(f"{W}id"): "".join(node.text or "" for node in start.getparent().iter(f"{W}t")).replace("\u00a0", " ")
        for start in document.iter(f"{W}commentRangeStart")
    }
    assert ranged["0"].startswith("That the issue of international migration")
    assert ranged["2"].startswith("Letter dated 7 June 2006")
    assert len(list(document.iter(f"{W}commentReference"))) == 3


def test_working_copy_has_line_numbers_and_a_wide_margin(letter_docx: bytes, working: bytes) -> None:
    plain, review = (part(data, "word/document.xml").find(f".//{W}sectPr") for data in (letter_docx, working))
    assert plain.find(f"{W}lnNumType") is None
    assert review.find(f"{W}lnNumType").get(f"{W}countBy") == "1"
    margins = [int(section.find(f"{W}pgMar").get(f"{W}right")) for section in (plain, review)]
    assert margins[1] - margins[0] >= 400
    indent = part(working, "word/styles.xml").find(f"{W}style[@{W}styleId='SingleText']/{W}pPr/{W}ind")
    assert margins[1] + int(indent.get(f"{W}right")) >= 2.5 * 1440  # from the column to the edge of the page, in twips
    assert int(review.find(f"{W}pgMar").get(f"{W}left")) >= 0.5 * 1440  # where line numbers stand, still on the sheet


def test_margin_to_write_in_is_where_lines_end() -> None:
    arabic = document_of(_LETTER.replace('xml:lang="en"', 'xml:lang="ar"'))
    margins = part(written(arabic, review=True), "word/document.xml").find(f".//{W}pgMar")
    assert int(margins.get(f"{W}left")) > int(margins.get(f"{W}right")) >= 0.5 * 1440


def test_every_signature_of_a_working_copy_has_line_numbers() -> None:
    two = _SIGNATURE + _SIGNATURE.replace("de Rivero", "Flores")
    document = document_of(_LETTER.replace(f"<closing>{_SIGNATURE}", f'<closing grid="true">{two}'))
    for review, inside in ((False, 2), (True, 0)):
        text = part(written(document, review=review), "word/document.xml")
        styles = f"{W}pPr/{W}pStyle[@{W}val='SignatureGrid']"
        found = [paragraph for paragraph in text.iter(f"{W}p") if paragraph.find(styles) is not None]
        assert len(found) == 2
        assert len([each for each in found if next(each.iterancestors(f"{W}tbl"), None) is not None]) == inside


def test_working_copy_is_valid(working: bytes, tmp_path: Path) -> None:
    path = tmp_path / "working.docx"
    path.write_bytes(working)
    assert [str(error) for error in OpenXmlValidator().validate(str(path)).errors] == []


@pytest.fixture(scope="module")
def submitted() -> bytes:
    return written(document_of(_LETTER), form=Form.SUBMISSION)


def test_mission_signs_a_letter_without_masthead(submitted: bytes, word: Callable[[bytes], Any]) -> None:
    text = [paragraph.text.replace("\u00a0", " ") for paragraph in word(submitted).paragraphs if paragraph.text]
    assert text == [
        "PERMANENT MISSION OF PERU",
        "7-1-SG/12",
        "7 June 2006",
        "Excellency,",
        "I have the honour to write.",
        "Accept, Excellency, the assurances of my highest consideration.",
        "Oswaldo de Rivero\nAmbassador",
        "President of the General Assembly",
        (
            "Annex to the letter dated 7 June 2006 from the Permanent Representative of Peru addressed to the "
            "President of the General Assembly"
        ),
        "Words.",
    ]
    assert not word(submitted).tables


def test_mission_has_room_to_sign_and_no_symbol_in_the_heads(submitted: bytes, word: Callable[[bytes], Any]) -> None:
    document = word(submitted)
    signing = next(paragraph for paragraph in document.paragraphs if paragraph.style.name == "Space to Sign")
    assert signing.style.paragraph_format.space_before.pt >= 36
    section = document.sections[0]
    heads = (section.header, section.even_page_header)
    assert {paragraph.text for head in heads for paragraph in head.paragraphs} == {""}
    assert not section.different_first_page_header_footer


def test_submission_is_valid(submitted: bytes, tmp_path: Path) -> None:
    path = tmp_path / "submitted.docx"
    path.write_bytes(submitted)
    assert [str(error) for error in OpenXmlValidator().validate(str(path)).errors] == []


_SIGNATURE = "<signature><name>Oswaldo <surname>de Rivero</surname></name><post>Ambassador</post></signature>"
_LETTER = f"""<document xmlns="urn:masthead:source:1" xml:lang="en" status="draft">
<masthead><issue organ="general-assembly" session="61"><symbol>A/61/1</symbol></issue><issued when="2006-06-12"/>
<original in="en"/><job state="unassigned"/></masthead>
<letter><letterhead><mission>PERMANENT MISSION OF PERU</mission><reference>7-1-SG/12</reference>
<salutation>Excellency,</salutation>
<complimentary>Accept, Excellency, the assurances of my highest consideration.</complimentary></letterhead>
<title><kind>Letter</kind> dated <date when="2006-06-07">7 June 2006</date> from the <sender>Permanent Representative
of Peru</sender> addressed to the <addressee>President of the General Assembly</addressee></title>
<body><paragraph>I have the honour to write.</paragraph></body>
<closing>{_SIGNATURE}</closing>
</letter><annex><body><paragraph>Words.</paragraph></body></annex></document>"""
