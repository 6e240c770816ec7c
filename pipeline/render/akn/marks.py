"""The element for each marked run of words, and the heading of a component with its parts told apart."""

from __future__ import annotations

from urllib.parse import quote, unquote

from msgspec import Struct

from pipeline.akn.data import kinds, vocabulary
from pipeline.akn.metadata.register import language_id
from pipeline.document.inline import Inlines, Link, Marked, Text, words
from pipeline.document.model import Component, Document
from pipeline.source.model.document import DRAFTS, TitlePart
from pipeline.source.model.inline import Mark, TargetKind
from pipeline.words import house
from pipeline.words import words as words_of


class Tag(Struct, frozen=True):
    """An element for a run of words, with its ``name`` or ``class`` where it has one."""

    element: str
    name: str = ""
    css: str = ""


# Looks are never marked where an element says why the words are special (part 1, page 54).
_PLAIN = {Mark(kind): Tag("inline", name) if ":" in name else Tag(name) for kind, name in kinds()["marks"].items()}


def mark_tag(item: Marked) -> Tag:
    """The element of a marked run. A semantic element needs a register entry (schema); without one it is a name."""
    plain = _PLAIN.get(item.mark)
    if plain is not None:
        return plain
    element, name = vocabulary()["marks"][item.mark.value]
    return Tag(element, css=_class(item)) if item.tlc else Tag("inline", name)


def _class(item: Marked) -> str:
    """A State is an organization; its class says that it is one."""
    return item.mark.value if item.mark is Mark.STATE else ""


class Heading(Struct, frozen=True):
    """A component's heading: the words before its label, the label (``Annex II``), the words after it."""

    before: Inlines
    label: Inlines
    after: Inlines


def divided_heading(component: Component) -> Heading:
    """An attachment's heading with its label told apart, which becomes ``docType`` (part 2, pages 12 and 76)."""
    if not component.label:
        return Heading(component.heading, (), ())
    for index, item in enumerate(component.heading):
        if isinstance(item, Text) and component.label in item.text:
            before, label, after = item.text.partition(component.label)
            return Heading(
                (*component.heading[:index], *_text(before)),
                (Text(label),),
                (*_text(after), *component.heading[index + 1 :]),
            )
    return Heading((), component.heading, ())


def _text(words_: str) -> Inlines:
    return (Text(words_),) if words_ else ()


class Part(Struct, frozen=True):
    """A part of a letter's title with its resolved words."""

    of: TitlePart
    content: Inlines


def title_parts(component: Component) -> tuple[Part, ...]:
    """The parts of the letter's title with its resolved words."""
    parts: list[Part] = []
    rest = component.titles[0]
    for part, count in zip(component.title_parts, component.title_counts, strict=True):
        parts.append(Part(part, rest[:count]))
        rest = rest[count:]
    return tuple(parts)


class LanguagePiece(Struct, frozen=True):
    """A piece of the line of original languages: the eId of the language that it names, ``''`` for other words."""

    language: str
    content: Inlines


def original_pieces(component: Component, line: Inlines, document: Document) -> tuple[LanguagePiece, ...]:
    """The bracketed line with each language told apart, as ``akn4un:originalLanguage`` wants (part 1, page 172)."""
    match line:
        case (Text(rest),):
            pieces: list[LanguagePiece] = []
        case _:
            return (LanguagePiece("", line),)
    for code in component.original:
        name = words_of(document.language.code).original_languages.get(code, code)
        before, found, after = rest.partition(name)
        if found:
            pieces += [LanguagePiece("", _text(before)), LanguagePiece(language_id(code), _text(name))]
            rest = after
    return (*pieces, LanguagePiece("", _text(rest)))


class Submitted(Struct, frozen=True):
    """The line above the title in three parts: what the house puts before the sponsors of a draft, they, and after."""

    before: Inlines
    who: Inlines
    after: Inlines


def submitted(line: Inlines, document: Document) -> Submitted:
    """The line with its sponsors told apart; of any other line all stands ``before``."""
    letter = document.letter
    if letter.kind not in DRAFTS or letter.adoption is None or letter.adoption.heading:
        return Submitted(line, (), ())
    first, _, last = words_of(document.language.code).adoption.drafts[letter.kind.value].partition("{sponsors}")
    begin = 1 if first and line and isinstance(line[0], Text) and line[0].text == first else 0
    end = len(line) - 1 if line and isinstance(line[-1], Text) and line[-1].text == last else begin
    return Submitted(line[:begin], line[begin:end], line[end:])


def cited_symbol(item: Link, document: Document) -> str:
    """The symbol that a reference cites, for readers and for the way back; ``''`` for other references."""
    if item.kind is not TargetKind.SYMBOL:
        return ""
    day = document.masthead.date or document.date
    before, _, after = house().address("\x00", document.language.code, day).partition(quote("\x00"))
    return unquote(item.url.removeprefix(before).removesuffix(after))


def work_href(item: Link) -> str:
    """The IRI that a ``ref`` cites; ``''`` for an address, which is an ``a`` (part 1, page 145)."""
    return item.iri if item.iri.startswith(("#", "/akn/")) else ""


def link_address(item: Link) -> str:
    """The address of a link that cites no Work."""
    return item.url or item.iri or words(item.content)
