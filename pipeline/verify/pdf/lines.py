"""What hangs on a line of a PDF whose words are right: its structure, label, language, identifier and links."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pipeline.errors import Fault, Place
from pipeline.verify.compare import MEND, shown
from pipeline.verify.inlines import Run
from pipeline.verify.pdf.line import PdfLine
from pipeline.verify.pdf.places import Places
from pipeline.verify.pdf.reader import TreeReader
from pipeline.verify.pieces import Piece, PieceKind

_ROLES = {
    PieceKind.PARAGRAPH: ("P", "Span"),
    PieceKind.CELL: ("TD",),
    PieceKind.HEAD_CELL: ("TH",),
    PieceKind.CAPTION: ("Caption",),
    PieceKind.FIGURE: ("Figure",),
    PieceKind.ENTRY: ("TOCI",),
    PieceKind.NOTE: ("Note", "FENote"),
}
_ITEM = ("L", "LI", "LBody", "P")


def line_faults(piece: Piece, line: PdfLine, place: Place) -> Iterator[Fault]:
    """The faults of one line: MH652 structure and identifier, MH654 language, MH655 links."""
    name = f"“{shown(piece.text)}”"
    if not _fits(piece, line):
        wrong = f"{name} is tagged {' in '.join(reversed(line.around.roles[-4:])) or 'by nothing'}"
        yield Fault("MH652", place, wrong, _wanted(piece), MEND)
    if piece.id and piece.id not in line.around.ids:
        wrong = f"{name} stands under {line.around.ids[-1] if line.around.ids else 'no id'}"
        yield Fault("MH652", place, wrong, f"the id {piece.id}", MEND)
    if piece.kind is PieceKind.ITEM and line.label != piece.number:
        yield Fault("MH652", place, f"{name} has the label “{line.label}”", f"“{piece.number}”", MEND)
    wanted = (piece.scope, piece.columns, piece.rows, piece.row)
    had = (line.scope, line.columns, line.rows, line.row)
    if wanted != had:
        yield Fault("MH652", place, f"the cell {name} has {_cell(*had)}", _cell(*wanted), MEND)
    if line.merged() != piece.runs:
        yield Fault("MH654", place, f"{name} is in {_tongues(line.merged())}", _tongues(piece.runs), MEND)
    if tuple(line.leads) != piece.leads:
        yield Fault("MH655", place, f"{name} leads to {_list(line.leads)}", _list(piece.leads), MEND)


def destination_faults(reader: TreeReader, places: Places, path: str) -> Iterator[Fault]:
    """MH655: every link within the document leads to the page on which the element of its name begins."""
    leads = {address for line in (*reader.lines, *reader.notes) for address in line.leads}
    for name in sorted(address[1:] for address in leads if address.startswith("#")):
        wanted, found = reader.page_of.get(name, -1), places.page_of_name(name)
        if wanted < 0:
            yield Fault("MH655", Place(path), f"a link leads to {name}, which is not there", "an element's id", MEND)
        elif wanted != found:
            wrong = f"the link to {name} leads to page {found + 1}" if found >= 0 else f"{name} is no destination"
            yield Fault("MH655", Place(path), wrong, f"page {wanted + 1}, where it stands", MEND)


def page_number_faults(lines: Iterable[PdfLine], places: Places, path: str) -> Iterator[Fault]:
    """MH655: a line of the table of contents without the page of its target. The number is taken off the others."""
    for line in lines:
        if line.around.roles[-1:] == ("TOCI",) and line.leads:
            page, text = str(places.page_of_name(line.leads[0][1:]) + 1), line.text
            bare = text.removesuffix(page).rstrip()
            if bare == text:
                place = Place(f"{path}#page={line.page}")
                yield Fault("MH655", place, f"“{shown(text)}” names another page, or none", f"page {page}", MEND)
            line.runs = [Run(line.around.lang, line.around.direction, bare)]


def _fits(piece: Piece, line: PdfLine) -> bool:
    roles = line.around.roles
    match piece.kind:
        case PieceKind.HEADING:
            return roles[-1:] == (f"H{piece.level}",)
        case PieceKind.ITEM:
            return roles[-4:] == _ITEM
        case _:
            return roles[-1] in _ROLES[piece.kind]


def _wanted(piece: Piece) -> str:
    match piece.kind:
        case PieceKind.HEADING:
            return f"H{piece.level}"
        case PieceKind.ITEM:
            return " in ".join(reversed(_ITEM))
        case _:
            return " or ".join(_ROLES[piece.kind])


def _cell(scope: str, columns: int, rows: int, row: int) -> str:
    return f"scope “{scope}”, {columns} by {rows}, in row {row}"


def _list(addresses: Iterable[str]) -> str:
    return ", ".join(addresses) or "nothing"


def _tongues(runs: Iterable[Run]) -> str:
    return ", ".join(f"{run.lang} {run.direction} “{shown(run.text)}”" for run in runs) or "nothing"
