"""What a reader must find in a structured output (HTML, PDF): each printed piece, in order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pipeline.document.blocks import Block, Contents, Figure, Group, GroupKind, Heading, Para, Table
from pipeline.document.inline import Link, Text, calls
from pipeline.document.model import Closing, Component, Document, Signature
from pipeline.source.model.inline import TargetKind
from pipeline.verify.expected import collapse, signed_name
from pipeline.verify.pieces import CELLS, Part, Piece, PieceKind, Tongue, note_piece, plain, plain_line, tongue_of

_LISTS = frozenset((GroupKind.OPERATIVE, GroupKind.LIST, GroupKind.PARTICIPANTS))
_DEEPEST = 6


def parts(document: Document) -> tuple[Part, ...]:
    """The masthead, the letter, then every attachment, in printed order."""
    own = Tongue(document.language.code, document.language.direction)
    masthead = Part(_kept(_masthead(document, own)), document.masthead.notes, own)
    taken = {note.id for note in masthead.notes}
    found = [masthead]
    for component in _components(document.letter):
        pieces = _kept(_component(component))
        called = (call.note for piece in pieces for call in calls(piece.content))
        notes = {note.id: note for note in called if not note.in_table}
        tongue = Tongue(component.language.code, component.language.direction)
        found.append(Part(pieces, tuple(note for id_, note in notes.items() if id_ not in taken), tongue))
        taken.update(notes)
    return tuple(found)


def _kept(pieces: Iterable[Piece]) -> tuple[Piece, ...]:
    """What is printed: a piece without words is not, unless it is a cell."""
    return tuple(piece for piece in pieces if piece.text or piece.kind in CELLS)


def _components(component: Component) -> Iterator[Component]:
    yield component
    for attachment in component.attachments:
        yield from _components(attachment)


def _masthead(document: Document, own: Tongue) -> Iterator[Piece]:
    mast = document.masthead
    yield plain_line(own, mast.united_nations)
    yield plain_line(own, "".join(part.text for part in mast.symbol_parts))
    yield Piece(PieceKind.FIGURE, "", "", (Text(mast.emblem_alt),), own)
    yield from (plain_line(own, organ) for organ in mast.organs)
    yield from (plain_line(own, f"{line.label}{line.text}") for line in mast.right if line.text)
    yield from (plain(own, line.content) for column in mast.left for line in column)


def _component(part: Component) -> Iterator[Piece]:
    own, head, made = (tongue_of(each) for each in (part.language, part.heading_language, part.line_language))
    if part.heading:
        yield Piece(PieceKind.HEADING, part.heading_id, "", part.heading, head, level=min(part.outline, _DEEPEST))
    yield from (plain(made, line) for line in part.original_line)
    yield from (plain(own, line) for line in part.above)
    for index, title in enumerate(part.titles):
        id_ = part.heading_id if not part.heading and not index else ""
        yield Piece(PieceKind.HEADING, id_, "", title, own, level=min(part.title_outline, _DEEPEST))
    yield from blocks((*part.opening, *part.blocks), own)
    yield from _closing(part.closing, own)


def _closing(end: Closing, own: Tongue) -> Iterator[Piece]:
    yield from blocks(end.before, own)
    for signed in end.signatures:
        yield from _signature(signed, own)
    yield from blocks(end.after, own)


def _signature(signed: Signature, own: Tongue) -> Iterator[Piece]:
    for line in signed.lines:
        yield plain_line(own, signed_name(line)) if line.name else plain(own, line.content)


def blocks(content: Iterable[Block], tongue: Tongue, *, items: bool = False) -> Iterator[Piece]:
    """The pieces of ``content``, in printed order; ``items`` says that its paragraphs are items of a list."""
    for block in content:
        match block:
            case Para():
                kind = PieceKind.ITEM if items else PieceKind.PARAGRAPH
                own = tongue.inside(block.lang, block.direction)
                words = (*block.run_in, Text(" "), *block.content) if block.run_in else block.content
                yield Piece(kind, block.id, block.number.text, words, own)
                yield from blocks(block.parts, tongue)
            case Group():
                own = tongue.inside(block.lang, block.direction)
                yield from (_heading(heading, own) for heading in block.heading)
                yield from blocks(block.blocks, own, items=block.kind in _LISTS and not block.inline)
            case Table():
                yield from _table(block, tongue)
            case Figure():
                if block.label or block.title:
                    yield Piece(PieceKind.CAPTION, block.id, block.label, block.title, tongue)
                yield Piece(PieceKind.FIGURE, block.id, "", (Text(block.alt),), tongue)
            case Contents():
                yield from _contents(block, tongue)


def _heading(heading: Heading, tongue: Tongue) -> Piece:
    level = min(heading.outline, _DEEPEST)
    return Piece(PieceKind.HEADING, heading.id, heading.number.text, heading.content, tongue, level=level)


def _table(table: Table, tongue: Tongue) -> Iterator[Piece]:
    if table.label or table.title:
        yield Piece(PieceKind.CAPTION, table.id, table.label, table.title, tongue)
    for count, row in enumerate((*table.head, *table.body), start=1):
        for cell in row.cells:
            kind = PieceKind.HEAD_CELL if cell.scope else PieceKind.CELL
            yield Piece(
                kind, "", "", cell.content, tongue, scope=cell.scope, columns=cell.columns, rows=cell.rows, row=count
            )
    yield from (plain(tongue, line) for line in table.under)
    yield from (note_piece(call.note, tongue) for call in table.notes)


def _contents(contents: Contents, tongue: Tongue) -> Iterator[Piece]:
    if contents.heading:
        yield plain_line(tongue, contents.heading)
    for entry in contents.entries:
        text = collapse(f"{entry.number} {entry.text}")
        link = Link(TargetKind.HERE, entry.target, "", f"#{entry.target}", "", (Text(text),))
        yield Piece(PieceKind.ENTRY, "", "", (link,), tongue)
