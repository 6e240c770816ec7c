"""Two language versions side by side: a row for each block, paired by its id; what one version lacks is a row alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct
from msgspec.structs import replace

from pipeline.document.blocks import Block, Contents, Figure, Group, Para, Table
from pipeline.document.inline import Break, Inlines, Link, Marked, NoteCall, Text
from pipeline.document.model import Component, Document
from pipeline.source.model.inline import Mark


class Passage(Struct, frozen=True):
    """What a version prints in a row: the number as it stands, and the words."""

    id: str
    number: str
    content: Inlines


class Row(Struct, frozen=True):
    """A row: the id, and what each version prints there, if it does."""

    id: str
    one: Passage | None
    other: Passage | None


def paired(one: Document, other: Document) -> tuple[Row, ...]:
    """The rows, in the order of the first version; what only the second has stands after what precedes it there."""
    first = {passage.id: passage for passage in passages(one)}
    second = {passage.id: passage for passage in passages(other)}
    order = list(first)
    before = ""
    for id_ in second:
        if id_ not in first:
            order.insert(order.index(before) + 1 if before else 0, id_)
        before = id_
    return tuple(Row(id_, first.get(id_), second.get(id_)) for id_ in order)


def passages(document: Document) -> Iterator[Passage]:
    """Everything that a version prints in the letter and its attachments, in order, each under its id; then notes."""
    yield from _component(document.letter)
    for note in document.notes:
        for count, content in enumerate(note.paragraphs):
            yield Passage(f"{note.id}-{count}", note.mark, _plain(content))


def _component(part: Component) -> Iterator[Passage]:
    head = (part.heading, *part.original_line, *part.above, *part.bracketed, *part.titles)
    yield Passage(part.heading_id, "", _lines(head))
    for blocks in (part.opening, part.blocks, part.closing.before):
        yield from _blocks(blocks)
    for signed in part.closing.signatures:
        yield Passage(signed.id, "", _lines((*_names(signed.names), *signed.posts)))
    yield from _blocks(part.closing.after)
    for attachment in part.attachments:
        yield from _component(attachment)


def _names(names: Iterable[object]) -> Iterator[Inlines]:
    for name in names:
        parts = (getattr(name, each) for each in ("before", "surname", "after"))
        yield (Text(" ".join(part for part in parts if part)),)


def _blocks(blocks: Iterable[Block]) -> Iterator[Passage]:
    for block in blocks:
        match block:
            case Para():
                run_in = (*_plain(block.run_in), Text(" ")) if block.run_in else ()
                yield Passage(block.id, block.number.text, (*run_in, *_plain(block.content)))
                yield from _blocks(block.parts)
            case Group():
                for heading in block.heading:
                    yield Passage(heading.id, heading.number.text, _plain(heading.content))
                yield from _blocks(block.blocks)
            case Table():
                yield Passage(block.id, block.label, _plain(block.title))
                for count, row in enumerate((*block.head, *block.body)):
                    yield Passage(f"{block.id}-row-{count}", "", _lines(cell.content for cell in row.cells))
                    for cell in row.cells:
                        yield from _blocks(cell.blocks)
                for count, line in enumerate(block.under):
                    yield Passage(f"{block.id}-line-{count}", "", _plain(line))
                for call in block.notes:
                    yield Passage(call.note.id, call.note.mark, _lines(call.note.paragraphs))
            case Figure():
                yield Passage(block.id, block.label, _plain(block.title) or (Text(block.alt),))
            case Contents():
                yield Passage(block.id, "", (Text(block.heading),))


def _lines(lines: Iterable[Inlines]) -> Inlines:
    """Lines under each other."""
    found: list[Inlines] = [line for line in map(_plain, lines) if line]
    return tuple(item for count, line in enumerate(found) for item in ((Break(), *line) if count else line))


def _plain(content: Inlines) -> Inlines:
    """The words without links: a row leads nowhere. Marks of notes stand above the line."""
    kept: list[object] = []
    for item in content:
        match item:
            case NoteCall():
                kept.append(Marked(Mark.SUPERSCRIPT, (Text(item.note.mark),), "", "", "", italic=False))
            case Link():
                kept.extend(_plain(item.content))
            case Marked():
                kept.append(replace(item, content=_plain(item.content)))
            case _:
                kept.append(item)
    return tuple(kept)  # type: ignore[arg-type]
