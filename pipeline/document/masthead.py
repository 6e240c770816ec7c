"""The masthead of the Resolved document: what it prints, and its facts for the record."""

from __future__ import annotations

from enum import Enum

from msgspec import Struct

from pipeline.document.inline import Inlines, Note
from pipeline.errors import NOWHERE, Place
from pipeline.source.model.masthead import State
from pipeline.values import PartlyCompared


class Fact(Struct, frozen=True):
    """A fact of the masthead for the record: its name, value, how well it is known, on what evidence."""

    name: str
    value: str
    state: State
    evidence: str


class SymbolPart(Struct, frozen=True):
    """A part of the printed symbol; the organ's letter is set ``large``."""

    text: str
    large: bool


class Symbol(PartlyCompared, frozen=True):
    """A symbol (``A/61/…`` where unassigned), whether it is assigned, and its address (``''`` if not).

    ``before`` and ``after`` are the brackets of one that is not verified; ``place`` is where the source gives it.
    """

    text: str
    assigned: bool
    url: str
    before: str
    after: str
    place: Place = NOWHERE


class LeftKind(Enum):
    """What a line of the masthead's left block is."""

    ORGAN = "organ"
    SESSION = "session"
    DATES = "dates"
    ITEM = "item"
    ITEM_TITLE = "item-title"


class LeftLine(Struct, frozen=True):
    """A line of the left block; ``several`` says that its column has several agenda items (more space)."""

    kind: LeftKind
    content: Inlines
    several: bool


class RightKind(Enum):
    """What a line of the masthead's right column is."""

    DISTRIBUTION = "distribution"
    DATE = "date"
    LANGUAGE = "language"
    ORIGINAL = "original"


class RightLine(PartlyCompared, frozen=True):
    """A line of the right column; an empty text keeps its place. ``value`` is the bare fact (a date in ISO 8601).

    ``place`` is where the source gives it.
    """

    kind: RightKind
    label: str
    text: str
    value: str
    place: Place = NOWHERE


class OrganFacts(Struct, frozen=True):
    """An issuing organ for the record: key (``general-assembly``), name, session (``80``, ``ES-10``) or year, items.

    ``resumed``: the session had been suspended.
    """

    key: str
    name: str
    body: str
    session: str
    session_words: str
    items: tuple[ItemFacts, ...]
    resumed: bool = False


class ItemFacts(Struct, frozen=True):
    """An agenda item for the record: ``54``, ``b``, ``preliminary``, the item line, the title and its state."""

    number: str
    letter: str
    list: str
    line: str
    title: str
    state: State


class Masthead(Struct, frozen=True):
    """Everything the masthead and the running matter print.

    ``job_line`` (``06-38211 (E)    120606``), ``job_number``, ``barcode``, ``qr`` are empty where nothing is printed.
    ``running`` are the symbols of the running head, one a line; ``running_title`` stands across from them.
    ``notes`` stand at the foot of the first page.
    ``date`` and ``reissued`` are in ISO 8601; ``reissued`` is empty where the document was issued once.
    """

    united_nations: str
    symbol_parts: tuple[SymbolPart, ...]
    symbols: tuple[Symbol, ...]
    organs: tuple[str, ...]
    right: tuple[RightLine, ...]
    left: tuple[tuple[LeftLine, ...], ...]
    running: tuple[str, ...]
    job_number: str
    job_line: str
    barcode: str
    qr: str
    recycle: str
    emblem_alt: str
    notes: tuple[Note, ...]
    facts: tuple[Fact, ...]
    organ_facts: tuple[OrganFacts, ...]
    date: str
    running_title: str = ""
    reissued: str = ""
