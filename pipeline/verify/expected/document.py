"""Walks the Resolved document once: masthead, letter and attachments, each piece with its notes and identifiers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec import Struct, field
from msgspec.structs import replace

from pipeline.document.blocks import Block, Contents, Figure, Group, GroupKind, Heading, Para, Table
from pipeline.document.in_line import in_line
from pipeline.document.inline import Inlines, Note, NoteCall, Text, calls
from pipeline.document.model import Closing, Component, Document, Signature, SignatureLine
from pipeline.language import Language
from pipeline.verify.expected.grid import placed
from pipeline.verify.expected.inline import links, runs
from pipeline.verify.piece import CELLS, NO_CELL, PARAGRAPH_END, Cell, Kind, Part, Piece, Speech, collapse

_LISTS = frozenset((GroupKind.OPERATIVE, GroupKind.LIST, GroupKind.PARTICIPANTS))


class Section(Struct):
    """The masthead, the letter or an attachment: its pieces, and the notes first called in them, in order.

    The notes of a table stand among the pieces, where they are printed.
    """

    speech: Speech
    pieces: list[Piece] = field(default_factory=list)
    notes: list[Piece] = field(default_factory=list)


class Expected(Struct, frozen=True):
    """All that an output must say.

    ``notes`` are all notes by their ids, each in the language of the line that calls it first; ``calls`` are their
    calls in the order of reading. ``ids`` are those of everything that has one, but notes and calls. ``contents`` has
    the inline content of each piece that has some, ``tables`` each table in the language around it.
    """

    sections: tuple[Section, ...]
    notes: Mapping[str, Piece]
    calls: tuple[NoteCall, ...]
    ids: frozenset[str]
    speech: Speech
    contents: tuple[tuple[Piece, Inlines], ...]
    tables: tuple[tuple[Table, Speech], ...]

    @property
    def masthead(self) -> Section:
        """What stands above the letter."""
        return self.sections[0]

    @property
    def text(self) -> tuple[Piece, ...]:
        """The pieces of letter and attachments."""
        return tuple(piece for section in self.sections[1:] for piece in section.pieces)


def expected(document: Document) -> Expected:
    """The stream of ``document``, in printed order."""
    return _Walk(document).all()


def line(speech: Speech, text: str, part: Part = Part.RUNNING) -> Piece:
    """A paragraph of these words."""
    return Piece(Kind.PARAGRAPH, (speech.run(text),), part=part)


def note_piece(note: Note, speech: Speech) -> Piece:
    """A note: its mark is its number, and its paragraphs follow each other."""
    between = (Text(PARAGRAPH_END),)  # the end of a paragraph: white space as any other
    content = tuple(item for place, each in enumerate(note.paragraphs) for item in (*between[: place > 0], *each))
    return Piece(
        Kind.NOTE, tuple(runs(content, speech)), note.mark, note.id, (note.id,), links=tuple(links(content)),
        part=Part.NOTES,
    )  # fmt: skip


class _Walk:
    """Goes through a document in printed order; ``_waiting`` are the ids of what begins with the next piece."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._own = _speech(document.language)
        self._sections: list[Section] = []
        self._calls: list[NoteCall] = []
        self._notes: dict[str, Piece] = {}
        self._ids: set[str] = set()
        self._said: list[tuple[Piece, Inlines]] = []
        self._tables: list[tuple[Table, Speech]] = []
        self._waiting: list[str] = []

    def all(self) -> Expected:
        self._sections.append(Section(self._own))
        self._masthead()
        self._component(self._document.letter)
        ids = frozenset(id_ for id_ in self._ids if id_)
        sections, calls_ = tuple(self._sections), tuple(self._calls)
        return Expected(sections, self._notes, calls_, ids, self._own, tuple(self._said), tuple(self._tables))

    def _put(self, piece: Piece, speech: Speech, content: Inlines = ()) -> None:
        """What is printed: a piece without words is not, unless it is a cell. Its notes are those of the section."""
        self._ids.add(piece.id)
        if piece.kind not in CELLS and not piece.number and not any(run.text.strip() for run in piece.runs):
            return
        begun, self._waiting = (*self._waiting, *((piece.id,) if piece.id else ())), []
        self._sections[-1].pieces.append(replace(piece, ids=begun))
        if content:
            self._said.append((piece, content))
        for call in calls(content):
            self._calls.append(call)
            self._note(call.note, speech)

    def _note(self, note: Note, speech: Speech) -> None:
        """A note that is called, or stands in the masthead, for the first time."""
        if note.id not in self._notes:
            self._notes[note.id] = note_piece(note, speech)
            if not note.in_table:
                self._sections[-1].notes.append(note_piece(note, self._sections[-1].speech))

    def _say(
        self, kind: Kind, content: Inlines, speech: Speech, *, number: str = "", id_: str = "", level: int = 0,
        cell: Cell = NO_CELL, part: Part = Part.TEXT, owner: str = "", hugs: bool = False,
    ) -> None:  # fmt: skip
        """A piece of this content."""
        spoken = tuple(runs(content, speech))
        piece = Piece(
            kind, spoken, number, id_, (), level, tuple(links(content)), cell, part, owner, hugs=hugs, speech=speech
        )  # fmt: skip
        self._put(piece, speech, content)

    def _masthead(self) -> None:
        mast, own = self._document.masthead, self._own
        for note in mast.notes:
            self._note(note, own)
        symbol = "".join(part.text for part in mast.symbol_parts)
        for text in (mast.united_nations, symbol):
            self._put(line(own, text, Part.MASTHEAD), own)
        self._put(Piece(Kind.PICTURE, (own.run(mast.emblem_alt),), part=Part.MASTHEAD), own)
        for text in (*mast.organs, *(f"{line.label}{line.text}" for line in mast.right if line.text)):
            self._put(line(own, text, Part.MASTHEAD), own)
        for left in (left for column in mast.left for left in column):
            self._say(Kind.PARAGRAPH, left.content, own, part=Part.MASTHEAD)

    def _component(self, part: Component) -> None:
        own, head, made = (_speech(each) for each in (part.language, part.heading_language, part.line_language))
        self._sections.append(Section(own))
        self._begin(part.id, part.heading_id)
        if part.heading:
            level = part.outline
            self._say(Kind.HEADING, part.heading, head, id_=part.heading_id, level=level)
        for content in part.original_line:
            self._say(Kind.PARAGRAPH, content, made)
        for content in (*part.above, *part.bracketed):
            self._say(Kind.PARAGRAPH, content, own)
        for place, title in enumerate(part.titles):
            id_ = part.heading_id if not part.heading and not place else ""
            numbered = (Text(f"{part.title_number} "), *title) if part.title_number and not place else title
            self._say(Kind.HEADING, numbered, own, id_=id_, level=part.title_outline)
        self._blocks((*part.opening, *part.blocks), own)
        self._closing(part.closing, own)
        for attachment in part.attachments:
            self._component(attachment)

    def _begin(self, *ids: str) -> None:
        """Something that holds the pieces to come has these ids."""
        self._ids.update(ids)
        self._waiting.extend(id_ for id_ in ids[:1] if id_)

    def _closing(self, end: Closing, own: Speech) -> None:
        if end.before or end.signatures or end.after:
            self._begin(end.id)
        self._blocks(end.before, own)
        for signed in end.signatures:
            self._signature(signed, own)
        self._blocks(end.after, own)

    def _signature(self, signed: Signature, own: Speech) -> None:
        """Its lines; the first of its names carries its id."""
        self._ids.add(signed.id)
        named = False
        for each in signed.lines:
            id_ = ""
            if each.name:
                id_, named = "" if named else signed.id, True
            spoken = (own.run(_signed_name(each)),) if each.name else tuple(runs(each.content, own))
            content = () if each.name else each.content
            piece = Piece(Kind.PARAGRAPH, spoken, id=id_, links=tuple(links(content)))
            self._put(piece, own, content)

    def _blocks(self, content: Iterable[Block], speech: Speech, *, items: bool = False, owner: str = "") -> None:
        """Blocks in order: ``items`` of a list, or what stands in the line of the paragraph ``owner``."""
        for block in content:
            match block:
                case Para():
                    self._para(block, speech, items=items, owner=owner)
                case Group():
                    own = speech.inside(block.lang, block.direction)
                    self._begin(block.id)
                    for heading in block.heading:
                        self._heading(heading, own)
                    listed = block.kind in _LISTS and not block.inline
                    self._blocks(block.blocks, own, items=listed, owner=owner)
                case Table():
                    self._table(block, speech)
                case Figure():
                    self._figure(block, speech)
                case Contents():
                    self._contents(block, speech)

    def _para(self, block: Para, speech: Speech, *, items: bool, owner: str) -> None:
        own = speech.inside(block.lang, block.direction)
        words = (*block.run_in, Text(" "), *block.content) if block.run_in else block.content
        kind = Kind.ITEM if items else Kind.PARAGRAPH
        self._say(kind, words, own, number=block.number.text, id_=block.id, owner=owner, hugs=block.hugs)
        inside = in_line(block)
        self._blocks(inside, own, owner=block.id)
        self._blocks(block.parts[len(inside) :], speech)

    def _heading(self, heading: Heading, speech: Speech) -> None:
        number = heading.number.text
        self._say(Kind.HEADING, heading.content, speech, number=number, id_=heading.id, level=heading.outline)

    def _table(self, table: Table, speech: Speech) -> None:
        self._tables.append((table, speech))
        if table.label or table.title:
            self._say(Kind.CAPTION, table.title, speech, number=table.label, id_=table.id)
        else:
            self._begin(table.id)
        width = len(table.widths) if len(table.widths) > 1 else 0
        for count, row in enumerate(placed((*table.head, *table.body)), start=1):
            for column, columns, cell in row:
                if cell is not None:
                    kind = Kind.HEAD_CELL if cell.scope else Kind.CELL
                    place = Cell(count, column, columns, cell.rows, cell.scope, width)
                    self._say(kind, cell.content, speech, cell=place)
                    begun = len(self._sections[-1].pieces)
                    self._blocks(cell.blocks, speech)
                    inside = self._sections[-1].pieces[begun:]
                    self._sections[-1].pieces[begun:] = [replace(piece, held=True) for piece in inside]
        for under in table.under:
            self._say(Kind.PARAGRAPH, under, speech)
        for call in table.notes:  # under the table, in its language: a list in a cell may have another
            self._notes[call.note.id] = note_piece(call.note, speech)
            self._put(replace(self._notes[call.note.id], part=Part.TEXT), speech)

    def _figure(self, figure: Figure, speech: Speech) -> None:
        if figure.label or figure.title:
            self._say(Kind.CAPTION, figure.title, speech, number=figure.label, id_=figure.id)
        self._put(Piece(Kind.PICTURE, (speech.run(figure.alt),), id=figure.id), speech)

    def _contents(self, contents: Contents, speech: Speech) -> None:
        self._begin(contents.id)
        if contents.heading:
            self._put(line(speech, contents.heading, Part.CONTENTS), speech)
        for entry in contents.entries:
            text = speech.run(collapse(f"{entry.number} {entry.text}"))
            self._put(Piece(Kind.ENTRY, (text,), links=(f"#{entry.target}",), part=Part.CONTENTS), speech)


def _speech(language: Language) -> Speech:
    return Speech(language.code, language.direction)


def _signed_name(signed: SignatureLine) -> str:
    """A line with names, the word that replaces the signature around it."""
    names = "".join(f"{name.lead}{name.surname}{name.tail}" for name in signed.name)
    opens, closes = signed.brackets
    before = f"{opens}{signed.sign_before}{closes} " if signed.sign_before else ""
    after = f" {opens}{signed.sign_after}{closes}" if signed.sign_after else ""
    return f"{before}{names}{after}"
