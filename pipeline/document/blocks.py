"""Blocks of the Resolved document. Every block has an id, which is the eId, the anchor and the bookmark."""

from __future__ import annotations

from enum import Enum

from msgspec import Struct

from pipeline.document.functions import Function
from pipeline.document.inline import Inlines, NoteCall
from pipeline.document.numbers import UNNUMBERED, Number, Scheme
from pipeline.errors import NOWHERE, Place
from pipeline.values import PartlyCompared


class Para(Struct, frozen=True):
    """One printed paragraph and what belongs to it.

    ``parts`` stand inside it (lists, quotations, continuations). ``depth`` is the depth of the list it is a point of
    (0 outside lists). ``tlc`` is the key of its register entry, ``tlc_kind`` the kind of that entry (participants).
    ``lang`` and ``direction`` are given only where they differ from the component's. ``hugs`` says that no space parts
    it from the words before, in the line of another paragraph; ``keeps_with_next`` that it stays with what follows it.
    """

    id: str
    function: Function
    number: Number = UNNUMBERED
    run_in: Inlines = ()
    content: Inlines = ()
    parts: tuple[Block, ...] = ()
    depth: int = 0
    tlc: str = ""
    lang: str = ""
    direction: str = ""
    tlc_kind: str = ""
    hugs: bool = False
    keeps_with_next: bool = False


class HeadingKind(Enum):
    """What a heading heads."""

    SECTION = "section"
    RECITALS = "recitals"
    OPERATIVE = "operative"
    PARTICIPANTS = "participants"
    ARTICLE = "article"
    RESOLUTION = "resolution"


class Heading(Struct, frozen=True):
    """A heading: ``level`` in the house's scale (1 to 6), ``outline`` its depth among the document's headings.

    ``pinned`` says that the level was issued and does not follow from the depth.
    The letter's title is outline 1, an annex heading outline 1, headings in them from 2 on, without gaps.
    """

    id: str
    kind: HeadingKind
    level: int
    pinned: bool
    outline: int
    number: Number
    content: Inlines


class GroupKind(Enum):
    """What a group of blocks is."""

    SECTION = "section"
    ARTICLE = "article"
    PREAMBLE = "preamble"
    RECITALS = "recitals"
    OPERATIVE = "operative"
    LIST = "list"
    PARTICIPANTS = "participants"
    QUOTATION = "quotation"
    RESOLUTION = "resolution"


class Group(Struct, frozen=True):
    """Blocks that belong together. ``heading`` has none or one; ``name`` is its name for the AKN (``recalling``).

    ``scheme`` is the numbering of its paragraphs (lists); ``inline`` keeps a list in the running text.
    """

    id: str
    kind: GroupKind
    name: str
    heading: tuple[Heading, ...]
    blocks: tuple[Block, ...]
    scheme: Scheme
    inline: bool
    lang: str
    direction: str


class RowKind(Enum):
    """What a row of a table is."""

    BODY = "body"
    GROUP = "group"
    TOTAL = "total"


class Cell(Struct, frozen=True):
    """A cell. ``scope`` is ``col``, ``row`` or ``''`` (a data cell); ``figures`` sets it flush right.

    ``begins`` and ``ends``: it reaches the edge of the table on that side, whatever reaches down into its row.
    ``blocks`` stand in it instead of ``content`` where it holds lists: these, and the words before and after them.
    """

    content: Inlines
    scope: str
    columns: int
    rows: int
    figures: bool
    begins: bool
    ends: bool
    blocks: tuple[Block, ...] = ()


class Row(Struct, frozen=True):
    """A row of a table."""

    kind: RowKind
    cells: tuple[Cell, ...]

    @property
    def parted(self) -> bool:
        """Whether a page may end in it: it holds lists."""
        return any(cell.blocks for cell in self.cells)


class Table(PartlyCompared, frozen=True):
    """A table: ``widths`` are per cents that sum to 100; ``label`` is ``Table 2`` or empty; ``under`` what is below.

    ``notes`` are the first calls of the notes that stand under it, in order; ``place`` is where the source has it.
    """

    id: str
    number: Number
    label: str
    title: Inlines
    widths: tuple[int, ...]
    head: tuple[Row, ...]
    body: tuple[Row, ...]
    under: tuple[Inlines, ...]
    notes: tuple[NoteCall, ...]
    turned: bool
    place: Place = NOWHERE


class Figure(Struct, frozen=True):
    """A picture: its bytes, media type, size in pixels, the words for it, label and title."""

    id: str
    number: Number
    label: str
    title: Inlines
    alt: str
    file: str
    mime: str
    data: bytes
    width: int
    height: int


class ContentsEntry(Struct, frozen=True):
    """A line of the table of contents; its page comes from the layout.

    ``text`` are its words without the number; ``content`` are they too, with the language of each part where it is not
    that around the table.
    """

    target: str
    level: int
    number: str
    text: str
    content: Inlines


class Contents(Struct, frozen=True):
    """The table of contents at its place, with its heading."""

    id: str
    heading: str
    entries: tuple[ContentsEntry, ...]


Block = Para | Group | Table | Figure | Contents
