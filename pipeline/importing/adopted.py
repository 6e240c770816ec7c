"""Reads back what an organ has adopted: the facts of its adoption, and the lines that were pinned."""

from __future__ import annotations

from dataclasses import replace

from lxml import etree

from pipeline.akn.file import AknDocument
from pipeline.akn.names import own, q
from pipeline.document.inline import words
from pipeline.importing.context import Context
from pipeline.importing.inline import inlines, joined
from pipeline.resolve.components.adoption import COUNCIL, computed_heading, computed_meeting, computed_proponent
from pipeline.source.model import blocks as b
from pipeline.source.model import document as m
from pipeline.source.model.inline import Inlines, Mark, Marked, Text, plain
from pipeline.source.model.places import without_places
from pipeline.whole_numbers import whole


def read_adopted(
    context: Context, document: AknDocument, kind: m.LetterKind, blocks: tuple[b.Block, ...], masthead: m.Masthead
) -> m.Letter:
    """The text with its adoption. What the house computes is left to it."""
    preface = document.element.find(q("preface"))
    lines = {} if preface is None else {p.get("class", ""): p for p in preface.iter(q("p"))}
    title = lines.get("title")
    content = () if title is None else inlines(context, title.find(q("docTitle")))
    fact = next(document.element.iter(own("adoption")))
    adoption = m.Adoption(
        number=fact.get("number", ""),
        date=fact.get("date", ""),
        meeting=whole(fact.get("meeting", "0")),
        resumed=fact.get("resumed") == "true",
        proponent=m.Proponent(
            fact.get("committee", "none"), tuple(fact.get("symbols", "").split()), fact.get("paragraph", "")
        ),
    )
    bare = m.Letter(kind, blocks=tuple(_plainly_spoken(block) for block in blocks), adoption=adoption)
    council = masthead.issues[0].organ == COUNCIL
    said = content if council else inlines(context, lines.get("above"))
    source = m.Source(m.Status.ISSUED, context.lang, masthead, bare)
    heading = () if plain(said) == computed_heading(source, context.own) else said
    proponent = _proponent(context, adoption.proponent, lines.get("proponent"))
    closing = next((p for p in document.element.iter(q("p")) if p.get("class") == "meeting"), None)
    line = inlines(context, closing)
    computed = words(computed_meeting(source, context.own))
    return replace(
        bare,
        title=() if council or not content else (m.TitlePart(m.TitlePartKind.WORDS, content),),
        adoption=replace(adoption, heading=heading, proponent=proponent),
        meeting_line=() if plain(line) == computed else line,
    )


def _plainly_spoken(block: b.Block) -> b.Block:
    """A preamble whose openings are not emphasized: the house sets who speaks."""
    if not isinstance(block, b.Preamble):
        return block
    return replace(block, openings=tuple(replace(each, content=_plain(each.content)) for each in block.openings))


def _plain(content: Inlines) -> Inlines:
    match content:
        case (Marked(mark=Mark.EMPHASIS, lang="", direction="", content=name), *after):
            return joined((*name, *after))
        case _:
            return content


def _proponent(context: Context, proponent: m.Proponent, line: etree._Element | None) -> m.Proponent:
    """The proponent with its words, where they are not those of the house; without the brackets, nor their italics."""
    if line is None:
        return proponent
    content = inlines(context, line)
    match content:
        case (Text(), Marked(mark=Mark.EMPHASIS, content=inside), Text()):
            said: Inlines = inside
        case _:
            said = content
    computed = without_places(computed_proponent(proponent, context.own))
    return proponent if without_places(said) == computed else replace(proponent, content=said)
