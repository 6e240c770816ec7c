"""The notes of a PDF: each is there once, under its id, with its mark and its words, and read where it is called."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from pipeline.errors import Fault, Place
from pipeline.verify.compare import MEND, parting, shown
from pipeline.verify.pdf.line import PdfLine
from pipeline.verify.pieces import Piece


def note_faults(expected: Mapping[str, Piece], found: Iterable[PdfLine], path: str) -> Iterator[Fault]:
    """MH653: a note that is missing, extra, or whose mark, words or links differ."""
    seen: set[str] = set()
    for line in found:
        place = Place(f"{path}#page={line.page}")
        id_ = line.around.ids[-1] if line.around.ids else ""
        piece = expected.get(id_)
        if piece is None or id_ in seen:
            wrong = f"there is a note too many, “{shown(line.text)}”"
            yield Fault("MH653", place, wrong, "the notes of the document, each once", MEND)
            continue
        seen.add(id_)
        if line.text != piece.text:
            had, wanted = parting(piece.text, line.text)
            yield Fault("MH653", place, f"the note {id_} reads {had}", wanted, MEND)
        elif line.merged() != piece.runs:
            wrong = f"the note “{shown(line.text)}” is not in its languages"
            yield Fault("MH654", place, wrong, ", ".join(f"{run.lang} “{run.text}”" for run in piece.runs), MEND)
        if tuple(line.leads) != piece.leads:
            wrong = f"the note “{shown(line.text)}” leads to {', '.join(line.leads) or 'nothing'}"
            yield Fault("MH655", place, wrong, ", ".join(piece.leads) or "nothing", MEND)
    for id_, piece in expected.items():
        if id_ not in seen:
            yield Fault("MH653", Place(path), f"the note {id_} is missing", f"“{shown(piece.text)}”", MEND)


def place_faults(
    lines: Sequence[PdfLine], found: Iterable[PdfLine], running: frozenset[str], path: str
) -> Iterator[Fault]:
    """MH653: a note that is not read right after the line that calls it first; in a table, anywhere after it.

    ``running`` are the ids of what stands in the line of another, such as the points of a list in running text: the
    notes of such a line come after all of it.
    """
    first: dict[str, int] = {}
    for number, line in enumerate(lines, 1):
        for address in line.leads:
            first.setdefault(address, number)
    for note in found:
        called = first.get(f"#{note.around.ids[-1]}" if note.around.ids else "")
        if called is None:
            continue  # by no line: a finding of its own if it should be, see ``line_faults``
        own = called
        while own < len(lines) and running.intersection(lines[own].around.ids[-1:]):
            own += 1
        last = max(own, note.before) if "Table" in lines[called - 1].around.roles else own
        if not own <= note.before <= last:
            wrong = f"the note “{shown(note.text)}” is read elsewhere"
            wanted = f"after the line that calls it, “{shown(lines[called - 1].text)}”"
            yield Fault("MH653", Place(f"{path}#page={note.page}"), wrong, wanted, MEND)
