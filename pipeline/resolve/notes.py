"""The third pass: the mark and the id of every note.

Numbers run through the whole document; the notes of a table have letters, which begin anew in each (Editorial Manual,
"Footnotes").
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from pipeline.document.blocks import Scheme, Style
from pipeline.resolve.forms import number
from pipeline.resolve.ids import SEPARATOR
from pipeline.resolve.numbering import Numbering
from pipeline.source import blocks as b
from pipeline.source.inline import DateRun, Footnote, Inlines, Marked, Reference
from pipeline.source.model import Attachment, Closing, Source
from pipeline.source.walk import every
from pipeline.words import Script

_LETTER = Scheme("", Style.LOWER_LETTER, "")


@dataclass(frozen=True, slots=True)
class NoteSlot:
    """A note's id, printed mark and number (0 where it is not numbered), and whether a table calls it."""

    id: str
    mark: str
    number: int
    in_table: bool


@dataclass(slots=True)
class Notes:
    """The slots of the notes, by the identity of the source's node, and by the id that the source gives."""

    slots: dict[int, NoteSlot] = field(default_factory=dict)
    given: dict[str, Footnote] = field(default_factory=dict)


def number_notes(source: Source, numbering: Numbering, script: Script) -> Notes:
    """Number the notes in printed order.

    Reads: inline content, block ids. Writes: a slot for every note.
    """
    notes = Notes()
    counts: dict[str, int] = {}
    letters: dict[str, int] = {}
    running = 0
    tables = {numbering.of(table).id for table in every(source, b.Table)}
    for parent, note in _source_notes(source, numbering):
        counts[parent] = counts.get(parent, 0) + 1
        in_table = parent in tables
        own, mark = 0, note.mark
        if in_table and not mark:
            letters[parent] = letters.get(parent, 0) + 1
            mark = number(letters[parent], _LETTER, "", 0, script=script).text
        elif not mark:
            running += 1
            own, mark = running, str(running)
        prefix = f"{parent}{SEPARATOR}" if parent else ""
        notes.slots[id(note)] = NoteSlot(f"{prefix}authorialNote_{counts[parent]}", mark, own, in_table)
        if note.id:
            notes.given.setdefault(note.id, note)
    return notes


def in_content(content: Inlines) -> Iterator[Footnote]:
    """The notes in a run of inline content, also inside marked words; a note inside a note is not read."""
    for item in content:
        if isinstance(item, Footnote):
            yield item
        elif isinstance(item, Marked | DateRun | Reference):
            yield from in_content(item.content)


def _source_notes(source: Source, numbering: Numbering) -> Iterator[tuple[str, Footnote]]:
    letter = source.letter
    for title in letter.titles:
        yield from _of("preface", title)
    for part in letter.title:
        yield from _of("preface", part.content)
    yield from _blocks(letter.blocks, numbering)
    yield from _closing("conclusions", letter.closing)
    yield from _attachments(source.attachments, numbering)


def _attachments(attachments: Iterable[Attachment], numbering: Numbering) -> Iterator[tuple[str, Footnote]]:
    for attachment in attachments:
        own = numbering.of(attachment).id
        yield from _of(f"{own}{SEPARATOR}preface", attachment.heading)
        for title in attachment.titles:
            yield from _of(f"{own}{SEPARATOR}preface", title)
        yield from _of(f"{own}{SEPARATOR}preface", attachment.opening_place_date)
        yield from _blocks(attachment.blocks, numbering)
        for facsimile in attachment.facsimiles:
            yield from _blocks(facsimile.blocks, numbering)
        yield from _closing(f"{own}{SEPARATOR}conclusions", attachment.closing)
        yield from _attachments(attachment.attachments, numbering)


def _of(parent: str, content: Inlines) -> Iterator[tuple[str, Footnote]]:
    return ((parent, note) for note in in_content(content))


def _closing(parent: str, closing: Closing) -> Iterator[tuple[str, Footnote]]:
    for paragraph in closing.testimonium:
        yield from _of(parent, paragraph.content)
    yield from _of(parent, closing.place_date)
    for signature in closing.signatures:
        for line in (signature.party, *signature.posts):
            yield from _of(parent, line)
    for paragraph in closing.certification:
        yield from _of(parent, paragraph.content)


def _blocks(content: Iterable[b.Block], numbering: Numbering) -> Iterator[tuple[str, Footnote]]:
    for block in content:
        yield from _block(block, numbering)


def _block(block: b.Block, numbering: Numbering) -> Iterator[tuple[str, Footnote]]:
    own = numbering.of(block).id
    match block:
        case b.Paragraph():
            yield from _of(own, (*block.run_in, *block.content))
            yield from _blocks(block.parts, numbering)
        case b.Section() | b.Article():
            yield from _of(own, block.heading)
            yield from _blocks(block.blocks, numbering)
        case b.Preamble():
            yield from _blocks((*block.openings, *block.groups), numbering)
        case b.RecitalGroup():
            yield from _of(own, block.heading)
            yield from _blocks(block.recitals, numbering)
        case b.OperativeGroup() | b.Participants():
            yield from _of(own, block.heading)
            yield from _blocks(block.items, numbering)
        case b.PointList():
            yield from _blocks(block.items, numbering)
        case b.Quotation():
            yield from _blocks(block.blocks, numbering)
        case b.Table():
            yield from _of(own, block.title)
            for row in block.rows:
                for cell in row.cells:
                    yield from _of(own, cell.content)
            yield from _of(own, (*block.abbreviations, *block.source))
        case b.Figure():
            yield from _of(own, block.title)
        case b.Resolution():
            yield from _of(own, (*block.title, *block.organ))
            yield from _blocks((*block.recitals, *block.items), numbering)
        case b.Contents():
            pass
