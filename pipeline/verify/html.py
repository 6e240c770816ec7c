"""Reads an HTML page back and compares it with the Resolved document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lxml import etree, html

from pipeline.document.inline import Link, Text, calls
from pipeline.document.model import Document
from pipeline.errors import Fault, Place
from pipeline.source.inline import TargetKind
from pipeline.verify import ids
from pipeline.verify.compare import MEND, compare, differences, shown
from pipeline.verify.inlines import Run
from pipeline.verify.page import Around, HtmlLine, line_of, read_page
from pipeline.verify.printed import Piece, PieceKind, Tongue, note_piece, parts, plain_line

_TEXT = "text"  # the id that the link to the text leads to
_ELEMENTS = {
    PieceKind.PARAGRAPH: ("p", "span"),
    PieceKind.ITEM: ("p",),
    PieceKind.CELL: ("td",),
    PieceKind.HEAD_CELL: ("th",),
    PieceKind.CAPTION: ("caption", "figcaption"),
    PieceKind.ENTRY: ("li", "body"),  # body: the link past the masthead
    PieceKind.NOTE: ("p",),
}
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


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
    faults.extend(_ids(document, page, path))
    faults.extend(_levels(lines, path))
    faults.extend(_notes(document, lines, path))
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
    past = Link(TargetKind.HERE, _TEXT, "", f"#{_TEXT}", "", (Text(document.letter.label),))
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
        yield Fault("MH665", place, f"{name} leads to {_list(line.leads)}", _list(piece.leads), MEND)
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


def _list(addresses: Iterable[str]) -> str:
    return ", ".join(addresses) or "nothing"


def _tongues(runs: Iterable[Run]) -> str:
    return ", ".join(f"{run.lang} {run.direction} “{shown(run.text)}”" for run in runs) or "nothing"


def _ids(document: Document, page: etree._Element, path: str) -> Iterator[Fault]:
    """Every id is there, once; none is that the document does not have; every link to one finds it."""
    wanted = ids.block_ids(document) | ids.note_ids(document) | ids.call_ids(document) | {_TEXT}
    found: dict[str, int] = {}
    for element in page.iter(etree.Element):
        if (id_ := element.get("id")) is not None:
            if id_ in found:
                yield Fault("MH663", Place(path, line_of(element)), f"the id {id_} is there twice", "once", MEND)
            found.setdefault(id_, line_of(element))
    for id_ in sorted(wanted - found.keys()):
        yield Fault("MH663", Place(path), f"the id {id_} is missing", f"an element with the id {id_}", MEND)
    for id_ in sorted(found.keys() - wanted):
        yield Fault("MH663", Place(path, found[id_]), f"the id {id_} is not the document's", "no such id", MEND)
    for element in page.iter("a"):
        address = element.get("href") or ""
        if address.startswith("#") and address[1:] not in found:
            wrong = f"a link leads to {address}, which is not there"
            yield Fault("MH665", Place(path, line_of(element)), wrong, "the id of an element", MEND)


def _levels(lines: Iterable[HtmlLine], path: str) -> Iterator[Fault]:
    """Headings begin at level 1 and never go down by more than one."""
    before = 0
    for line in lines:
        name = line.around.blocks[-1] if line.around.blocks else ""
        if name in _HEADINGS:
            level = _HEADINGS.index(name) + 1
            if level > before + 1:
                wrong = f"the heading “{shown(line.text)}” is of level {level} after one of level {before}"
                yield Fault("MH664", Place(path, line.line), wrong, f"level {before + 1} at most", MEND)
            before = level


def _notes(document: Document, lines: Iterable[HtmlLine], path: str) -> Iterator[Fault]:
    """Every call stands where it is, and every note that is called leads back to its first call."""
    wanted_calls = [call for part in parts(document) for piece in part.pieces for call in calls(piece.content)]
    found = [id_ for line in lines for id_ in line.calls]
    yield from differences("MH666", path, [call.id for call in wanted_calls], found)
    first = {call.note.id: call.id for call in wanted_calls if call.first}
    backs = {line.around.ids[-1]: tuple(line.backs) for line in lines if line.backs and line.around.ids}
    for note in (note for part in parts(document) for note in part.notes):
        wanted = (f"#{first[note.id]}",) if note.id in first else ()
        if backs.get(note.id, ()) != wanted:
            wrong = f"the note {note.mark} leads back to {_list(backs.get(note.id, ()))}"
            yield Fault("MH666", Place(path), wrong, _list(wanted), MEND)
