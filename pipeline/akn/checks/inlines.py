"""Words with a meaning, and how they are marked (guidelines, part 1, page 54)."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from pipeline.akn.checks.rule import Finding, Rule
from pipeline.akn.data import guidelines
from pipeline.akn.file import AknFile, name, words_of
from pipeline.akn.names import XML_LANG, q

_SEMANTIC: tuple[str, ...] = tuple(guidelines()["hugging"]["elements"])
_TITLE = ("docTitle", "docType", "docNumber", "docProponent", "docStage", "session")
_PLACES = frozenset(q(name_) for name_ in ("coverPage", "preface", "header", "conclusions", "meta"))
_LOOKS = ("b", "i", "u")
_LOOSE: str = guidelines()["hugging"]["loose"]


def _prefix(file: AknFile) -> Iterator[Finding]:
    for element in file.named("inline"):
        given = element.get("name", "")
        if not given.startswith("akn4un:"):
            yield Finding(element, f"the name is {given!r}", "a name with the prefix akn4un:", f"write akn4un:{given}")


def _hugging(file: AknFile) -> Iterator[Finding]:
    for element in file.named(*_SEMANTIC):
        words = words_of(element)
        if words and (words[0] in _LOOSE or words[-1] in _LOOSE):
            mend = "leave spaces and punctuation outside the element"
            yield Finding(element, f"{name(element)} holds {words[-20:]!r}", "the words alone", mend)


def _title_inlines(file: AknFile) -> Iterator[Finding]:
    for element in file.named(*_TITLE):
        if not any(around.tag in _PLACES for around in element.iterancestors()):
            mend = "use a semantic element such as ref or organization"
            yield Finding(element, f"{name(element)} stands in the text", "cover page, preface or header", mend)


def _looks(file: AknFile) -> Iterator[Finding]:
    for element in file.named(*_LOOKS):
        inside = [child for child in element if child.tag in {q(name_) for name_ in _SEMANTIC}]
        around = element.getparent()
        if (len(inside) == 1 and _only(element, inside[0])) or (
            around is not None and around.tag in {q(name_) for name_ in _SEMANTIC} and _only(around, element)
        ):
            mend = "keep the semantic element alone"
            yield Finding(element, f"{name(element)} and a semantic element mark the same words", "one of them", mend)


def _only(element: etree._Element, child: etree._Element) -> bool:
    """Whether ``child`` holds all the words of ``element``."""
    return words_of(element).strip() == words_of(child).strip()


def _languages(file: AknFile) -> Iterator[Finding]:
    for document in file.documents:
        level = document.level("FRBRExpression")
        codes = [] if level is None else [item.get("language", "") for item in level.findall(q("FRBRlanguage"))]
        tags = {guidelines()["languages"].get(code) for code in codes}
        for element in document.element.iter():
            lang = element.get(XML_LANG)
            outer = next((around.get(XML_LANG) for around in element.iterancestors() if around.get(XML_LANG)), None)
            if lang in tags and outer is None and not _inside_other(element, document.element):
                expected = "none: it is the language of the document"
                yield Finding(element, f"xml:lang is {lang!r}", expected, "leave it out")


def _inside_other(element: etree._Element, document: etree._Element) -> bool:
    """Whether ``element`` belongs to an attachment of ``document``, which has a language of its own."""
    attachments = (around for around in element.iterancestors() if around.tag == q("attachment"))
    return any(document in list(around.iterancestors()) for around in attachments)


RULES = (
    Rule("MH550", "P1-54", "The name of an inline has the prefix akn4un:", _prefix),
    Rule("MH551", "P1-54", "A semantic element hugs its words", _hugging),
    Rule("MH552", "P1-54", "Elements of a title stand in cover page, preface, header or conclusions", _title_inlines),
    Rule("MH553", "P1-54", "Looks and meaning are never marked on the same words", _looks),
    Rule("MH554", "P1-54", "xml:lang stands only where the language differs", _languages),
)
