"""The record: each value of the masthead stored once, in a custom XML part, and bound wherever it is printed.

Word keeps content controls that are bound to the same place of the part equal (ECMA-376 Part 1, 17.5.2.6): correct the
symbol in the masthead, and the running heads follow.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator
from uuid import NAMESPACE_URL, uuid5

from msgspec import Struct
from msgspec.structs import replace

from pipeline.document.masthead import Masthead
from pipeline.errors import NOWHERE, Place
from pipeline.render.docx.package.identifiers import Registry
from pipeline.render.docx.package.touching import parted
from pipeline.render.docx.styles.choose import control_title
from pipeline.render.docx.word.inline import PLAIN_LOOK, Bound, Look, Piece, Run

NAMESPACE = "urn:masthead:record?=1"  # LibreOffice does not read past the "=", and leaves bound words as they are
STORE = f"{{{str(uuid5(NAMESPACE_URL, NAMESPACE)).upper()}}}"
_UNBOUND = frozenset("&<")  # LibreOffice saves a bound control with one of them, and all custom XML is empty


class Value(Struct, frozen=True):
    """A value of the record: the name of its element and its words."""

    name: str
    text: str


class SymbolSegment(Struct, frozen=True):
    """A part of the printed symbol: whether it is set large, and the running symbol that it belongs to (or -1).

    One that is not a ``value`` parts two that are: the stroke after the letter of the organ.
    """

    text: str
    large: bool
    symbol: int
    value: bool = True


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
        """A control that shows the value ``name``; ``origin`` is its place.

        A value without words needs none, and one with signs that LibreOffice cannot keep in it has none.
        """
        if not text or not _UNBOUND.isdisjoint(text):
            return Run(look, text, origin=origin)
        self._values.setdefault(name, text)
        self._uses += 1
        number = self._registry.control(f"{name}/{self._uses}")
        return Bound(number, name, f"/m:record[1]/m:{name}[1]", look, text, origin=origin, title=control_title(name))

    def line(self, name: str, pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
        """A line of the masthead with its words in controls: one, or one for each part.

        A control has one format, and a comment stands around all of it: words that have a look of their own, or are an
        element of their own in the source, are a value of their own, which has a number. Whatever else stands in the
        line, and signs without words between two values, are not bound. Where two values would touch, a sign of one
        of them parts them; the second of two that share a word, without any sign, is not bound.
        """
        groups = [(part, tuple(group)) for part, group in itertools.groupby(_whole(pieces), _part)]
        several = sum(part is not None for part, _ in groups) > 1
        made: list[Piece] = []
        count = 0
        for bound, touching in itertools.groupby(groups, lambda group: group[0] is not None):
            near = tuple(touching)
            if not bound:
                made.extend(piece for _, group in near for piece in group)
                continue
            for stretch in parted(_words(group) for _, group in near):
                look, origin = near[stretch.index][0] or _NO_PART
                if not stretch.value:
                    made.append(Run(look, stretch.text, origin=origin))
                    continue
                count += 1
                made.append(self.bound(f"{name}-{count}" if several else name, stretch.text, look, origin))
        return tuple(made)


_NO_PART = (PLAIN_LOOK, NOWHERE)


def _whole(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """The pieces, with the signs that are of another face in one run with the words around them.

    A control cannot tell Word of which face each of its signs is.
    """
    last: Run | None = None
    joins = False  # whether the signs of the last run are of another face
    for piece in pieces:
        own = replace(piece, look=replace(piece.look, shared=False)) if isinstance(piece, Run) else None
        shared = isinstance(piece, Run) and piece.look.shared
        near = own and last and (joins or shared) and own.origin == last.origin  # within one element
        if own and last and near and replace(own, text=last.text) == last:
            last, joins = replace(last, text=last.text + own.text), shared
            continue
        if last is not None:
            yield last
        if own is None:
            yield piece
        last, joins = own, shared
    if last is not None:
        yield last


def _words(group: Iterable[Piece]) -> str:
    return "".join(piece.text for piece in group if isinstance(piece, Run))


def _part(piece: Piece) -> tuple[Look, Place] | None:
    """What tells the words of one value from those of another; none for what is no value.

    Blanks may get lost, brackets stay around whatever is corrected between them, a comma divides two marks of notes.
    """
    words = isinstance(piece, Run) and any(sign.isalnum() for sign in piece.text)
    return (piece.look, piece.origin) if isinstance(piece, Run) and words else None


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
    whole = (
        SymbolSegment(printed[start:end], large[start], owner[start]) for start, end in itertools.pairwise(sorted(cuts))
    )
    return tuple(part for _, own in itertools.groupby(whole, lambda each: each.symbol) for part in _parts(own))


def _parts(own: Iterable[SymbolSegment]) -> Iterator[SymbolSegment]:
    """The segments of one symbol, with what parts them."""
    near = tuple(own)
    if near[0].symbol < 0:
        yield from near
        return
    for stretch in parted(segment.text for segment in near):
        yield replace(near[stretch.index], text=stretch.text, value=stretch.value)


def running_symbol(
    record: Record, parts: Iterable[SymbolSegment], index: int, text: str, look: Look
) -> tuple[Piece, ...]:
    """The running symbol ``index``, bound to the same values as the masthead's."""
    own = tuple(
        record.bound(f"symbol-{place}", segment.text, look) if segment.value else Run(look, segment.text)
        for place, segment in enumerate(parts, 1)
        if segment.symbol == index
    )
    return own or (record.bound(f"running-{index + 1}", text, look),)
