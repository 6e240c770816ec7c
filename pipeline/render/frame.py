"""Which notes stand in the frame at the foot of the first page, beside the foot block."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct, field

from pipeline.document.blocks import Block, Group, Para
from pipeline.document.in_line import in_line
from pipeline.document.inline import Inlines, Note, NoteCall, calls, words
from pipeline.document.model import Document
from pipeline.language import direction_of
from pipeline.style.model import HouseStyle

_FIRST_PAGE = 3600  # characters: more of a letter never stand on its first page, however low the masthead
_LINE = 84  # characters of a note on one line of the frame
_FREE_LINES = 2  # lines that the frame has without taking room from the text
_MOST_LINES = 16  # taken from the text, about a quarter of the page: more are no notes for a frame


class Framing(Struct, frozen=True):
    """``notes`` are those of the frame, if the calls ``first`` (ids) come on the first page.

    ``spoken`` has, by the ids of notes, the language and direction of the line that calls them, where the line has some
    of its own.
    """

    notes: tuple[Note, ...]
    first: frozenset[str] = frozenset()
    spoken: Mapping[str, tuple[str, str]] = field(default_factory=dict)


def framings(document: Document, style: HouseStyle) -> tuple[Framing, ...]:
    """What may stand in the frame: first all notes that may be called on the first page, then fewer, from the end.

    Notes of the masthead and of the titles always stand there; of the letter's own notes with an asterisk those that
    are called on the page, which only the layout can tell. In a layout without a frame all notes are ordinary ones;
    so they are where those of masthead and titles are too long for one.
    """
    if not style.switches.framed_note:
        return (Framing(()),)
    sure = {note.id: note for note in document.masthead.notes}
    for line in (*document.letter.above, *document.letter.bracketed, *document.letter.titles):
        sure |= {call.note.id: call.note for call in _starred(line)}
    if lines_above(tuple(sure.values())) > _MOST_LINES:
        return (Framing(()),)
    doubtful: list[NoteCall] = []
    spoken: dict[str, tuple[str, str]] = {}
    seen = 0
    for para, own in _paragraphs((*document.letter.opening, *document.letter.blocks), ("", "")):
        if seen > _FIRST_PAGE:
            break
        seen += len(words(para.content))
        called = [call for call in _starred(para.content) if call.note.id not in sure]
        doubtful += called
        spoken |= {call.note.id: own for call in called if own[0] or own[1]}
    while lines_above((*sure.values(), *(call.note for call in doubtful))) > _MOST_LINES:
        doubtful.pop()
    counts = range(len(doubtful), -1, -1)
    return tuple(_framing(tuple(sure.values()), doubtful[:count], spoken) for count in counts)


def _framing(sure: tuple[Note, ...], supposed: list[NoteCall], spoken: Mapping[str, tuple[str, str]]) -> Framing:
    return Framing((*sure, *(call.note for call in supposed)), frozenset(call.id for call in supposed), spoken)


def uncalled_notes(document: Document) -> tuple[Note, ...]:
    """The notes of the masthead that no line of its left block calls (that on a reissue is called by the symbol)."""
    lines = (line for column in document.masthead.left for line in column)
    called = {call.note.id for line in lines for call in calls(line.content)}
    return tuple(note for note in document.masthead.notes if note.id not in called)


def lines_above(notes: tuple[Note, ...]) -> int:
    """How many lines the frame takes from the text: those beyond the two that stand beside the foot block."""
    count = sum(-(-len(words(paragraph)) // _LINE) for note in notes for paragraph in note.paragraphs)
    return max(0, count - _FREE_LINES)


def _starred(content: Inlines) -> list[NoteCall]:
    """The first calls of notes with an asterisk."""
    return [call for call in calls(content) if call.note.custom and call.first and not call.note.in_table]


def _paragraphs(blocks: Iterable[Block], around: tuple[str, str]) -> Iterator[tuple[Para, tuple[str, str]]]:
    """The paragraphs in order, each with its language and direction where ``around`` or it has some of its own."""
    for block in blocks:
        if isinstance(block, Para | Group):
            lang, direction = around
            own = (block.lang or lang, block.direction or (direction_of(block.lang) if block.lang else direction))
            if isinstance(block, Group):
                yield from _paragraphs(block.blocks, own)
                continue
            yield block, own
            inside = in_line(block)
            yield from _paragraphs(inside, own)
            yield from _paragraphs(block.parts[len(inside) :], around)
