"""Marks of notes at one spot: a comma divides them (Editorial Manual, "Footnotes"); `*` and `**` would be `***`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pipeline.document.inline import DateRun, Inline, Inlines, Link, Marked, NoteCall, Text


def divided(content: Iterable[Inline]) -> Inlines:
    """The content with a comma between every two marks that touch, also where one of them ends or begins an element."""
    found: list[Inline] = []
    touches = False
    for item in content:
        if touches and _is_call(item, first=True):
            found.append(Text(","))
        found.append(item)
        if not _is_empty(item):
            touches = _is_call(item, first=False)
    return tuple(found)


def _is_call(item: Inline, *, first: bool) -> bool:
    """Whether what is printed of it first, or last, is the mark of a note."""
    if isinstance(item, Marked | DateRun | Link):
        inside: Sequence[Inline] = [one for one in item.content if not _is_empty(one)]
        return bool(inside) and _is_call(inside[0 if first else -1], first=first)
    return isinstance(item, NoteCall)


def _is_empty(item: Inline) -> bool:
    """Whether nothing is printed of it."""
    if isinstance(item, Marked | DateRun | Link):
        return all(_is_empty(one) for one in item.content)
    return isinstance(item, Text) and not item.text
