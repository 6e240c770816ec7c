"""Inline content of the Resolved document."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from pipeline.errors import NOWHERE, Place
from pipeline.source.model.inline import Mark, TargetKind
from pipeline.values import PartlyCompared


class Text(PartlyCompared, frozen=True):
    """Words, ready to print; ``place`` is that of the element of the source that they come from."""

    text: str
    place: Place = NOWHERE


class Marked(Struct, frozen=True):
    """A run of words with a meaning.

    ``tlc`` is the id of its register entry (``''`` where it names none); ``lang`` and ``direction`` are given only
    where the run differs from its surroundings; ``italic`` and ``bold`` say how the house sets it.
    """

    mark: Mark
    content: Inlines
    tlc: str
    lang: str
    direction: str
    italic: bool
    bold: bool = False


class DateRun(Struct, frozen=True):
    """A date: ``when`` and ``until`` are ISO 8601; ``until`` is empty for a single day."""

    when: str
    until: str
    content: Inlines


class Link(Struct, frozen=True):
    """A live reference.

    ``target`` is the id of the block it leads to (``HERE``), ``url`` the address that a reader follows (``''`` for
    ``HERE``), ``iri`` what the AKN cites (``#id``, a Work IRI, or the address itself). ``label`` is the target's
    printed number where the source has no words, and the content is that.
    """

    kind: TargetKind
    target: str
    url: str
    iri: str
    label: str
    content: Inlines


class Note(Struct, frozen=True):
    """A note: its id, its printed mark, its paragraphs. ``custom`` marks (``*``) are not counted by Word.

    One that is called ``in_table`` is printed under the table, with a letter of its own (Editorial Manual,
    "Footnotes"); its ``number`` is 0, as that of a custom one.
    """

    id: str
    mark: str
    number: int
    custom: bool
    in_table: bool
    paragraphs: tuple[Inlines, ...]


class NoteCall(PartlyCompared, frozen=True):
    """A mark of a note. Exactly one call of each note is ``first``; ``id`` is the call's own anchor.

    ``place`` is where the source calls it.
    """

    id: str
    note: Note
    first: bool
    place: Place = NOWHERE


class Break(Struct, frozen=True):
    """A line break that belongs to the text."""


Inline = Text | Marked | DateRun | Link | NoteCall | Break
Inlines = tuple[Inline, ...]


def places(content: Inlines) -> tuple[Place, ...]:
    """The places that the words of ``content`` come from, each once, in order."""
    found: dict[Place, None] = {}
    for item in content:
        if isinstance(item, Text):
            found[item.place] = None
        elif isinstance(item, Marked | DateRun | Link):
            found.update(dict.fromkeys(places(item.content)))
    found.pop(NOWHERE, None)
    return tuple(found)


def words(content: Inlines) -> str:
    """The words of ``content`` without its notes; a line break counts as a space."""
    parts: list[str] = []
    for item in content:
        if isinstance(item, Text):
            parts.append(item.text)
        elif isinstance(item, Break):
            parts.append(" ")
        elif isinstance(item, Marked | DateRun | Link):
            parts.append(words(item.content))
    return "".join(parts)


def unmarked(content: Inlines) -> str:
    """The words as a name or a citation has them: without notes, nor the comma that divides the marks of two.

    Where there is nothing but such a comma, that is the name.
    """
    leaves = [leaf for leaf in _leaves(content) if leaf != Text("")]
    kept = [
        leaf
        for index, leaf in enumerate(leaves)
        if not (leaf == Text(",") and len(calls(tuple(leaves[max(index - 1, 0) : index + 2]))) == 2)
    ]
    name = words(tuple(kept))
    return name if name.strip() else words(content)


def _leaves(content: Inlines) -> Iterator[Text | NoteCall | Break]:
    for item in content:
        if isinstance(item, Marked | DateRun | Link):
            yield from _leaves(item.content)
        else:
            yield item


def calls(content: Inlines) -> tuple[NoteCall, ...]:
    """The note calls in ``content``, in order."""
    found: list[NoteCall] = []
    for item in content:
        if isinstance(item, NoteCall):
            found.append(item)
        elif isinstance(item, Marked | DateRun | Link):
            found.extend(calls(item.content))
    return tuple(found)
