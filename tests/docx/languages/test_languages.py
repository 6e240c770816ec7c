"""The language and direction of every run: words of the house in the document's, the others in their own."""

from __future__ import annotations

from docx_files import document_of, part, written
from lxml import etree

from pipeline.document.model import Document
from pipeline.ooxml.opened import W
from pipeline.render.html import render_html

_TRUE = frozenset({"1", "true", "on"})


def test_words_of_the_house_are_in_the_language_of_the_document(everything_docx: bytes) -> None:
    body = part(everything_docx, "word/document.xml")
    for said in ("Enclosure 1", "[Original: French]", "Enclosure 2", "[Original: Arabic]", "Appendix"):
        for paragraph in _paragraphs(body, said):
            assert _tongues(paragraph) == {("", False)}, said
            assert paragraph.find(f"{W}pPr/{W}bidi") is None, said


def test_an_attachment_has_the_language_around_it(everything_docx: bytes) -> None:
    body = part(everything_docx, "word/document.xml")
    for said in ("Relevé des débits", "Voir l’annexe III."):
        assert _tongues(_paragraph(body, said)) == {("fr-FR", False)}, said
    assert _tongues(_paragraph(body, "Attachment")) == {("", False)}


def test_entries_of_the_contents_are_in_the_language_of_what_they_name(everything_docx: bytes) -> None:
    body = part(everything_docx, "word/document.xml")
    said = {_words(run): _tongue(run) for link in _contents(body) for run in link.iter(f"{W}r") if _words(run)}
    assert said["Enclosure 1: "] == ("", False)
    assert said["Lettre datée du 2 juin 2025, adressée à la Commission par le Ministre de l’eau"] == ("fr-FR", False)
    assert said["بيان بشأن المياه"] == ("ar-SA", True)
    assert said["备忘录"] == ("zh-CN", False)
    assert said["Relevé des débits"] == ("fr-FR", False)


def test_html_says_the_same_of_the_words_of_the_house(everything: Document) -> None:
    page = etree.HTML(render_html(everything))
    for said in ("Enclosure 1", "[Original: French]", "Enclosure 2", "[Original: Arabic]", "Appendix"):
        found = page.xpath("//*[self::h2 or self::p][.=$said]", said=said)
        assert found, said
        for element in found:
            assert element.xpath("string(ancestor-or-self::*[@lang][1]/@lang)") == "en", said
            assert element.xpath("string(ancestor-or-self::*[@dir][1]/@dir)") == "ltr", said


def test_a_heading_that_is_given_is_in_the_language_of_the_attachment() -> None:
    body = part(written(document_of(_GIVEN)), "word/document.xml")
    assert _tongues(_paragraph(body, "Annexe jointe")) == {("fr-FR", False)}
    assert _tongues(_paragraph(body, "[Original: French]")) == {("", False)}


def _paragraphs(body: etree._Element, said: str) -> list[etree._Element]:
    found = [node for node in body.iter(f"{W}p") if _words(node) == said]
    assert found, said
    return found


def _paragraph(body: etree._Element, said: str) -> etree._Element:
    (found,) = _paragraphs(body, said)
    return found


def _contents(body: etree._Element) -> list[etree._Element]:
    return [
        link
        for node in body.iter(f"{W}p")
        if (style := node.find(f"{W}pPr/{W}pStyle")) is not None and style.get(f"{W}val", "").startswith("TOC")
        for link in node.iter(f"{W}hyperlink")
    ]


def _words(node: etree._Element) -> str:
    return "".join(each.text or "" for each in node.iter(f"{W}t")).replace("\u00a0", " ")


def _tongue(run: etree._Element) -> tuple[str, bool]:
    language, rtl = run.find(f"{W}rPr/{W}lang"), run.find(f"{W}rPr/{W}rtl")
    codes = "" if language is None else " ".join(str(each) for each in language.attrib.values())
    return codes, rtl is not None and rtl.get(f"{W}val", "1") in _TRUE


def _tongues(paragraph: etree._Element) -> set[tuple[str, bool]]:
    return {_tongue(run) for run in paragraph.iter(f"{W}r") if _words(run)}


_GIVEN = """<document xmlns="urn:masthead:source:1" xml:lang="en" status="draft">
<masthead><issue organ="general-assembly" session="61"><symbol>A/61/1</symbol></issue><issued when="2006-06-12"/>
<original in="en"/><job state="unassigned"/></masthead>
<letter><title><kind>Letter</kind> dated <date when="2006-06-07">7 June 2006</date></title>
<body><paragraph>I have the honour to write.</paragraph></body></letter>
<annex xml:lang="fr" original="fr"><heading>Annexe jointe</heading><title>Déclaration</title>
<body><paragraph>Des mots.</paragraph></body></annex></document>"""
