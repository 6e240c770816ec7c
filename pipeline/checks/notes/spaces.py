"""MH441: a space divides the mark of a note from the word after it; one before the mark is left out."""

from __future__ import annotations

from collections.abc import Iterator
from unicodedata import east_asian_width

from pipeline.errors import Fault, Severity
from pipeline.source.model.document import Source
from pipeline.source.model.inline import (
    Break,
    DateRun,
    Footnote,
    Inlines,
    Marked,
    NoteAgain,
    Reference,
    Text,
)
from pipeline.source.model.walk import held, nodes

_INLINE = (Text, Marked, DateRun, Reference, Footnote, NoteAgain, Break)
_HOLDERS = (Marked, DateRun, Reference)
_LABEL = "x"  # a reference without words prints some

Call = Footnote | NoteAgain


def check(source: Source) -> Iterator[Fault]:
    """Marks of notes that stand in a word, or between two: no output has a space between them."""
    for node in nodes(source):
        if isinstance(node, _HOLDERS):
            continue  # read with the run that holds it
        for value in held(node):
            for run in _runs(value):
                yield from _run(run)


def _runs(value: object) -> Iterator[Inlines]:
    if not isinstance(value, tuple) or not value:
        return
    if isinstance(value[0], _INLINE):
        yield value
        return
    for item in value:
        yield from _runs(item)


def _run(content: Inlines) -> Iterator[Fault]:
    before, call = "", None
    for leaf in _leaves(content):
        if not isinstance(leaf, str):
            call = leaf if before else None  # a mark at the head of a cell, say, has its word after it
            continue
        if call and leaf[0].isalnum() and east_asian_width(leaf[0]) not in ("W", "F"):
            yield Fault(
                "MH441",
                call.place,
                "a word follows the mark of a note without a space",
                "a space after the mark, or the mark at the end of the word",
                "write the space after the note; one before it is left out",
                Severity.WARNING,
            )
        before, call = leaf, None


def _leaves(content: Inlines) -> Iterator[str | Call]:
    """The words and the marks of notes in it, in order; a line break is a space."""
    for item in content:
        match item:
            case Text():
                if item.text:
                    yield item.text
            case Break():
                yield " "
            case Footnote() | NoteAgain():
                yield item
            case Reference(content=()):
                yield _LABEL
            case Marked() | DateRun() | Reference():
                yield from _leaves(item.content)
