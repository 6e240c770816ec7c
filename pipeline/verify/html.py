"""Reads an HTML page back and compares it with the Resolved document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lxml import etree, html

from pipeline.document.inline import Link, Text
from pipeline.document.model import Document
from pipeline.errors import Fault, Place
from pipeline.source.model.inline import TargetKind
from pipeline.verify import whole
from pipeline.verify.compare import MEND, compare, shown
from pipeline.verify.inlines import Run
from pipeline.verify.page import Around, HtmlLine, read_page
from pipeline.verify.pieces import Piece, PieceKind, Tongue, note_piece, plain_line
from pipeline.verify.printed import parts
from pipeline.verify.whole import TEXT, listed

_ELEMENTS = {
    PieceKind.PARAGRAPH: ("p", "span"),
    PieceKind.ITEM: ("p",),
    PieceKind.CELL: ("td",),
    PieceKind.HEAD_CELL: ("th",),
    PieceKind.CAPTION: ("caption", "figcaption"),
    PieceKind.ENTRY: ("li", "body"),  # body: the link past the masthead
    PieceKind.NOTE: ("p",),
}


def verify_html(document: Document, data: bytes, path: str) -> tuple[Fault, ...]:
    """Every difference between the page and what the document says.

    MH661 not a page; MH662 a line that is missing, extra or different; MH663 identifiers; MH664 the element that a line
    stands in; MH665 links; MH666 notes; MH667 language and direction; MH668 title.
    """
    page = _parsed(data)
    body = page.find("body") if page is not None else None
    if page is None or body is None:
        return (Fault("MH661", Place(path), "the page cannot be read", "an HTML page", MEND),)
    pieces = tuple(_expected(document))
    starts = frozenset(piece.id for piece in pieces if piece.id)
    lines = read_page(body, starts, Around(page.get("lang") or "", page.get("dir") or ""))
    places = [Place(path, line.line) for line in lines]
    result = compare("MH662", [piece.text for piece in pieces], [line.text for line in lines], places, Place(path))
    faults = list(result.faults)
    for position, found in result.same:
        faults.extend(_line(pieces[position], lines[found], places[found]))
    faults.extend(whole.id_faults(document, page, path))
    faults.extend(whole.level_faults(lines, path))
    faults.extend(whole.note_faults(document, lines, path))
    title = page.findtext("head/title") or ""
    if title != document.title:
        faults.append(Fault("MH668", Place(path), f"the title is “{shown(title)}”", f"“{shown(document.title)}”", MEND))
    return tuple(faults)


def _parsed(data: bytes) -> etree._Element | None:
    try:
        return html.document_fromstring(data.decode(), parser=html.HTMLParser(no_network=True))
    except (ValueError, etree.ParserError):
        return None


def _expected(document: Document) -> Iterator[Piece]:
    """All lines of the page, from the link to its text to the job line; notes stand at the end of their part."""
    own = Tongue(document.language.code, document.language.direction)
    past = Link(TargetKind.HERE, TEXT, "", f"#{TEXT}", "", (Text(document.letter.label),))
    yield Piece(PieceKind.ENTRY, "", "", (past,), own)
    if document.status_line:
        yield plain_line(own, document.status_line)
    for part in parts(document):
        yield from part.pieces
        yield from (note_piece(note, part.tongue) for note in part.notes)
    if document.masthead.job_line:
        yield plain_line(own, document.masthead.job_line)


def _line(piece: Piece, line: HtmlLine, place: Place) -> Iterator[Fault]:
    """What hangs on a line whose words are right."""
    name = f"“{shown(piece.text)}”"
    if piece.id and piece.id not in line.around.ids:
        wrong = f"{name} stands under {line.around.ids[-1] if line.around.ids else 'no id'}"
        yield Fault("MH663", place, wrong, f"the id {piece.id}", MEND)
    if not _fits(piece, line):
        level = f" of level {piece.level}" if piece.level else ""
        wrong = f"{name} is a {line.around.blocks[-1] if line.around.blocks else 'bare text'}"
        yield Fault("MH664", place, wrong, f"a {piece.kind.value}{level}", MEND)
    wanted = (piece.scope, piece.columns, piece.rows, piece.row)
    had = (line.scope, line.columns, line.rows, line.row)
    if wanted != had:
        yield Fault("MH664", place, f"the cell {name} has {_cell(*had)}", _cell(*wanted), MEND)
    if tuple(line.leads) != piece.leads:
        yield Fault("MH665", place, f"{name} leads to {listed(line.leads)}", listed(piece.leads), MEND)
    if line.merged() != piece.runs:
        yield Fault("MH667", place, f"{name} is in {_tongues(line.merged())}", _tongues(piece.runs), MEND)


def _fits(piece: Piece, line: HtmlLine) -> bool:
    """Whether the line stands in an element of its kind."""
    around = line.around.blocks
    innermost = around[-1] if around else ""
    match piece.kind:
        case PieceKind.HEADING:
            return innermost == f"h{piece.level}"
        case PieceKind.FIGURE:
            return line.picture
        case PieceKind.ITEM:
            return innermost == "p" and around[-2:-1] == ("li",)
        case _:
            return innermost in _ELEMENTS[piece.kind] and not line.picture


def _cell(scope: str, columns: int, rows: int, row: int) -> str:
    return f"scope “{scope}”, {columns} by {rows}, in row {row}"


def _tongues(runs: Iterable[Run]) -> str:
    return ", ".join(f"{run.lang} {run.direction} “{shown(run.text)}”" for run in runs) or "nothing"
