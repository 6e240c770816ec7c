"""The places of a document that can be cited: a tree of components, groups and paragraphs with the names they go by."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum

from pipeline.akn.names import element_of
from pipeline.document.blocks import Block, Contents, Figure, Group, GroupKind, Kind, Para, Table
from pipeline.document.in_line import apart
from pipeline.document.inline import unmarked
from pipeline.document.model import Component, Document


class Cited(Enum):
    """In which form a place is cited. The value is the form's key in ``data/akn/citations.toml``."""

    COMPONENT = "component"
    SECTION = "section"
    ARTICLE = "article"
    GROUP = "group"
    PREAMBULAR = "preambular"
    PARAGRAPH = "paragraph"
    UNNUMBERED = "unnumbered"
    SUBPARAGRAPH = "subparagraph"
    POINT = "point"
    LABELLED = "labelled"


@dataclass(frozen=True, slots=True)
class Place:
    """A place: its eId, the form in which it is cited, the names it goes by, its number, its words, places inside it.

    ``names`` are compared without regard to case; ``count`` is its position among its like, for what has no number.
    """

    eid: str
    cited: Cited
    names: tuple[str, ...]
    number: str
    count: int
    words: str
    inside: tuple[Place, ...]


def places(document: Document) -> tuple[Place, ...]:
    """The letter's own places, then its attachments."""
    letter = document.letter
    return (*_body(letter), *(_attachment(inner) for inner in letter.attachments))


def _attachment(component: Component) -> Place:
    inside = (*_body(component), *(_attachment(inner) for inner in component.attachments))
    names = (component.label, component.kind.value, component.name)
    return Place(component.id, Cited.COMPONENT, names, component.label, 0, component.name, inside)


def _body(component: Component) -> tuple[Place, ...]:
    return tuple(_Counter().places(component.blocks))


class _Counter:
    """Counts what has no number: preambular paragraphs through the whole preamble, other paragraphs in their group."""

    def __init__(self) -> None:
        self.preambular = 0

    def places(self, blocks: Iterable[Block]) -> Iterator[Place]:
        unnumbered = 0
        for block in blocks:
            match block:
                case Para():
                    unnumbered += not block.number.text
                    yield self.paragraph(block, unnumbered)
                case Group(kind=GroupKind.LIST | GroupKind.PREAMBLE):
                    yield from self.places(block.blocks)
                case Group(kind=GroupKind.QUOTATION):
                    pass
                case Group():
                    yield self.group(block)
                case Table() | Figure():
                    yield Place(block.id, Cited.LABELLED, (block.label,), block.label, 0, unmarked(block.title), ())
                case Contents():
                    pass

    def paragraph(self, para: Para, unnumbered: int) -> Place:
        text = " ".join(f"{unmarked(para.run_in)} {unmarked(para.content)}".split())
        inside = tuple(self.places(apart(para.parts)))
        number = para.number.token if para.number.text else ""
        cited, count = self.form(para, unnumbered)
        names = tuple(name for name in (number, para.number.text) if name) or (str(unnumbered),)
        return Place(para.id, cited, names, number, count, text, inside)

    def form(self, para: Para, unnumbered: int) -> tuple[Cited, int]:
        if para.kind in (Kind.RECITAL, Kind.RESOLUTION_RECITAL):
            self.preambular += 1
            return Cited.PREAMBULAR, self.preambular
        if para.kind is Kind.PARTICIPANT and para.number.text:
            return Cited.POINT, 0
        if not para.number.text:
            return Cited.UNNUMBERED, unnumbered
        if element_of(para.id, "") in ("subparagraph", "point"):
            return Cited.SUBPARAGRAPH, 0
        return Cited.PARAGRAPH, 0

    def group(self, group: Group) -> Place:
        heading = group.heading[0] if group.heading else None
        title = unmarked(heading.content) if heading else ""
        number = heading.number.token if heading and heading.number.text else ""
        cited = Cited.GROUP
        if group.kind is GroupKind.ARTICLE:
            cited = Cited.ARTICLE
        elif number:
            cited = Cited.SECTION
        printed = heading.number.text if heading else ""
        names = tuple(name for name in (title, number, printed, f"{printed} {title}".strip(), group.name) if name)
        return Place(group.id, cited, names, number, 0, title, tuple(self.places(group.blocks)))
