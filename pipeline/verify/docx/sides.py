"""The sections that a document must have: upright pages, and pages on their side with what stands on them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pipeline.document.blocks import Block, Group, Para, Table
from pipeline.document.model import Component, Document
from pipeline.render.turned import turned_heads


@dataclass(frozen=True, slots=True)
class Side:
    """A section: whether its pages are ``turned``, and the id of the heading or table that ``opens`` it then."""

    turned: bool
    opens: str = ""


def sides(document: Document, *, masthead: bool) -> tuple[Side, ...]:
    """The sections in order; the form without ``masthead`` has the addressee after the letter."""
    return tuple(_Sides(document.letter).all(masthead=masthead))


class _Sides:
    """Goes through a document in printed order; ``_open`` is the section that the next words may stand in."""

    def __init__(self, letter: Component) -> None:
        self._letter = letter
        self._heads = frozenset(turned_heads(letter))
        self._open: Side | None = None

    def all(self, *, masthead: bool) -> Iterator[Side]:
        self._upright()
        yield from self._component(self._letter)
        if not masthead and not self._letter.attachments:
            self._upright()
        if self._open:
            yield self._open

    def _component(self, part: Component) -> Iterator[Side]:
        if part.heading_id in self._heads:
            yield from self._turn(part.heading_id)
        elif part.heading or part.titles:
            self._upright()
        yield from self._blocks((*part.opening, *part.blocks))
        if part.closing.before or part.closing.signatures or part.closing.after:
            self._upright()
        for attachment in part.attachments:
            yield from self._component(attachment)

    def _blocks(self, content: Iterable[Block]) -> Iterator[Side]:
        for block in content:
            if isinstance(block, Table) and block.turned:
                yield from self._turn(block.id)
                if self._open:
                    yield self._open
                self._open = None
            elif isinstance(block, Group):
                for heading in block.heading:
                    yield from self._turn(heading.id) if heading.id in self._heads else self._upright()
                yield from self._blocks(block.blocks)
            else:
                self._upright()
                yield from self._blocks(block.parts if isinstance(block, Para) else ())

    def _turn(self, id_: str) -> Iterator[Side]:
        if self._open and not self._open.turned:
            yield self._open
        if not (self._open and self._open.turned):
            self._open = Side(turned=True, opens=id_)

    def _upright(self) -> tuple[Side, ...]:
        self._open = self._open or Side(turned=False)
        return ()
