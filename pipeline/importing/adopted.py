"""Reads back what an organ has adopted: the facts of its adoption, and the lines that were pinned."""

from __future__ import annotations

from lxml import etree
from msgspec.structs import replace

from pipeline.akn.data import vocabulary
from pipeline.akn.file import AknDocument
from pipeline.akn.metadata.proceedings import words_of
from pipeline.akn.names import own, q
from pipeline.document.inline import words
from pipeline.importing.context import Context
from pipeline.importing.inline import inlines, joined
from pipeline.importing.record import named, read_steps, read_votes
from pipeline.resolve.components.adoption import (
    COUNCIL,
    computed_heading,
    computed_meeting,
    computed_proponent,
    draft_words,
)
from pipeline.source.model import adoption as a
from pipeline.source.model import blocks as b
from pipeline.source.model import document as m
from pipeline.source.model.inline import Inlines, Mark, Marked, Text, plain
from pipeline.source.model.masthead import Masthead
from pipeline.source.model.places import without_places
from pipeline.whole_numbers import whole


def read_adopted(
    context: Context, document: AknDocument, kind: m.LetterKind, blocks: tuple[b.Block, ...], masthead: Masthead
) -> m.Letter:
    """The text with its adoption. What the house computes is left to it."""
    preface = document.element.find(q("preface"))
    lines = {} if preface is None else {p.get("class", ""): p for p in preface.iter(q("p"))}
    title = lines.get("title")
    content = () if title is None else inlines(context, title.find(q("docTitle")))
    adoption = _facts(document)
    draft, council = kind in m.DRAFTS, masthead.issues[0].organ == COUNCIL
    own_symbol = plain(masthead.issues[0].symbol.content) if draft else ""
    vote, *of_parts = read_votes(document)
    adoption = replace(adoption, steps=read_steps(document, own_symbol), vote=vote, part_votes=tuple(of_parts))
    bare = m.Letter(kind, blocks=tuple(_plainly_spoken(block) for block in blocks), adoption=adoption)
    untitled = "above" not in lines if draft else council
    line = content if untitled else inlines(context, lines.get("above"))
    source = m.Source(m.Status.ISSUED, context.lang, masthead, bare)
    if draft:
        adoption = _submitted(context, source, line, words_of(_own_step(document, own_symbol)))
    elif plain(line) != computed_heading(source, context.own):
        adoption = replace(adoption, heading=line)
    part = inlines(context, lines.get("part"))
    proponent = _proponent(context, adoption.proponent, lines.get("proponent"))
    closing = {p.get("class", ""): p for p in document.element.iter(q("p")) if p.get("class") == "meeting"}
    meeting = inlines(context, closing.get("meeting"))
    computed = words(computed_meeting(source, context.own))
    votes = [inlines(context, p) for p in document.element.iter(q("p")) if p.get("class") == "vote"]
    return replace(
        bare,
        title=() if untitled or not content else (m.TitlePart(m.TitlePartKind.WORDS, content),),
        adoption=replace(
            adoption,
            proponent=proponent,
            part=() if _plain(part) in ((), (Text(adoption.letter),)) else _plain(part),
            vote=named(adoption.vote, votes, context.own),
        ),
        meeting_line=() if plain(meeting) == computed else meeting,
    )


def _facts(document: AknDocument) -> a.Adoption:
    """What the metadata tell of the adoption."""
    fact = next(document.element.iter(own("adoption")))
    return a.Adoption(
        number=fact.get("number", ""),
        date=fact.get("date", ""),
        meeting=whole(fact.get("meeting", "0")),
        resumed=fact.get("resumed") == "true",
        seat=fact.get("place", ""),
        sponsors=a.Sponsors(tuple(fact.get("sponsors", "").split())),
        proponent=a.Proponent(
            fact.get("committee", "none"), tuple(fact.get("symbols", "").split()), fact.get("paragraph", "")
        ),
    )


def _own_step(document: AknDocument, symbol: str) -> str:
    """Who submits the draft of that symbol, by the step that its own document is."""
    draft = f"#{vocabulary()['steps']['draft']}"
    steps = (each for each in document.element.iter(q("step")) if each.get("outcome") == draft)
    return next((each.get("by", "") for each in steps if words_of(each.get("as", "")) == symbol), "")


def _submitted(context: Context, source: m.Source, line: Inlines, who: str) -> a.Adoption:
    """The sponsors of a draft from the line above it; the line itself where it is not that of the house."""
    adoption = source.letter.adoption
    told = replace(adoption, sponsors=replace(adoption.sponsors, content=(Text(who),) if who else ()))
    before, after = draft_words(replace(source, letter=replace(source.letter, adoption=told)), context.own)
    if not who:
        return adoption if plain(line) == before else replace(adoption, heading=line)
    inside = _between(line, before, after)
    if " ".join(plain(inside).split()) != who:
        return replace(told, heading=line)
    return replace(told, sponsors=replace(told.sponsors, content=inside))


def _between(line: Inlines, before: str, after: str) -> Inlines:
    """The line without what stands before and after; nothing where it does not."""
    items = list(line)
    if before and not (items and isinstance(items[0], Text) and items[0].text.startswith(before)):
        return ()
    if before and isinstance(items[0], Text):
        items[0] = Text(items[0].text.removeprefix(before))
    last = items[-1] if items else None
    if not isinstance(last, Text) or not last.text.endswith(after):
        return ()
    items[-1] = Text(last.text.removesuffix(after))
    return tuple(item for item in items if not (isinstance(item, Text) and not item.text))


def _plainly_spoken(block: b.Block) -> b.Block:
    """A preamble whose openings are not emphasized: the house sets who speaks."""
    if not isinstance(block, b.Preamble):
        return block
    return replace(block, openings=tuple(replace(each, content=_plain(each.content)) for each in block.openings))


def _plain(content: Inlines) -> Inlines:
    """The line whose first words the house emphasizes."""
    match content:
        case (Marked(mark=Mark.EMPHASIS, lang="", direction="", content=name), *after):
            return joined((*name, *after))
        case _:
            return content


def _proponent(context: Context, proponent: a.Proponent, line: etree._Element | None) -> a.Proponent:
    """The proponent with its words, where they are not those of the house; without the brackets, nor their italics."""
    if line is None:
        return proponent
    content = inlines(context, line)
    match content:
        case (Text(), Marked(mark=Mark.EMPHASIS, content=inside), Text()):
            inner: Inlines = inside
        case _:
            inner = content
    computed = without_places(computed_proponent(proponent, context.own))
    return proponent if without_places(inner) == computed else replace(proponent, content=inner)
