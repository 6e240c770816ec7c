"""What an organ adopts, and drafts of it: the adoption, its title, its body, the vote, the steps on the way."""

from __future__ import annotations

from typing import Any

from lxml import etree
from msgspec.structs import replace

from pipeline.source.elements.inline import add_words, child_inlines
from pipeline.source.elements.parts import Body, Content, Each, One, Plain, Words
from pipeline.source.markup.element import Attribute, Choice, Count, Element, Items, Part, Switch
from pipeline.source.markup.reader import Reader
from pipeline.source.markup.writer import Writer
from pipeline.source.model import adoption as a
from pipeline.source.model import document as m
from pipeline.source.model.inline import Inlines

_PROPONENT = Element(
    "proponent",
    a.Proponent,
    {
        "committee": Attribute("committee", "none"),
        "symbols": Items("symbols"),
        "paragraph": Attribute("paragraph"),
        "content": Content(),
    },
)
_SPONSORS = Element("sponsors", a.Sponsors, {"states": Items("states"), "content": Content()})
_ADOPTION = Element(
    "deliberation",
    a.Adoption,
    {
        "number": Attribute("number"),
        "date": Attribute("adopted"),
        "meeting": Count("meeting", 0),
        "resumed": Switch("resumed"),
        "seat": Attribute("at"),
        "sponsors": One(_SPONSORS),
        "heading": Words("heading"),
        "proponent": One(_PROPONENT),
    },
)


def _side(name: str) -> One:
    parts: dict[str, Part] = {"count": Count("count", 0), "states": Items("states"), "content": Content()}
    return One(Element(name, a.Ballots, parts))


_VOTE = Element(
    "vote",
    a.Vote,
    {
        "part": Attribute("part"),
        "outcome": Choice("outcome", a.Outcome),
        "favour": _side("in-favour"),
        "against": _side("against"),
        "abstaining": _side("abstaining"),
    },
)
_STEP = Element(
    "step",
    a.Step,
    {
        "kind": Choice("is", a.StepKind),
        "date": Attribute("date"),
        "symbol": Attribute("symbol"),
        "paragraph": Attribute("paragraph"),
        "states": Items("states"),
        "words": Plain(),
    },
)


class _Whole(One):
    """The vote on the whole, which names no part."""

    def load(self, reader: Reader, node: etree._Element) -> a.Vote:
        found: tuple[a.Vote, ...] = Each(self.kind).load(reader, node)
        return next((vote for vote in found if not vote.part), a.Vote())


class _Parts(Each):
    """The votes on parts."""

    def load(self, reader: Reader, node: etree._Element | None) -> tuple[a.Vote, ...]:
        return tuple(vote for vote in super().load(reader, node) if vote.part)


# What stands after the text, though the adoption has it.
_AFTER = Element("deliberation", a.Adoption, {"vote": _Whole(_VOTE), "part_votes": _Parts(_VOTE), "steps": Each(_STEP)})


class _Adoption:
    """The adoption, of which only what stands before the title is written here."""

    def load(self, reader: Reader, node: etree._Element) -> a.Adoption:
        after = _AFTER.load(reader, node)
        made = replace(_ADOPTION.load(reader, node), part=child_inlines(reader, node, "part"))
        return replace(made, vote=after.vote, part_votes=after.part_votes, steps=after.steps)

    def dump(self, writer: Writer, element: etree._Element, held: a.Adoption, _node: Any) -> None:
        _ADOPTION.fill(writer, element, held)


class _Title:
    """The title, of which no part is tagged; the line of a part stands under it."""

    def load(self, reader: Reader, node: etree._Element) -> tuple[m.TitlePart, ...]:
        title = reader.child(node, "title")
        if title is None:
            return ()
        return (m.TitlePart(m.TitlePartKind.WORDS, child_inlines(reader, node, "title"), place=reader.place(title)),)

    def dump(self, _writer: Writer, element: etree._Element, held: tuple[m.TitlePart, ...], node: m.Letter) -> None:
        add_words(element, "title", tuple(item for part in held for item in part.content))
        add_words(element, "part", node.adoption.part)


class _Meeting(Words):
    """The line under the text; vote and steps stand under it."""

    def dump(self, writer: Writer, element: etree._Element, held: Inlines, node: m.Letter) -> None:
        super().dump(writer, element, held, node)
        _AFTER.fill(writer, element, node.adoption)


DELIBERATION = Element(
    "deliberation",
    m.Letter,
    {
        "kind": Choice("kind", m.LetterKind, m.LetterKind.RESOLUTION.value),
        "adoption": _Adoption(),
        "title": _Title(),
        "blocks": Body(always=True),
        "meeting_line": _Meeting("meeting"),
    },
)
