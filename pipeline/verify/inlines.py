"""What a reader must find in a run of inline content: its words, where it leads, the language of each part."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from pipeline.document.inline import Break, DateRun, Inlines, Link, Marked, Note, NoteCall, Text
from pipeline.language import direction_of
from pipeline.source.model.inline import TargetKind


@dataclass(frozen=True, slots=True)
class Run:
    """Words that stand in one language and one direction."""

    lang: str
    direction: str
    text: str


def direction_inside(lang: str, direction: str, around: str) -> str:
    """The direction of a part that may name its own language or direction, in one of the direction ``around``."""
    return direction or (direction_of(lang) if lang else around)


def bracketed(note: Note) -> str:
    """How the call of a note stands in the words of a line."""
    return call_mark(note.mark)


def call_mark(mark: str) -> str:
    """How the call of a note with this mark stands in the words of a line."""
    return f"[{mark}]"


def spoken(content: Inlines, call: Callable[[Note], str] = bracketed) -> str:
    """The words; a line break is a line feed, and ``call`` says how that of a note is written."""
    return "".join(run.text for run in _runs(content, "", "", call))


def merged(runs: Iterator[Run]) -> tuple[Run, ...]:
    """Runs with their neighbours of the same language and direction joined to them, without white space around."""
    found: list[Run] = []
    for run in runs:
        last = found[-1] if found else Run("", "", "")
        if found and (last.lang, last.direction) == (run.lang, run.direction):
            found[-1] = Run(run.lang, run.direction, last.text + run.text)
        elif run.text.strip():
            found.append(run)
        elif found:
            found[-1] = Run(last.lang, last.direction, last.text + run.text)
    return tuple(Run(run.lang, run.direction, " ".join(run.text.split())) for run in found)


def languages(number: str, content: Inlines, lang: str, direction: str) -> tuple[Run, ...]:
    """The line in parts of one language each; ``lang`` and ``direction`` are those around it."""
    return merged(
        iter((Run(lang, direction, f"{number} " if number else ""), *_runs(content, lang, direction, bracketed)))
    )


def addresses(content: Inlines) -> tuple[str, ...]:
    """Where the links in it lead, in order: ``#id`` in the document, else an address. The call of a note is one."""
    return tuple(_addresses(content))


def _runs(content: Inlines, lang: str, direction: str, call: Callable[[Note], str]) -> Iterator[Run]:
    for item in content:
        match item:
            case Text():
                yield Run(lang, direction, item.text)
            case Break():
                yield Run(lang, direction, "\n")
            case NoteCall():
                yield Run(lang, direction, call(item.note))
            case Marked():
                yield from _runs(
                    item.content, item.lang or lang, direction_inside(item.lang, item.direction, direction), call
                )
            case DateRun() | Link():
                yield from _runs(item.content, lang, direction, call)


def _addresses(content: Inlines) -> Iterator[str]:
    for item in content:
        match item:
            case NoteCall():
                yield f"#{item.note.id}"
            case Link():
                address = f"#{item.target}" if item.kind is TargetKind.HERE else item.url
                if address:
                    yield address
                yield from _addresses(item.content)
            case Marked() | DateRun():
                yield from _addresses(item.content)
            case Text() | Break():
                pass
