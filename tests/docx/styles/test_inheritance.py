"""What a style is based on: whoever changes the style of plain paragraphs in Word has changed the others with it."""

from __future__ import annotations

from typing import Any

import pytest
from docx_changes import STYLES, changed, inherited, put, style
from docx_files import part

from pipeline.ooxml.opened import W


@pytest.mark.parametrize(
    "name",
    ["Recital", "OperativeParagraph", "NumberedText", "Continuation", "Point1", "Point3", "Bullet1", "Quotation"],
)
def test_running_text_is_in_the_type_of_single_text(everything_docx: bytes, name: str) -> None:
    """Each said size, letter-spacing and lines by itself: for 12 points one had to change thirty styles."""

    def larger(root: Any) -> None:
        put(style(root, "SingleText"), "rPr", "sz", val="24")
        put(style(root, "SingleText"), "pPr", "spacing", line="360")

    styles = part(changed(everything_docx, STYLES, larger), STYLES)
    assert inherited(styles, name, "rPr", "sz").get(f"{W}val") == "24"
    assert inherited(styles, name, "pPr", "spacing").get(f"{W}line") == "360"


def test_a_variant_is_based_on_what_it_varies(everything_docx: bytes) -> None:
    styles = part(everything_docx, STYLES)
    bases = {
        "TableHeadFigures": "TableHead",
        "FootnoteTextSignTwo": "FootnoteText",
        "MastheadRightDate": "MastheadRight",
    }
    for name, base in bases.items():
        assert style(styles, name).find(f"{W}basedOn").get(f"{W}val") == base
        assert style(styles, name).find(f"{W}rPr/{W}sz") is None


def test_headings_are_based_on_those_of_word(everything_docx: bytes) -> None:
    styles = part(everything_docx, STYLES)
    for name, base in (("AnnexHeading", "Heading1"), ("HouseHeading2Level4", "Heading4"), ("GroupHeading", "Heading3")):
        assert style(styles, name).find(f"{W}basedOn").get(f"{W}val") == base
        assert style(styles, name).find(f"{W}pPr/{W}outlineLvl") is None
        assert inherited(styles, name, "pPr", "outlineLvl").get(f"{W}val") == str(int(base[-1]) - 1)
