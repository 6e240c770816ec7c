"""Styles that are no function of text have the type of the function that they print, as Word resolves it."""

from __future__ import annotations

import pytest
from docx.oxml.ns import qn
from docx_files import TESTS, part, resolved, written
from msgspec.structs import replace

from pipeline.document.model import Document


def _said(data: bytes, style: str, name: str) -> str | None:
    """What a style, or the nearest one on which it is based, says of its type."""
    root = part(data, "word/styles.xml")
    while style:
        node = next(each for each in root.iter(qn("w:style")) if each.get(qn("w:styleId")) == style)
        found = node.find(f"{qn('w:rPr')}/{qn(name)}")
        if found is not None:
            return found.get(qn("w:val"))
        based = node.find(qn("w:basedOn"))
        style = "" if based is None else str(based.get(qn("w:val")))
    return None


@pytest.mark.parametrize(
    ("style", "width", "spacing"), [("TOC1", "103", "4"), ("TOC2", "103", "4"), ("FooterTurned", "101", None)]
)
def test_contents_and_turned_feet_are_spaced_as_the_house_says(
    everything_docx: bytes, style: str, width: str, spacing: str | None
) -> None:
    assert (_said(everything_docx, style, "w:w"), _said(everything_docx, style, "w:spacing")) == (width, spacing)


def test_page_numbers_are_not_widened_with_the_job_number_beside_them(everything_docx: bytes) -> None:
    assert (_said(everything_docx, "Footer", "w:w"), _said(everything_docx, "PageNumber", "w:w")) == ("101", "100")


def test_first_foot_in_arabic_has_no_letter_spacing() -> None:
    data = written(resolved(TESTS / "words" / "letter.ar.xml"))
    assert (_said(data, "FirstFooter", "w:w"), _said(data, "FirstFooter", "w:spacing")) == ("100", None)


def test_name_of_the_organization_stands_where_the_layout_of_geneva_has_it(letter: Document) -> None:
    """It begins 120 points from the edge of the page (tests/look/geneva.toml), 63.4 from the margin."""
    data = written(replace(letter, layout="geneva"))
    node = next(
        each
        for each in part(data, "word/styles.xml").iter(qn("w:style"))
        if each.get(qn("w:styleId")) == "UnitedNations"
    )
    assert node.find(f"{qn('w:pPr')}/{qn('w:ind')}").get(qn("w:left")) == "1268"
