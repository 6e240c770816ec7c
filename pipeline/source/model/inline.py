"""Inline content of the Source model: what stands inside a paragraph, as it was written."""

from __future__ import annotations

from enum import Enum

from msgspec import Struct

from pipeline.errors import NOWHERE, Place
from pipeline.values import PartlyCompared


class Mark(Enum):
    """What a marked run of words is. The value is the element's name in the source language."""

    EMPHASIS = "emphasis"
    FOREIGN = "foreign"
    WORK_TITLE = "work-title"
    ACT = "act"
    PERSON = "person"
    ORGANIZATION = "organization"
    STATE = "state"
    LOCATION = "location"
    EVENT = "event"
    ROLE = "role"
    CONCEPT = "concept"
    TERM = "term"
    SUPERSCRIPT = "sup"
    SUBSCRIPT = "sub"
    RUN = "run"
    UNITS = "units"  # of a table, under its title


class TargetKind(Enum):
    """Where a reference leads. The value is the attribute that says so in the source language."""

    PLACE = "to"
    SYMBOL = "symbol"
    WEB = "href"


class Text(PartlyCompared, frozen=True):
    """Words, with white space already normalised; ``place`` is that of the element in which they stand."""

    text: str
    place: Place = NOWHERE


class Marked(Struct, frozen=True):
    """A run of words with a meaning; ``key`` names the person, State, … in the register of the AKN.

    ``issued`` words are kept as they were issued, with their slips.
    """

    mark: Mark
    content: Inlines
    key: str = ""
    lang: str = ""
    direction: str = ""
    issued: bool = False
    place: Place = NOWHERE


class DateRun(Struct, frozen=True):
    """A date in the text: ``when`` (ISO 8601), and ``until`` where it is a span of days."""

    when: str
    content: Inlines
    until: str = ""
    place: Place = NOWHERE


class Reference(Struct, frozen=True):
    """A reference; where ``content`` is empty the resolver prints the label of the target."""

    kind: TargetKind
    target: str
    content: Inlines
    place: Place = NOWHERE


class Footnote(Struct, frozen=True):
    """A note at the place of its (first) mark. ``mark`` is empty for a numbered note, else asterisks.

    ``wid`` is the eId that it has in the Akoma Ntoso of another publisher.
    """

    paragraphs: tuple[Inlines, ...]
    mark: str = ""
    id: str = ""
    wid: str = ""
    place: Place = NOWHERE


class NoteAgain(Struct, frozen=True):
    """A further mark of a note that stands elsewhere."""

    of: str
    place: Place = NOWHERE


class Break(Struct, frozen=True):
    """A line break that belongs to the text."""


Inline = Text | Marked | DateRun | Reference | Footnote | NoteAgain | Break
Inlines = tuple[Inline, ...]


def place_of(content: Inlines) -> Place:
    """The place of the element that ``content`` begins in; ``NOWHERE`` where there is nothing that has one."""
    return next((item.place for item in content if not isinstance(item, Break)), NOWHERE)


def plain(content: Inlines) -> str:
    """The words of ``content`` without notes; a line break counts as a space."""
    parts: list[str] = []
    for item in content:
        if isinstance(item, Text):
            parts.append(item.text)
        elif isinstance(item, Break):
            parts.append(" ")
        elif isinstance(item, Marked | DateRun | Reference):
            parts.append(plain(item.content))
    return "".join(parts)
