"""Blocks of the Source model: the kinds of text that a body is made of, as they were written."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum

from msgspec import Struct

from pipeline.errors import NOWHERE, Place
from pipeline.source.model.inline import Inlines


class Role(Enum):
    """The function of a paragraph. The value is the element's name in the source language."""

    PARAGRAPH = "paragraph"
    NUMBERED = "numbered"
    OPENING = "opening"
    ENACTING = "enacting"
    RECITAL = "recital"
    OPERATIVE = "item"
    POINT = "point"
    PARTICIPANT = "participant"
    CONTINUATION = "continuation"


class ListKind(Enum):
    """How the points of a list are marked."""

    LETTERS = "letters"
    ROMANS = "romans"
    NUMBERS = "numbers"
    BULLETS = "bullets"
    DASHES = "dashes"
    PLAIN = "plain"


class Paragraph(Struct, frozen=True):
    """One paragraph. ``parts`` are the lists, quotations … inside it and the words that continue it after them.

    ``start`` is the number with which the count begins anew at it (0: it goes on), here as in all that have a number.

    ``flush`` takes the indent of its first line away; ``set_off`` sets a continuation as a block inside its sentence.

    ``hugs`` says of a continuation, or of the first point of a list, that no space parts it from the words before.

    ``wid`` is the eId that it has in the Akoma Ntoso of another publisher, here as in sections, articles and tables.
    """

    role: Role
    content: Inlines
    parts: tuple[Block, ...] = ()
    run_in: Inlines = ()
    number: str = ""
    start: int = 0
    key: str = ""
    id: str = ""
    wid: str = ""
    lang: str = ""
    direction: str = ""
    hugs: bool = False
    flush: bool = False
    set_off: bool = False
    place: Place = NOWHERE


class Section(Struct, frozen=True):
    """A heading and what stands under it; sections nest. ``level`` pins the level of its heading (0: by the depth).

    ``form`` is the issued form of its number, where it is not that of the depth.
    """

    heading: Inlines
    blocks: tuple[Block, ...]
    numbered: bool = False
    number: str = ""
    start: int = 0
    level: int = 0
    form: str = ""
    id: str = ""
    wid: str = ""
    lang: str = ""
    place: Place = NOWHERE


class Article(Struct, frozen=True):
    """An article of an instrument, with its number and, where it has one, its heading.

    ``restart``: its numbered paragraphs begin with 1. ``heading_wid`` is the eId that its heading has elsewhere, where
    ``wid`` is that of its number alone.
    """

    heading: Inlines
    blocks: tuple[Block, ...]
    number: str = ""
    start: int = 0
    restart: bool = False
    id: str = ""
    wid: str = ""
    heading_wid: str = ""
    place: Place = NOWHERE


class RecitalGroup(Struct, frozen=True):
    """Recitals under one opening word (RECALLING …); the heading is empty where each recital has its own."""

    heading: Inlines
    recitals: tuple[Paragraph, ...]
    name: str = ""
    id: str = ""
    place: Place = NOWHERE


class Preamble(Struct, frozen=True):
    """The preamble of a declaration or resolution: who speaks, the recitals, the words that lead to the text."""

    openings: tuple[Paragraph, ...]
    groups: tuple[RecitalGroup, ...]
    enacting: tuple[Paragraph, ...] = ()
    id: str = ""
    place: Place = NOWHERE


class OperativeGroup(Struct, frozen=True):
    """Operative paragraphs under one word (DECLARE …). ``form`` is the issued form of the number, such as ``1.-``."""

    heading: Inlines
    items: tuple[Paragraph, ...]
    form: str = ""
    start: int = 1
    id: str = ""
    place: Place = NOWHERE


class PointList(Struct, frozen=True):
    """A list. ``inline`` keeps its points in the running text of the paragraph."""

    kind: ListKind
    items: tuple[Paragraph, ...]
    form: str = ""
    start: int = 1
    inline: bool = False
    id: str = ""
    place: Place = NOWHERE


class Participants(Struct, frozen=True):
    """A list of participants: ``of`` is ``states``, ``organizations`` or ``persons``."""

    heading: Inlines
    items: tuple[Paragraph, ...]
    of: str = "states"
    form: str = ""
    unnumbered: bool = False
    id: str = ""
    place: Place = NOWHERE


class Quotation(Struct, frozen=True):
    """Words of others, set off as a block."""

    blocks: tuple[Block, ...]
    id: str = ""
    lang: str = ""
    direction: str = ""
    place: Place = NOWHERE


class RowKind(Enum):
    """What a row of a table is."""

    HEAD = "head"
    BODY = "row"
    GROUP = "group"
    TOTAL = "total"


class Cell(Struct, frozen=True):
    """A cell; ``header`` marks the cell that names its row. Spans count from 1.

    ``parts`` are the lists in it and the words after them, as in a paragraph.
    """

    content: Inlines
    parts: tuple[Block, ...] = ()
    header: bool = False
    columns: int = 1
    rows: int = 1
    place: Place = NOWHERE


class Row(Struct, frozen=True):
    """A row of a table."""

    kind: RowKind
    cells: tuple[Cell, ...]
    place: Place = NOWHERE


class Column(Struct, frozen=True):
    """A column: its share of the width, and whether its cells are figures (set flush right)."""

    share: int = 1
    figures: bool = False


class Table(Struct, frozen=True):
    """A table with its number, title, rows and the lines under it; ``units`` stand below the title.

    ``abbreviations_first``: before the source, as issued. ``turned`` turns the page.
    """

    title: Inlines
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    number: str = ""
    start: int = 0
    numbered: bool = False
    units: Inlines = ()
    source: Inlines = ()
    note: Inlines = ()
    abbreviations: Inlines = ()
    abbreviations_first: bool = False
    turned: bool = False
    id: str = ""
    wid: str = ""
    place: Place = NOWHERE

    @property
    def under(self) -> tuple[tuple[str, Inlines], ...]:
        """The lines under it that have words, in the order of print, each with its name."""
        house = (("source", self.source), ("note", self.note))
        last = (("abbreviations", self.abbreviations),)
        lines = (*last, *house) if self.abbreviations_first else (*house, *last)
        return tuple(line for line in lines if line[1])


class Figure(Struct, frozen=True):
    """A picture from a file beside the source, with the words that stand for it (``alt``)."""

    file: str
    alt: str
    title: Inlines = ()
    number: str = ""
    start: int = 0
    numbered: bool = False
    id: str = ""
    place: Place = NOWHERE


class Resolution(Struct, frozen=True):
    """A resolution inside a body, or a draft of one; its ``sections`` hold recitals, operatives and sections alone."""

    title: Inlines
    organ: Inlines
    recitals: tuple[Paragraph, ...]
    items: tuple[Paragraph, ...]
    sections: tuple[Section, ...] = ()
    id: str = ""
    place: Place = NOWHERE

    @property
    def operatives(self) -> tuple[Paragraph, ...]:
        """All operative paragraphs, those in its sections as well, in the order of the source."""
        return (*self.items, *(item for section in self.sections for item in _operatives(section)))


def _operatives(section: Section) -> Iterator[Paragraph]:
    for block in section.blocks:
        if isinstance(block, Section):
            yield from _operatives(block)
        elif isinstance(block, Paragraph) and block.role is Role.OPERATIVE:
            yield block


class Contents(Struct, frozen=True):
    """The place of the table of contents, to ``depth`` levels of heading."""

    depth: int = 2
    place: Place = NOWHERE


Block = (
    Paragraph
    | Section
    | Article
    | RecitalGroup
    | Preamble
    | OperativeGroup
    | PointList
    | Participants
    | Quotation
    | Table
    | Figure
    | Resolution
    | Contents
)
