"""Which notes stand in the frame at the foot of the first page, beside the foot block."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.document.blocks import Block, Group, Para
from pipeline.document.inline import Inlines, Note, calls, words
from pipeline.document.model import Document
from pipeline.style import HouseStyle

_FIRST_PAGE = 1800  # characters of a letter that certainly stand on its first page, under the fullest masthead
_LINE = 84  # characters of a note on one line of the frame
_FREE_LINES = 2  # lines that the frame has without taking room from the text


def framed_notes(document: Document, style: HouseStyle) -> tuple[Note, ...]:
    """The notes of the frame: those of the masthead, and the letter's own with an asterisk on its first page.

    In a layout without a frame there are none: all notes are ordinary ones.
    """
    if not style.switches.framed_note:
        return ()
    found = {note.id: note for note in document.masthead.notes}
    for line in (*document.letter.above, *document.letter.titles):
        found |= _starred(line)
    seen = 0
    for para in _paragraphs(document.letter.blocks):
        seen += len(words(para.content))
        if seen > _FIRST_PAGE:
            break
        found |= _starred(para.content)
    return tuple(found.values())


def _starred(content: Inlines) -> dict[str, Note]:
    return {call.note.id: call.note for call in calls(content) if call.note.custom}


def uncalled_notes(document: Document) -> tuple[Note, ...]:
    """The notes of the masthead that no line of its left block calls (that on a reissue is called by the symbol)."""
    lines = (line for column in document.masthead.left for line in column)
    called = {call.note.id for line in lines for call in calls(line.content)}
    return tuple(note for note in document.masthead.notes if note.id not in called)


def lines_above(notes: tuple[Note, ...]) -> int:
    """How many lines the frame takes from the text: those beyond the two that stand beside the foot block."""
    count = sum(-(-len(words(paragraph)) // _LINE) for note in notes for paragraph in note.paragraphs)
    return max(0, count - _FREE_LINES)


def _paragraphs(blocks: tuple[Block, ...]) -> Iterator[Para]:
    for block in blocks:
        if isinstance(block, Para):
            yield block
            yield from _paragraphs(block.parts)
        elif isinstance(block, Group):
            yield from _paragraphs(block.blocks)
