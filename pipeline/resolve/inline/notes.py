"""The third pass: the mark and the id of every note.

Numbers run through the whole document; the notes of a table have letters, which begin anew in each (Editorial Manual,
"Footnotes"). A note is counted where its first mark is printed, also where the source has its words at a later one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct, field

from pipeline.document.numbers import Scheme, Style
from pipeline.resolve.numbers.forms import number
from pipeline.resolve.numbers.ids import SEPARATOR
from pipeline.resolve.numbers.slots import Numbering
from pipeline.source.model import blocks as b
from pipeline.source.model.document import Attachment, Closing, Source
from pipeline.source.model.inline import DateRun, Footnote, Inlines, Marked, NoteAgain, Reference
from pipeline.source.model.walk import every, parts
from pipeline.words import Script

_LETTER = Scheme("", Style.LOWER_LETTER, "")

Call = Footnote | NoteAgain


class NoteSlot(Struct, frozen=True):
    """A note's id, printed mark and number (0 where it is not numbered), and whether a table calls it."""

    id: str
    mark: str
    number: int
    in_table: bool


class _Where(Struct, frozen=True):
    """The id of what is around a mark, and of the table that it belongs to (``''``: none)."""

    parent: str
    table: str = ""


class Notes(Struct):
    """The slots of the notes, by the identity of the source's node, and by the id that the source gives."""

    slots: dict[int, NoteSlot] = field(default_factory=dict)
    given: dict[str, Footnote] = field(default_factory=dict)


def number_notes(source: Source, numbering: Numbering, script: Script) -> Notes:
    """Number the notes in printed order.

    Reads: inline content, block ids. Writes: a slot for every note.
    """
    notes = Notes()
    for note in every(source, Footnote):
        if note.id:
            notes.given.setdefault(note.id, note)
    counts: dict[str, int] = {}
    letters: dict[str, int] = {}
    running = 0
    for place, call in _source_calls(source, numbering):
        note = call if isinstance(call, Footnote) else notes.given[call.of]
        if id(note) in notes.slots:
            continue
        counts[place.parent] = counts.get(place.parent, 0) + 1
        own, mark = 0, note.mark
        if place.table and not mark:
            letters[place.table] = letters.get(place.table, 0) + 1
            mark = number(letters[place.table], _LETTER, "", 0, script=script).text
        elif not mark:
            running += 1
            own, mark = running, str(running)
        prefix = f"{place.parent}{SEPARATOR}" if place.parent else ""
        id_ = f"{prefix}authorialNote_{counts[place.parent]}"
        notes.slots[id(note)] = NoteSlot(id_, mark, own, bool(place.table))
    return notes


def in_content(content: Inlines) -> Iterator[Call]:
    """The marks of notes in a run of inline content, also inside marked words; one inside a note is not read."""
    for item in content:
        if isinstance(item, Footnote | NoteAgain):
            yield item
        elif isinstance(item, Marked | DateRun | Reference):
            yield from in_content(item.content)


def _source_calls(source: Source, numbering: Numbering) -> Iterator[tuple[_Where, Call]]:
    letter = source.letter
    for title in letter.titles:
        yield from _of("preface", title)
    adoption = letter.adoption
    sponsors = () if adoption.heading else adoption.sponsors.content  # which are not printed where all is pinned
    for line in (adoption.heading, sponsors, adoption.proponent.content):
        yield from _of("preface", line)
    for part in letter.title:
        yield from _of("preface", part.content)
    yield from _of("preface", adoption.part)
    yield from _blocks(letter.blocks, numbering)
    yield from _of("conclusions", letter.meeting_line)
    for _, side in adoption.vote.printed:
        yield from _of("conclusions", side.content)
    yield from _closing("conclusions", letter.closing)
    yield from _attachments(source.attachments, numbering)


def _attachments(attachments: Iterable[Attachment], numbering: Numbering) -> Iterator[tuple[_Where, Call]]:
    for attachment in attachments:
        own = numbering.of(attachment).id
        yield from _of(f"{own}{SEPARATOR}preface", attachment.heading)
        head = (attachment.translated, *attachment.titles, attachment.sent_by, attachment.sent_to)
        for line in (*head, *attachment.reference_lines, attachment.opening_place_date):
            yield from _of(f"{own}{SEPARATOR}preface", line)
        yield from _blocks(attachment.blocks, numbering)
        for facsimile in attachment.facsimiles:
            yield from _blocks(facsimile.blocks, numbering)
        yield from _closing(f"{own}{SEPARATOR}conclusions", attachment.closing)
        yield from _attachments(attachment.attachments, numbering)


def _of(parent: str, content: Inlines) -> Iterator[tuple[_Where, Call]]:
    return ((_Where(parent), call) for call in in_content(content))


def _in_table(parent: str, table: str, content: Inlines) -> Iterator[tuple[_Where, Call]]:
    return ((_Where(parent, table), call) for call in in_content(content))


def _closing(parent: str, closing: Closing) -> Iterator[tuple[_Where, Call]]:
    for paragraph in closing.testimonium:
        yield from _of(parent, paragraph.content)
    yield from _of(parent, closing.place_date)
    for signature in closing.signatures:
        for line in (signature.party, *signature.posts):
            yield from _of(parent, line)
    for paragraph in closing.certification:
        yield from _of(parent, paragraph.content)


def _blocks(content: Iterable[b.Block], numbering: Numbering) -> Iterator[tuple[_Where, Call]]:
    for block in content:
        yield from _block(block, numbering)


def _block(block: b.Block, numbering: Numbering) -> Iterator[tuple[_Where, Call]]:
    own = numbering.of(block).id
    match block:
        case b.Paragraph():
            yield from _of(own, (*block.run_in, *block.content))
            yield from _blocks(block.parts, numbering)
        case b.Table():
            yield from _in_table(own, own, (*block.title, *block.units))
            for row in block.rows:
                for cell in row.cells:
                    yield from _in_table(own, own, cell.content)
                    for where, call in _blocks(cell.parts, numbering):
                        yield _Where(where.parent, own), call
            # the lines under a table stand beside it, in what is around both
            under = tuple(item for _name, line in block.under for item in line)
            yield from _in_table(own.rpartition(SEPARATOR)[0], own, under)
        case b.Figure():  # its title stands beside the picture too
            yield from _of(own.rpartition(SEPARATOR)[0], block.title)
        case _:
            for words, inner in parts(block):
                yield from _of(own, words)
                yield from _blocks(inner, numbering)
