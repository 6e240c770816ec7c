"""The letter: what stands above its title, the title with its parts, the letterhead, the body, the closing."""

from __future__ import annotations

from typing import Any

from lxml import etree

from pipeline.source.elements.closing import CLOSING
from pipeline.source.elements.inline import pieces, raw_inlines, write_inlines
from pipeline.source.elements.parts import Body, Lines, One, Words
from pipeline.source.markup.element import Choice, Element
from pipeline.source.markup.reader import Reader, value
from pipeline.source.markup.whitespace import tidy_runs
from pipeline.source.markup.writer import Writer, add
from pipeline.source.model import document as m
from pipeline.source.model.inline import Inlines
from pipeline.xmlio.parse import local

_TAGGED = frozenset(kind.value for kind in m.TitlePartKind) - {m.TitlePartKind.WORDS.value}


class _Title:
    """The parts of the letter's title, in order; words between the tagged parts are parts of their own.

    White space is normalised over the whole title, since a tagged part may end at a space.
    """

    def load(self, reader: Reader, node: etree._Element) -> tuple[m.TitlePart, ...]:
        title = reader.required(node, "title")
        read = tuple(pieces(reader, title, _TAGGED))
        runs = tidy_runs([piece if isinstance(piece, tuple) else raw_inlines(reader, piece) for piece in read])
        return tuple(
            self._part(reader, title, piece, run)
            for piece, run in zip(read, runs, strict=True)
            if run or not isinstance(piece, tuple)
        )

    def _part(
        self, reader: Reader, title: etree._Element, piece: Inlines | etree._Element, content: Inlines
    ) -> m.TitlePart:
        if isinstance(piece, tuple):
            return m.TitlePart(m.TitlePartKind.WORDS, content, place=reader.place(title))
        kind = m.TitlePartKind(local(piece))
        key, when, state = value(piece, "key"), value(piece, "when"), value(piece, "state")
        return m.TitlePart(kind, content, key, when, state, reader.place(piece))

    def dump(self, _writer: Writer, element: etree._Element, held: tuple[m.TitlePart, ...], _node: Any) -> None:
        title = add(element, "title")
        for part in held:
            tagged = part.kind is not m.TitlePartKind.WORDS
            given = {"when": part.when, "key": part.key, "state": part.state}
            write_inlines(add(title, part.kind.value, given) if tagged else title, part.content)


_LETTERHEAD = Element(
    "letterhead",
    m.Letterhead,
    {
        "mission": Lines("mission"),
        "reference": Words("reference"),
        "salutation": Words("salutation"),
        "complimentary": Words("complimentary"),
    },
)
LETTER = Element(
    "letter",
    m.Letter,
    {
        "kind": Choice("kind", m.LetterKind, m.LetterKind.LETTER.value),
        "titles": Lines("above"),
        "title": _Title(),
        "letterhead": One(_LETTERHEAD),
        "blocks": Body(always=True),
        "closing": One(CLOSING),
    },
)
