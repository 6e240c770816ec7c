"""Two language versions side by side: a row for each block, paired by its id; what one version lacks is a row alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct
from msgspec.structs import replace

from pipeline.document.blocks import Block, Contents, Figure, Group, Para, Table
from pipeline.document.inline import Break, Inlines, Link, Marked, NoteCall, Text
from pipeline.document.model import Component, Document
from pipeline.language import Language
from pipeline.source.model.inline import Mark


class Passage(Struct, frozen=True):
    """What a version prints in a row: the number as it stands, the words, and their language."""

    id: str
    number: str
    content: Inlines
    language: Language


class Row(Struct, frozen=True):
    """A row: the id, what each version prints there, if it does, and the languages of both cells."""

    id: str
    one: Passage | None
    other: Passage | None
    languages: tuple[Language, Language]


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
    return tuple(_row(id_, (one, first.get(id_)), (other, second.get(id_))) for id_ in order)


def _row(id_: str, *versions: tuple[Document, Passage | None]) -> Row:
    first, second = (passage.language if passage else document.language for document, passage in versions)
    return Row(id_, versions[0][1], versions[1][1], (first, second))


def passages(document: Document) -> Iterator[Passage]:
    """Everything that a version prints in the letter and its attachments, in order, each under its id; then notes."""
    yield from _component(document.letter)
    attached = {part.id: part.language for part in _attached(document.letter)}
    for note in document.notes:
        language = next((attached[id_] for id_ in reversed(attached) if note.id.startswith(f"{id_}__")), None)
        for count, content in enumerate(note.paragraphs):
            yield Passage(f"{note.id}-{count}", note.mark, _plain(content), language or document.language)


def _attached(part: Component) -> Iterator[Component]:
    for attachment in part.attachments:
        yield attachment
        yield from _attached(attachment)


def _component(part: Component) -> Iterator[Passage]:
    own = (*part.above, *part.bracketed, *part.titles)
    if part.language != part.heading_language:
        lang, direction = part.language.code, part.language.direction
        own = tuple((Marked(Mark.RUN, line, "", lang, direction, italic=False),) for line in own)
    yield Passage(part.heading_id, "", _lines((part.heading, *part.original_line, *own)), part.heading_language)
    for blocks in (part.opening, part.blocks, part.closing.before):
        yield from _blocks(blocks, part.language)
    for signed in part.closing.signatures:
        yield Passage(signed.id, "", _lines((*_names(signed.names), *signed.posts)), part.language)
    yield from _blocks(part.closing.after, part.language)
    for attachment in part.attachments:
        yield from _component(attachment)


def _names(names: Iterable[object]) -> Iterator[Inlines]:
    for name in names:
        parts = (getattr(name, each) for each in ("before", "surname", "after"))
        yield (Text(" ".join(part for part in parts if part)),)


def _blocks(blocks: Iterable[Block], language: Language) -> Iterator[Passage]:
    for block in blocks:
        match block:
            case Para():
                run_in = (*_plain(block.run_in), Text(" ")) if block.run_in else ()
                yield Passage(block.id, block.number.text, (*run_in, *_plain(block.content)), language)
                yield from _blocks(block.parts, language)
            case Group():
                for heading in block.heading:
                    yield Passage(heading.id, heading.number.text, _plain(heading.content), language)
                yield from _blocks(block.blocks, language)
            case Table():
                yield Passage(block.id, block.label, _plain(block.title), language)
                for count, row in enumerate((*block.head, *block.body)):
                    yield Passage(f"{block.id}-row-{count}", "", _lines(cell.content for cell in row.cells), language)
                    for cell in row.cells:
                        yield from _blocks(cell.blocks, language)
                for count, line in enumerate(block.under):
                    yield Passage(f"{block.id}-line-{count}", "", _plain(line), language)
                for call in block.notes:
                    yield Passage(call.note.id, call.note.mark, _lines(call.note.paragraphs), language)
            case Figure():
                yield Passage(block.id, block.label, _plain(block.title) or (Text(block.alt),), language)
            case Contents():
                yield Passage(block.id, "", (Text(block.heading),), language)


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
