"""What the product itself says of a source that was taken in: whether it checks, whether it prints the numbers."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from pipeline.errors import Fault, MastheadError, Place, Severity
from pipeline.intake.report import Report, short
from pipeline.options import Options
from pipeline.render.text import render_text
from pipeline.resolve.document import resolve
from pipeline.source.model.document import Source
from pipeline.stages import CHECKING, Work, run

_COMPARED = 10  # characters of the words after a number
_PICTURES = "MH16"


def check_faults(text: str, report: Report, *, pictures: bool) -> Iterator[Fault]:
    """MH719 for what would stop the source from being built, MH720 for numbers that it would print otherwise.

    With ``pictures``, what the check says of them is left out: they are not written yet.
    """
    path = Path(report.path)
    try:
        work = run(Work(path, path.stem, Options(), text.encode()), CHECKING)
    except MastheadError as error:
        hard = [fault for fault in error.faults if fault.severity is Severity.ERROR]
        for fault in hard:
            if not (pictures and fault.code.startswith(_PICTURES)):
                place = Place("SOURCE", fault.place.line, fault.place.column)
                wrong = f"the check says {fault.code}: {fault.wrong}"
                yield Fault("MH719", place, wrong, fault.expected, fault.mend, Severity.WARNING)
        return
    if work.source is not None and report.numbers:
        yield from _numbers(work.source, report)


def _numbers(source: Source, report: Report) -> Iterator[Fault]:
    """The numbers of the file that do not stand before their words in what the document prints."""
    printed = _bare(render_text(resolve(source, Path())))
    for place, label, words in report.numbers:
        bare = _bare(label)
        if bare.isascii() and f"{bare}{_bare(words)[:_COMPARED].partition('*')[0]}" not in printed:
            wrong = f"the number {label} before “{short(words)}” is printed otherwise"
            mend = "give the number, its form or its start in the source"
            yield Fault("MH720", Place(report.path, place, 1), wrong, "the number of the file", mend, Severity.WARNING)


def _bare(text: str) -> str:
    return "".join(text.split())
