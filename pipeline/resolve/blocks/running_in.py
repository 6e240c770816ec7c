"""What runs into the line of a paragraph: headings with their marks of notes, points of a list, what goes on."""

from __future__ import annotations

from msgspec.structs import replace

from pipeline.document import blocks as d
from pipeline.document.inline import Inlines, Marked, NoteCall, Text
from pipeline.source.model import blocks as b
from pipeline.source.model.inline import Mark


def with_marks(run_in: Inlines, content: Inlines) -> tuple[Inlines, Inlines]:
    """A heading that runs in, with the marks of notes that touch it, and the words: a space parts the two."""
    count = 0
    while run_in and count < len(content) and isinstance(content[count], NoteCall):
        count += 2 if content[count + 1 : count + 2] == (Text(","),) and _is_call(content, count + 2) else 1
    return (*run_in, *content[:count]), content[count:]


def _is_call(content: Inlines, place: int) -> bool:
    return place < len(content) and isinstance(content[place], NoteCall)


def spoken(block: b.Paragraph, parts: tuple[d.Block, ...]) -> tuple[d.Block, ...]:
    """The parts of a paragraph; what continues its words is in their language and direction."""
    if not (block.lang or block.direction):
        return parts
    lang, direction = block.lang, block.direction
    return tuple(replace(p, lang=lang, direction=direction) if isinstance(p, d.Para) else p for p in parts)


def as_run(item: d.Para) -> d.Para:
    """A point that stands in the line of others: its words have their language and direction as a run has."""
    if not (item.lang or item.direction):
        return item
    words_ = Marked(Mark.RUN, item.content, "", item.lang, item.direction, italic=False)
    return replace(item, content=(words_,), lang="", direction="")
