"""Whoever adds a heading from the gallery of styles gets the level that such headings have in this document."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from docx_files import document_of, part, read, written
from lxml import etree

from pipeline.ooxml.opened import W
from pipeline.verify.docx.package.styles import Styles

_BUILT_IN = {f"Heading{level}" for level in range(1, 10)} | {"TOCHeading"}


def _headings(data: bytes) -> dict[str, etree._Element]:
    """The heading styles of the house by their identifiers."""
    root = part(data, "word/styles.xml")
    styles = Styles(root)
    found = {node.get(f"{W}styleId", ""): node for node in root.iter(f"{W}style")}
    return {id_: node for id_, node in found.items() if styles.outline_of(id_) and id_ not in _BUILT_IN}


def _offered(data: bytes) -> dict[str, int]:
    """The names of the headings in the gallery, each with its outline level."""
    styles = Styles(part(data, "word/styles.xml"))
    shown = {id_ for id_, node in _headings(data).items() if node.find(f"{W}qFormat") is not None}
    return {styles.name(id_): styles.outline_of(id_) for id_ in shown}


def test_every_heading_that_is_used_is_in_the_gallery(everything_docx: bytes) -> None:
    used = {each.style for each in read(everything_docx) if each.outline}
    assert {"HouseHeading1Level3", "HouseHeading2AfterHeadingLevel4", "AnnexWordOfRequestLevel2"} <= used
    for id_, node in _headings(everything_docx).items():
        shown, hidden = (node.find(f"{W}{name}") is not None for name in ("qFormat", "semiHidden"))
        assert shown != hidden, id_
        assert shown or id_ not in used, id_


def test_no_heading_of_another_level_is_in_the_gallery(everything_docx: bytes) -> None:
    offered = _offered(everything_docx)
    assert "House Heading 1" not in offered, "on level 2 there are titles of annexes"
    assert {name: level for name, level in offered.items() if name.startswith("House Heading")} == {
        "House Heading 1 Level 3": 3,
        "House Heading 2 Level 4": 4,
        "House Heading 2 Level 4 after Heading": 4,
        "House Heading 3 Level 3": 3,
        "House Heading 3 Level 5": 5,
        "House Heading 5 Level 5": 5,
    }


def test_sections_are_offered_under_titles_of_annexes_where_there_are_none_yet(letter_docx: bytes) -> None:
    """The letter has groups of recitals on level 3, and no section."""
    offered = _offered(letter_docx)
    assert offered["Group Heading"] == 3
    assert {name: level for name, level in offered.items() if name.startswith("House Heading")} == {
        "House Heading 1 Level 3": 3,
        "House Heading 2 Level 4": 4,
        "House Heading 3 Level 5": 5,
    }


def test_a_letter_without_annex_offers_its_own_levels() -> None:
    offered = _offered(written(document_of(_PLAIN)))
    assert (offered["House Heading 1"], offered["House Heading 2"], offered["Annex Heading"]) == (2, 3, 1)
    assert not [name for name in offered if "Level" in name]


def test_a_note_whose_title_stands_alone_offers_its_large_title() -> None:
    note = _PLAIN.replace("<letter>", '<letter kind="transmittal">')
    offered = _offered(written(document_of(note)))
    assert offered["Large Title Level 1"] == 1
    assert not [name for name in offered if name.startswith("Title of Letter")]


def test_names_say_the_level(everything_docx: bytes) -> None:
    for name, level in _offered(everything_docx).items():
        _, said, rest = name.partition(" Level ")
        assert not said or rest.split()[0] == str(level), name
        assert "," not in name, "a comma parts two names of one style"


def test_the_gallery_is_in_the_order_of_a_document(everything_docx: bytes, word: Callable[[bytes], Any]) -> None:
    shown = [style for style in word(everything_docx).styles if style.quick_style]
    names = [style.name for style in sorted(shown, key=lambda style: style.priority)]
    assert names.index("Annex Title") < names.index("Single Text") < names.index("House Heading 1 Level 3")
    assert names.index("House Heading 1 Level 3") < names.index("House Heading 2 Level 4")


_PLAIN = """<document xmlns="urn:masthead:source:1" xml:lang="en" status="draft">
<masthead><issue organ="general-assembly" session="61"><symbol>A/61/1</symbol></issue><issued when="2006-06-12"/>
<original in="en"/><job state="unassigned"/></masthead>
<letter><title><kind>Letter</kind> dated <date when="2006-06-07">7 June 2006</date></title>
<body><paragraph>I have the honour to write.</paragraph></body></letter></document>"""


def test_no_priority_is_more_than_word_has(everything_docx: bytes) -> None:
    """Word shows styles in the order of their priority, of which the Open XML SDK takes 99 at most."""
    found = {int(node.get(f"{W}val", "")) for node in part(everything_docx, "word/styles.xml").iter(f"{W}uiPriority")}
    assert max(found) <= 99
