"""MH407, MH408: the words of a date say the day that its attribute says; a span ends after it begins."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.errors import Fault, Passage, Severity
from pipeline.source.model.document import Source, TitlePartKind
from pipeline.source.model.inline import DateRun, plain
from pipeline.source.model.walk import every
from pipeline.whole_numbers import whole
from pipeline.words import words


def check(source: Source) -> Iterator[Fault]:
    """A title's date with other words than the house's, a date in the text whose day or year is not in its words."""
    own = words(source.lang)
    for part in source.letter.title:
        if part.kind is TitlePartKind.DATE and part.when and not _same(plain(part.content), own.date(part.when)):
            yield Fault(
                "MH407",
                part.place,
                f"the title's date reads “{plain(part.content)}” but says {part.when}",
                f"“{own.date(part.when)}”",
                "correct the words or the attribute",
            )
    for run in every(source, DateRun):
        if run.until and run.until <= run.when:
            yield Fault(
                "MH408",
                run.place,
                f"the span ends on {run.until}, not after {run.when}",
                "a later day",
                "correct when or until",
            )
        figures = _figures(plain(run.content))
        if figures and int(run.when[8:10]) not in figures and int(run.when[:4]) not in figures:
            yield Fault(
                "MH407",
                run.place,
                f"the date reads “{plain(run.content)}” but says {run.when}",
                "words that say the same day",
                "correct the words or the attribute",
                Severity.WARNING,
                Passage(run.place, plain(run.content)),
            )


def _same(had: str, wanted: str) -> bool:
    """Whether both read the same; a no-break space, which holds a line together, is a space here."""
    return had.replace("\u00a0", " ") == wanted.replace("\u00a0", " ")


def _figures(text: str) -> set[int]:
    kept = "".join(character if character.isdecimal() else " " for character in text)
    return {whole(part) for part in kept.split()}
