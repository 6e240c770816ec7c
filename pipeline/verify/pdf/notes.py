"""Where the notes of a PDF are read: each right after the line that calls it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from pipeline.errors import Fault, Place
from pipeline.verify.lines import MEND, short
from pipeline.verify.pdf.line import PdfLine


def place_faults(
    lines: Sequence[PdfLine], found: Iterable[PdfLine], running: frozenset[str], under: frozenset[str], path: str
) -> Iterator[Fault]:
    """MH653: a note that is not read right after the line that calls it first; of a table, anywhere after it.

    ``running`` are the ids of what stands in the line of another, such as the points of a list in running text: the
    notes of such a line come after all of it. ``under`` are the ids of notes that stand under their table, as do its
    abbreviations and source, which may call them.
    """
    first: dict[str, int] = {}
    for number, line in enumerate(lines, 1):
        for address in line.targets:
            first.setdefault(address, number)
    for note in found:
        id_ = note.around.ids[-1] if note.around.ids else ""
        called = first.get(f"#{id_}")
        if called is None:
            continue  # by no line: a finding of its own if it should be, see ``line_faults``
        own = called
        while own < len(lines) and running.intersection(lines[own].around.ids[-1:]):
            own += 1
        of_table = id_ in under or "Table" in lines[called - 1].around.roles
        last = max(own, note.before) if of_table else own
        if not own <= note.before <= last:
            wrong = f"the note “{short(note.text)}” is read elsewhere"
            expected = f"after the line that calls it, “{short(lines[called - 1].text)}”"
            yield Fault("MH653", Place(f"{path}#page={note.page}"), wrong, expected, MEND)
