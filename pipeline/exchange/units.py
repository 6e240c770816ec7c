"""The passages of a source that are translated, each under a key that says where it stands; how they are put back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from pipeline.source.model import document as m
from pipeline.source.model.inline import Break, DateRun, Footnote, Inline, Inlines, Marked, NoteAgain, Reference, Text
from pipeline.source.model.masthead import Issue, Masthead
from pipeline.source.model.record import Allowance, Entry, Lineage, Subject

INLINE = (Text, Marked, DateRun, Reference, Footnote, NoteAgain, Break)
_LEFT_OUT = (Lineage, Subject, Entry, Allowance, m.Letterhead)  # facts, and what is not issued
_NEUTRAL = ("symbol", "date", "original", "job")  # values of the masthead that are the same in every language
Change = Callable[[str, Inlines], Inlines]


def passages(source: m.Source) -> Iterator[tuple[str, Inlines]]:
    """Every passage with words, under its key (``letter.blocks.0.content``), in the order of the source."""
    found: list[tuple[str, Inlines]] = []

    def note(key: str, content: Inlines) -> Inlines:
        found.append((key, content))
        return content

    changed(source, note)
    return iter(found)


def changed(source: m.Source, change: Change) -> m.Source:
    """``source`` with each of its passages changed; paragraphs of notes are passages of their own."""
    parts = {
        "masthead": _masthead(source.masthead, change),
        "letter": _walk(source.letter, "letter", change),
        "attachments": _walk(source.attachments, "attachments", change),
    }
    return replace(source, **parts)


def _masthead(masthead: Masthead, change: Change) -> Masthead:
    """Its words: subsidiary bodies, sittings, titles of items, notes."""
    names = [name for name in masthead.__struct_fields__ if name not in _NEUTRAL]
    return replace(masthead, **{name: _walk(getattr(masthead, name), f"masthead.{name}", change) for name in names})


def _walk(node: Any, key: str, change: Change) -> Any:
    if isinstance(node, tuple):
        if node and all(isinstance(item, INLINE) for item in node):
            return _passage(node, key, change)
        return tuple(_walk(each, f"{key}.{place}", change) for place, each in enumerate(node))
    if not isinstance(node, Struct) or isinstance(node, _LEFT_OUT) or (isinstance(node, m.Attachment) and node.of):
        return node
    names = [name for name in node.__struct_fields__ if not (isinstance(node, Issue) and name in _NEUTRAL)]
    return replace(node, **{name: _walk(getattr(node, name), f"{key}.{name}", change) for name in names})


def _passage(content: Inlines, key: str, change: Change) -> Inlines:
    """The passage itself, then the paragraphs of its notes."""
    made = change(key, content) if speaks(content) else content
    count = -1

    def noted(item: Inline) -> Inline:
        nonlocal count
        match item:
            case Footnote():
                count += 1
                own = f"{key}.note-{count}"
                held = tuple(_passage(words, f"{own}.{place}", change) for place, words in enumerate(item.paragraphs))
                return replace(item, paragraphs=held)
            case Marked() | DateRun() | Reference():
                return replace(item, content=tuple(noted(each) for each in item.content))
            case _:
                return item

    return tuple(noted(item) for item in made)


def speaks(content: Inlines) -> bool:
    """Whether there are words to translate."""
    for item in content:
        if isinstance(item, Text) and any(sign.isalnum() for sign in item.text):
            return True
        if isinstance(item, Marked | DateRun | Reference) and speaks(item.content):
            return True
    return False


def codes(content: Inlines) -> tuple[Inline, ...]:
    """Everything in a passage that is no text, each before what it holds: the n-th has the number n, from 1."""
    found: list[Inline] = []
    for item in content:
        if not isinstance(item, Text):
            found.append(item)
        if isinstance(item, Marked | DateRun | Reference):
            found.extend(codes(item.content))
    return tuple(found)
