"""The record: each value of the masthead stored once, in a custom XML part, and bound wherever it is printed.

Word keeps content controls that are bound to the same place of the part equal (ECMA-376 Part 1, 17.5.2.6): correct the
symbol in the masthead, and the running heads follow.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import NAMESPACE_URL, uuid5

from pipeline.document.inline import Inlines, NoteCall, Text, places
from pipeline.document.model import Masthead
from pipeline.errors import NOWHERE, Place
from pipeline.render.docx.inline import InlineWriter
from pipeline.render.docx.pieces import Bound, Look, Piece, Run
from pipeline.render.docx.registry import Registry
from pipeline.render.docx.voice import Voice

NAMESPACE = "urn:masthead:record:1"
STORE = f"{{{str(uuid5(NAMESPACE_URL, NAMESPACE)).upper()}}}"


@dataclass(frozen=True, slots=True)
class Value:
    """A value of the record: the name of its element and its words."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class SymbolSegment:
    """A part of the printed symbol: whether it is set large, and the running symbol that it belongs to (or -1)."""

    text: str
    large: bool
    symbol: int


class Record:
    """The values that have been printed, each under its name, in the order in which they came."""

    def __init__(self, registry: Registry) -> None:
        self._registry = registry
        self._values: dict[str, str] = {}
        self._uses = 0

    @property
    def values(self) -> tuple[Value, ...]:
        """The values of the custom XML part."""
        return tuple(Value(name, text) for name, text in self._values.items())

    def bound(self, name: str, text: str, look: Look, origin: Place = NOWHERE) -> Piece:
        """A control that shows the value ``name``; a value without words needs none. ``origin`` is its place."""
        if not text:
            return Run(look, "", origin=origin)
        self._values.setdefault(name, text)
        self._uses += 1
        number = self._registry.control(f"{name}/{self._uses}")
        return Bound(number, name, f"/m:record[1]/m:{name}[1]", look, text, origin=origin)

    def line(self, name: str, content: Inlines, inline: InlineWriter, voice: Voice) -> tuple[Piece, ...]:
        """A line of the masthead: its words in one control, its note marks beside it; other content is not bound."""
        words = [item.text for item in content if isinstance(item, Text)]
        if not all(isinstance(item, Text | NoteCall) for item in content):
            return inline.write(content, voice)
        calls = tuple(item for item in content if isinstance(item, NoteCall))
        last = max((index for index, item in enumerate(content) if isinstance(item, Text)), default=-1)
        if any(isinstance(item, NoteCall) for item in content[:last]):
            return inline.write(content, voice)
        first, *others = (*places(content), NOWHERE)
        shared = tuple(Run(voice.look(), "", origin=place) for place in others[:-1])
        return (self.bound(name, "".join(words), voice.look(), first), *shared, *inline.write(calls, voice))


def segments(mast: Masthead) -> tuple[SymbolSegment, ...]:
    """The printed symbol, cut so that each running symbol is made of whole segments."""
    printed = "".join(part.text for part in mast.symbol_parts)
    cuts = {0, len(printed)}
    large: list[bool] = []
    for part in mast.symbol_parts:
        large.extend([part.large] * len(part.text))
        cuts.add(len(large))
    owner = [-1] * len(printed)
    begin = 0
    for index, symbol in enumerate(mast.running):
        found = printed.find(symbol, begin)
        if found < 0:
            continue
        begin = found + len(symbol)
        cuts |= {found, begin}
        owner[found:begin] = [index] * len(symbol)
    edges = sorted(cuts)
    return tuple(
        SymbolSegment(printed[start:end], large[start], owner[start]) for start, end in itertools.pairwise(edges)
    )


def running_symbol(
    record: Record, parts: Iterable[SymbolSegment], index: int, text: str, look: Look
) -> tuple[Piece, ...]:
    """The running symbol ``index``, bound to the same values as the masthead's."""
    own = tuple(
        record.bound(f"symbol-{place}", segment.text, look)
        for place, segment in enumerate(parts, 1)
        if segment.symbol == index
    )
    return own or (record.bound(f"running-{index + 1}", text, look),)
