"""Writes inline content of the Source model."""

from __future__ import annotations

from lxml import etree

from pipeline.source.markup.names import LANG
from pipeline.source.markup.writer import add, add_text
from pipeline.source.model.inline import (
    Break,
    DateRun,
    Footnote,
    Inline,
    Inlines,
    Marked,
    NoteAgain,
    Reference,
    Text,
)


def add_words(parent: etree._Element, name: str, content: Inlines) -> None:
    """A child of that name with ``content``; none where there is no content."""
    if content:
        write_inlines(add(parent, name), content)


def write_inlines(parent: etree._Element, content: Inlines) -> None:
    """``content`` at the end of what ``parent`` holds so far."""
    for item in content:
        _write(parent, item)


def _write(parent: etree._Element, item: Inline) -> None:
    match item:
        case Text():
            add_text(parent, item.text)
        case Marked():
            given = {"key": item.key, LANG: item.lang, "dir": item.direction}
            write_inlines(add(parent, item.mark.value, given), item.content)
        case DateRun():
            element = add(parent, "date", {"until": item.until}, always={"when": item.when})
            write_inlines(element, item.content)
        case Reference():
            write_inlines(add(parent, "ref", {item.kind.value: item.target}), item.content)
        case Footnote():
            note = add(parent, "note", {"id": item.id, "mark": item.mark})
            for paragraph in item.paragraphs:
                write_inlines(add(note, "text"), paragraph)
        case NoteAgain():
            add(parent, "note-again", always={"of": item.of})
        case Break():
            add(parent, "br")
