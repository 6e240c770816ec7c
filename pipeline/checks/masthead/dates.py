"""MH407, MH408: the words of a date say the day that its attribute says; a span ends after it begins."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.errors import Fault, Passage, Severity
from pipeline.language import OFFICIAL
from pipeline.source.model.document import Source, TitlePartKind
from pipeline.source.model.inline import DateRun, plain
from pipeline.source.model.walk import every, nodes
from pipeline.words import words
from pipeline.words.typed_dates import contradiction


def check(source: Source) -> Iterator[Fault]:
    """A title's date with other words than the house's; a date in the text whose words name another day or weekday."""
    own = words(source.lang)
    for part in source.letter.title:
        if part.kind is TitlePartKind.DATE and part.when and not _same(plain(part.content), own.date(part.when)):
            yield Fault(
                "MH407",
                part.place,
                f"the title's date reads “{plain(part.content)}” but says {part.when}",
                f"“{own.date(part.when)}”",
                "correct the words or the attribute",
                about=Passage(part.place, plain(part.content)),
            )
    runs = tuple(every(source, DateRun))
    languages = official_languages(source) if runs else frozenset[str]()
    for run in runs:
        if run.until and run.until <= run.when:
            yield Fault(
                "MH408",
                run.place,
                f"the span ends on {run.until}, not after {run.when}",
                "a later day",
                "correct when or until",
                about=Passage(run.place, "", "until"),
            )
        other = contradiction(plain(run.content), run.when, run.until, languages)
        if other:
            yield Fault(
                "MH407",
                run.place,
                f"the date reads “{plain(run.content)}” but says {run.when}",
                f"words that say the same {other}",
                "correct the words or the attribute",
                Severity.WARNING,
                Passage(run.place, plain(run.content)),
            )


def _same(had: str, expected: str) -> bool:
    """Whether both read the same; a no-break space, which holds a line together, is a space here."""
    return had.replace("\u00a0", " ") == expected.replace("\u00a0", " ")


def official_languages(source: Source) -> frozenset[str]:
    """The official languages that words of the source are in."""
    named = (getattr(node, "lang", "").partition("-")[0].lower() for node in nodes(source))
    return frozenset({source.lang, *(lang for lang in named if lang in OFFICIAL)})
