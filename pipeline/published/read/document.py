"""The second step: a lifted file as a Source model."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree
from msgspec.structs import replace

from pipeline.published.acts import Acts
from pipeline.published.read.adoption import read_adoption, read_draft
from pipeline.published.read.annexes import attachments
from pipeline.published.read.body import BodyReader
from pipeline.published.read.cover import Cover
from pipeline.published.read.numbering import tell_numbers
from pipeline.published.read.parts import drafts, members, part_votes, preamble
from pipeline.published.read.proceedings import read_steps, read_subjects, read_vote
from pipeline.published.tree import below, child, children, flat, is_a, take_out
from pipeline.resolve.components.adoption import COUNCIL
from pipeline.source.model import adoption as a
from pipeline.source.model import blocks as b
from pipeline.source.model import document as m
from pipeline.source.model.inline import Inlines, Text
from pipeline.source.model.record import Alias, AliasOf


def read(document: etree._Element, lang: str, acts: Acts) -> m.Source:
    """The source that a lifted document gives; a collection of resolutions becomes one with a section for each."""
    reader = BodyReader(lang, acts)
    cover = Cover(document, lang, reader.inlines)
    masthead = cover.masthead()
    kind = kind_of(document) or m.LetterKind.RESOLUTION
    adoption, line = read_draft(cover) if kind in m.DRAFTS else read_adoption(cover, masthead, kind, acts)
    title = () if masthead.issues[0].organ == COUNCIL else _title(document, reader)
    of_parts = part_votes(document, acts) if is_a(document, "documentCollection") else ()
    letter = m.Letter(
        kind,
        title=(m.TitlePart(m.TitlePartKind.WORDS, title),) if title else (),
        blocks=_blocks(document, reader),
        adoption=replace(
            adoption,
            part=_part(document, reader),
            vote=a.Vote() if of_parts else read_vote(document, acts),
            part_votes=of_parts,
            steps=read_steps(document, acts),
        ),
        meeting_line=line,
    )
    return m.Source(
        m.Status.UNOFFICIAL,
        lang,
        masthead,
        letter,
        attachments(document, reader),
        aliases=tuple(_aliases(document)),
        subjects=read_subjects(document),
    )


def kind_of(document: etree._Element) -> m.LetterKind | None:
    """What the document is by its name: resolutions, decisions and drafts of them can come in."""
    name = "".join(filter(str.isalpha, document.get("name", ""))).casefold()
    for act, adopted, drafted in (
        ("resolution", m.LetterKind.RESOLUTION, m.LetterKind.DRAFT_RESOLUTION),
        ("decision", m.LetterKind.DECISION, m.LetterKind.DRAFT_DECISION),
    ):
        if act in name:
            return drafted if "draft" in name else adopted
    return None if name else m.LetterKind.RESOLUTION


def _part(document: etree._Element, reader: BodyReader) -> Inlines:
    """The line with the letter of a part, where it has more than the letter that the number has."""
    preface = child(document, "preface")
    for line in [] if preface is None else children(preface):
        if _is_part(line):
            return reader.inlines.words(line, plainly=True)
    return ()


def _is_part(line: etree._Element) -> bool:
    number = child(line, "docNumber")
    return number is not None and number.get("refersTo") == "#letter"


def _aliases(document: etree._Element) -> Iterator[Alias]:
    """The IRIs of the publisher for the Work and for this language version."""
    for name, of in (("FRBRWork", AliasOf.WORK), ("FRBRExpression", AliasOf.EXPRESSION)):
        uri = child(next(below(document, name), None), "FRBRuri")
        iri = "" if uri is None else uri.get("value", "").strip()
        if iri and not any(letter.isspace() for letter in iri):
            yield Alias(of, iri)


def _title(document: etree._Element, reader: BodyReader) -> Inlines:
    """The title: the words of the preface but those of the number and of the line of a part."""
    preface = child(document, "preface")
    lines = [] if preface is None else [each for each in children(preface) if not _is_part(each)]
    for number in [each for line in lines for each in below(line, "docNumber")]:
        take_out(number)
    return reader.inlines.words(*(line for line in lines if flat(line)), plainly=True) or (Text("…"),)


def _blocks(document: etree._Element, reader: BodyReader) -> tuple[b.Block, ...]:
    if is_a(document, "documentCollection"):
        return members(document, reader)
    held = children(document, "mainBody")
    blocks = reader.component([each for body in held for each in children(body)])
    for body in held:
        tell_numbers(body, reader.acts)
    return (*preamble(document, reader), *blocks, *drafts(document, reader))
