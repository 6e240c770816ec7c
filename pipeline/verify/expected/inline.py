"""What a run of inline content must say: its words in one language each, and where its links lead."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile

from pipeline.document.inline import Break, DateRun, Inlines, Link, Marked, NoteCall, Text
from pipeline.source.model.inline import TargetKind
from pipeline.verify.piece import PARAGRAPH_END, Run, Speech


def runs(content: Inlines, speech: Speech) -> Iterator[Run]:
    """The words; a line break is a line feed, the mark of a note a run of its own."""
    for item in content:
        match item:
            case Text():
                yield speech.run(item.text)
            case Break():
                yield speech.run("\n")
            case NoteCall():
                yield speech.run(item.note.mark, call=True)
            case Marked():
                own = speech.inside(item.lang, item.direction) if item.lang or item.direction else speech
                yield from runs(item.content, own)
            case DateRun() | Link():
                yield from runs(item.content, speech)


def links(content: Inlines) -> Iterator[str]:
    """Where they lead, in order: ``#id`` in the document, else an address. The call of a note is one.

    What ends a line or a paragraph stands among them, so that each line has its own. A link stands where its words
    begin.
    """
    for item in content:
        match item:
            case NoteCall():
                yield f"#{item.note.id}"
            case Link():
                address = f"#{item.target}" if item.kind is TargetKind.PLACE else item.url
                within = list(links(item.content))
                if address:
                    within.insert(_breaks_first(item.content), address)
                yield from within
            case Marked() | DateRun():
                yield from links(item.content)
            case Break():
                yield "\n"
            case Text():
                if item.text == PARAGRAPH_END:
                    yield item.text


def _breaks_first(content: Inlines) -> int:
    """How many lines end before the words begin; none where there are no words."""
    leaves = [each for each in _leaves(content) if not (isinstance(each, Text) and not each.text.strip())]
    ended = sum(1 for _ in takewhile(lambda each: isinstance(each, Break), leaves))
    return 0 if ended == len(leaves) else ended


def _leaves(content: Inlines) -> Iterator[Text | Break | NoteCall]:
    for item in content:
        if isinstance(item, Marked | DateRun | Link):
            yield from _leaves(item.content)
        else:
            yield item
