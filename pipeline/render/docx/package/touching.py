"""No two content controls touch: something that is printed parts them.

LibreOffice 7 saves a combo box right before another control as a file that nobody can open. A run with text between
them is enough; a bookmark, an empty run or the end of a comment's range is not.
"""

from __future__ import annotations

from collections.abc import Iterable
from unicodedata import category

from msgspec import Struct

_SIGNS = frozenset("PSZ")  # the categories of punctuation, symbols and blanks, without which a word is the same


class Stretch(Struct, frozen=True):
    """Some of the words of the text ``index``; one that is no ``value`` stands beside the controls."""

    index: int
    text: str
    value: bool


def parted(texts: Iterable[str]) -> tuple[Stretch, ...]:
    """Texts that would touch: together they read the same, and between two values something stands that is none.

    That is the blanks between them, else one sign of either: ``A``, ``/``, ``80/412`` of ``A`` and ``/80/412``. Of two
    that have nothing but words there, the second is no value.
    """
    made: list[Stretch] = []
    for index, text in enumerate(texts):
        last = made[-1] if made else None
        if last is None or not last.value:
            made.append(Stretch(index, text, value=True))
            continue
        head, tail = _end(last.text), _begin(text)
        if (tail.isspace() and not head.isspace()) or not head:
            head = ""
        else:
            tail = ""
        made[-1] = Stretch(last.index, last.text.removesuffix(head), value=True)
        between = Stretch(last.index if head else index, head or tail, value=False)
        own = Stretch(index, text.removeprefix(tail), value=bool(head or tail))
        made += [each for each in (between, own) if each.text]
    return tuple(made)


def _end(text: str) -> str:
    return text[len(text.rstrip()) :] or _sign(text[-1:])


def _begin(text: str) -> str:
    return text[: len(text) - len(text.lstrip())] or _sign(text[:1])


def _sign(sign: str) -> str:
    return sign if sign and category(sign)[0] in _SIGNS else ""
