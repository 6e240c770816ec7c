"""Reads an Akoma Ntoso file into pieces: paragraphs, blocks, headings, captions and cells, each with its number."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree
from msgspec import Struct, field

from pipeline.akn.file import AknFile
from pipeline.akn.names import is_element, q
from pipeline.verify.piece import NO_CELL, Cell, Field, Kind, Piece, Reading, Run

_OUTSIDE = frozenset(q(name) for name in ("meta", "coverPage", "toc"))
_NOTES = frozenset(q(name) for name in ("authorialNote", "noteRef"))
_LEADING = frozenset(q(name) for name in ("a", "ref"))
_KINDS = {
    q("p"): Kind.PARAGRAPH,
    q("block"): Kind.PARAGRAPH,
    q("heading"): Kind.HEADING,
    q("caption"): Kind.CAPTION,
}
_CELLS = {q("td"): Kind.CELL, q("th"): Kind.HEAD_CELL}
_NUM, _TR, _TABLE, _IMG, _EOL, _LIST = (q(name) for name in ("num", "tr", "table", "img", "eol", "blockList"))
TELLS = frozenset((Field.TEXT, Field.NUMBER, Field.CALLS, Field.ID, Field.LINKS, Field.CELL))


class _Around(Struct, frozen=True):
    """The open eIds from the outside in, and the cell that is open."""

    ids: tuple[str, ...] = ()
    cell: Cell = NO_CELL
    kind: Kind | None = None


class _Line(Struct):
    """The words of a line so far; of a caption, its label is its number. ``link`` waits for its words."""

    number: str = ""
    runs: list[Run] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    link: str = ""

    def say(self, text: str) -> None:
        """Words: a link stands where they begin."""
        self.runs.append(Run("", "", text))
        if self.link and text.strip():
            self.links.append(self.link)
            self.link = ""


def read(file: AknFile) -> Reading:
    """The pieces of letter and attachments, without metadata, cover page and contents; a wrapper has none itself."""
    reader = _Reader(file)
    for document in file.documents:
        if not document.attached and document.element.tag != q("documentCollection"):
            reader.walk(document.element, _Around())
            reader.flush()
    return Reading(tuple(reader.pieces), TELLS, dict(_notes(file)))


def words_of(element: etree._Element) -> str:
    """The words of a line without its notes; a line break counts as a space."""
    line = _Line()
    _say(element, line)
    return "".join(" " if run.text == "\n" else run.text for run in line.runs if not run.call)


def _notes(file: AknFile) -> Iterator[tuple[str, Piece]]:
    """Every note by its eId; its paragraphs follow each other."""
    for element in file.named("authorialNote"):
        line = _Line()
        for place, paragraph in enumerate(element.findall(q("p"))):
            line.runs.append(Run("", "", " " if place else ""))
            _say(paragraph, line)
        id_, at = element.get("eId", ""), file.parsed.place(element)
        mark, links = element.get("marker", ""), tuple(line.links)
        yield id_, Piece(Kind.NOTE, tuple(line.runs), mark, id_, (id_,), links=links, place=at)


class _Reader:
    """Keeps the number that waits for the words of its block, and the row of the table that is open."""

    def __init__(self, file: AknFile) -> None:
        self.pieces: list[Piece] = []
        self._file = file
        self._number: tuple[str, etree._Element, _Around] | None = None
        self._row = 0

    def flush(self) -> None:
        """A number that no words follow is a piece by itself."""
        if self._number is not None:
            number, element, around = self._number
            self._number = None
            self._put(Piece(Kind.PARAGRAPH, (), number), element, around)

    def walk(self, element: etree._Element, outer: _Around) -> None:
        """Read what is in an element."""
        for child in element:
            if not is_element(child) or child.tag in _OUTSIDE or child.tag in _NOTES:
                continue
            id_ = child.get("eId", "")
            around = _Around((*outer.ids, id_) if id_ else outer.ids, outer.cell, outer.kind)
            if child.tag == _NUM:
                self.flush()
                self._number = "".join(str(text) for text in child.itertext()).strip(), child, around
            elif child.tag in _KINDS and child.find(q("embeddedStructure")) is None:
                self._line(child, around)
            else:
                self._below(child, around)

    def _below(self, child: etree._Element, around: _Around) -> None:
        if child.tag == _TABLE:
            self._row = 0
        elif child.tag == _TR:
            self._row += 1
        elif child.tag in _CELLS:
            cell = Cell(self._row, 0, int(child.get("colspan", "1")), int(child.get("rowspan", "1")))
            if len(child) > 1 or child.find(_LIST) is not None:  # a cell of blocks has no words of its own
                self._put(Piece(_CELLS[str(child.tag)], cell=cell), child, around)
            else:
                around = _Around(around.ids, cell, _CELLS[child.tag])
        self.walk(child, around)

    def _line(self, element: etree._Element, around: _Around) -> None:
        name = element.get("name", "")
        if name == "contentsHeading":
            return
        picture = element.find(_IMG)
        if picture is not None:
            self._put(Piece(Kind.PICTURE, (Run("", "", picture.get("alt", "")),)), element, around)
            return
        line = _Line()
        _say(element, line)
        kind = around.kind or _KINDS[str(element.tag)]
        if name == "figureCaption":
            before = element.getprevious()
            own = "" if before is None else before.get("eId", "")
            kind, around = Kind.CAPTION, _Around((*around.ids, own))
        if self._number is not None:
            line.number, self._number = self._number[0], None
        if line.number or kind in _CELLS.values() or any(run.text.strip() for run in line.runs):
            self._put(
                Piece(kind, tuple(line.runs), line.number, links=tuple(line.links), cell=around.cell), element, around
            )

    def _put(self, piece: Piece, element: etree._Element, around: _Around) -> None:
        id_ = around.ids[-1] if around.ids else ""
        place = self._file.parsed.place(element)
        self.pieces.append(
            Piece(piece.kind, piece.runs, piece.number, id_, around.ids, 0, piece.links, piece.cell, place=place)
        )


def _say(element: etree._Element, line: _Line) -> None:
    """The words in an element, the marks of notes and where links lead."""
    line.say(element.text or "")
    for child in element:
        if is_element(child):
            _inside(child, line)
        line.say(child.tail or "")


def _inside(child: etree._Element, line: _Line) -> None:
    if child.tag == _EOL:
        if any(run.text.strip() for run in line.runs):  # after a label it ends nothing
            line.runs.append(Run("", "", "\n"))
            line.links.append("\n")
    elif child.tag in _NOTES:
        line.runs.append(Run("", "", child.get("marker", ""), call=True))
        line.links.append(child.get("href") or f"#{child.get('eId', '')}")
    elif child.tag == q("inline") and child.get("name") == "akn4un:label" and not line.number:
        line.number = "".join(str(text) for text in child.itertext())
    else:
        begins = len(line.links)
        if child.tag in _LEADING and child.get("href", "").startswith("#"):
            line.link = child.get("href", "")
        _say(child, line)
        if line.link:  # it has no words: only the end of a line
            line.links.insert(begins, line.link)
            line.link = ""
