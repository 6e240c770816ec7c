"""Words that a line never parts: a no-break space stands between them, as the house types it.

The words of a paragraph are looked at as one text: ``Mr.`` may stand before an element, and the name in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from msgspec.structs import replace

from pipeline.document.inline import DateRun, Inline, Inlines, Link, Marked, Text
from pipeline.source.model.inline import TargetKind
from pipeline.words import ties

_NO_BREAK = "\u00a0"
_OTHER = "\ufffc"  # what is no word: a mark of a note, a line break


def tied(content: Inlines, language: str, *, live: bool = False, title: bool = False) -> Inlines:
    """The content with no-break spaces between the words that ``language`` (BCP 47) holds together.

    A ``title`` holds some more together. ``live`` leaves the words of references within the document as they are: a
    program makes them anew from elsewhere.
    """
    text = "".join(_texts(content))
    if " " not in text:
        return content
    joined = _joined(text, language.partition("-")[0], title=title)
    return content if joined == text else _put(content, _Pieces(joined), live=live)


@lru_cache(maxsize=4096)
def _joined(text: str, language: str, *, title: bool) -> str:
    """A text with its ties: kept, since each output of a document has them."""
    pattern = ties(language, title=title)
    return pattern.sub(_without_break, text) if pattern else text


def _without_break(found: re.Match[str]) -> str:
    return f"{found[0][:-1]}{_NO_BREAK}"


def _texts(content: Inlines) -> Iterator[str]:
    for item in content:
        match item:
            case Text():
                yield item.text
            case Marked() | DateRun() | Link():
                yield from _texts(item.content)
            case _:
                yield _OTHER


class _Pieces:
    """The text, handed out again piece by piece."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0

    def take(self, length: int) -> str:
        """The next ``length`` characters."""
        self.at += length
        return self.text[self.at - length : self.at]


def _put(content: Inlines, pieces: _Pieces, *, live: bool) -> Inlines:
    return tuple([_one(item, pieces, live=live) for item in content])


def _one(item: Inline, pieces: _Pieces, *, live: bool) -> Inline:
    match item:
        case Link(kind=TargetKind.PLACE) if live:
            pieces.take(sum(len(text) for text in _texts(item.content)))
            return item
        case Text():
            return replace(item, text=pieces.take(len(item.text)))
        case Marked() | DateRun() | Link():
            return replace(item, content=_put(item.content, pieces, live=live))
        case _:
            pieces.take(len(_OTHER))
            return item
