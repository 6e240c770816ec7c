"""Where no space parts the words of a paragraph from a list in their line: both ways, as the source has it.

Words and a list that touch in the source are parted by a space, as numbers are from words, unless a sign is between
them that hugs what follows or precedes it: an opening bracket before the list, a comma or full stop after it.
"""

from __future__ import annotations

from unicodedata import category

from pipeline.source.model.inline import Break, Footnote, Inline, Inlines, NoteAgain, Text

_OPENING = frozenset(("Ps", "Pi"))
_CLOSING = frozenset(("Pe", "Pf"))
_STOPS = frozenset(".,;:!?…،؛؟、。，；：！？")
_LINKS = frozenset("-/—\u2011")


def hugs_before(words: Inlines) -> bool:
    """Whether the words end, without a space, in a sign that hugs what follows."""
    end = _edge(words, -1)[-1:]
    return bool(end) and (category(end) in _OPENING or end in _LINKS)


def hugs_after(words: Inlines) -> bool:
    """Whether the words begin, without a space, with a sign that hugs what precedes, or with the mark of a note."""
    if words and isinstance(words[0], Footnote | NoteAgain):
        return True
    start = _edge(words, 0)[:1]
    return bool(start) and (category(start) in _CLOSING or start in _STOPS or start in _LINKS)


def _edge(words: Inlines, place: int) -> str:
    """The text at the beginning (0) or end (-1) of the words; empty where they have none there."""
    item: Inline | None = words[place] if words else None
    while item is not None and not isinstance(item, Text):
        if isinstance(item, Break | Footnote | NoteAgain) or not item.content:
            return ""
        item = item.content[place]
    return "" if item is None else item.text
