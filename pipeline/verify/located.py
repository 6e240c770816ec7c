"""Finds the place in the source that a difference of an output is about, and tells it to a drafter."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from pipeline.document.inline import Text
from pipeline.document.model import Document
from pipeline.errors import Fault, Place

_QUOTED = re.compile(r"“(?:… )?([^”]+?)…?”|'(?:… )?([^']+?)…?'")
_NAMED = re.compile(r"(?<![A-Za-z0-9_])[A-Za-z0-9_]*__[A-Za-z0-9_]+|\b[a-z]+_[0-9]+\b")
_FEWEST = 4  # characters that are enough to find a place by
_LENGTHS = (8, 4, 2, 1)  # words that are looked for, where the whole quotation is not there
_MOST = 200  # differences that a place is looked for; one cause may make thousands


def told(faults: tuple[Fault, ...], document: Document, path: str, option: str) -> tuple[Fault, ...]:
    """The same faults, each at the place of the source ``path`` that it is about.

    ``option`` is the one of the command that writes the file all the same.
    """
    if not faults:
        return ()
    words = _Words.of(document)
    return tuple(
        replace(
            fault,
            place=(words.place(fault) if index < _MOST else None) or Place(path, 1, 1),
            wrong=f"in {fault.place}, {fault.wrong}",
            mend=f"the file is not written; {option} writes it as it is; report this line and the source there, "
            "which are a fault of masthead and not yours",
        )
        for index, fault in enumerate(faults)
    )


class _Words(Struct, frozen=True):
    """All words of a document in one line, where each stretch of them begins, and the place it has in the source."""

    text: str
    starts: tuple[int, ...]
    places: tuple[Place, ...]
    ids: dict[str, Place]

    @classmethod
    def of(cls, document: Document) -> _Words:
        parts: list[str] = []
        starts: list[int] = []
        places: list[Place] = []
        ids: dict[str, Place] = {}
        at = 0
        before = ""
        for id_, item in texts_of(document, ""):
            if not item.place.line:
                continue
            ids.setdefault(id_, item.place)
            message = ("" if id_ == before else " ") + re.sub(r"\s+", " ", item.text)
            before = id_
            starts.append(at)
            places.append(item.place)
            parts.append(message)
            at += len(message)
        return cls("".join(parts), tuple(starts), tuple(places), ids)

    def place(self, fault: Fault) -> Place | None:
        """The place of the words that the fault quotes, else of the id that it names; ``None`` where it has neither."""
        for message, other in ((fault.expected, fault.wrong), (fault.wrong, fault.expected)):
            for name in _NAMED.findall(message):
                if name in self.ids:
                    return self.ids[name]
            for quoted in _quoted(message):
                found = self._of(quoted, _alike(quoted, next(_quoted(other), [])))
                if found:
                    return found
        return None

    def _of(self, words: list[str], alike: int) -> Place | None:
        """The place of the longest beginning of ``words``, or of their rest without a number, that the document has.

        The first ``alike`` of them stand in both readings: the place is that of the next one.
        """
        for length in (len(words), *_LENGTHS):
            for first in range(min(len(words), 3)):
                stretch = " ".join(words[first : first + length])
                at = self.text.find(stretch) if len(stretch) >= _FEWEST else -1
                if at >= 0:
                    same = " ".join(words[first:alike]) if first < alike < first + length else ""
                    return self.places[bisect_right(self.starts, at + len(same) + bool(same)) - 1]
        return None


def _quoted(message: str) -> Iterator[list[str]]:
    """The words of everything that is quoted."""
    for found in _QUOTED.finditer(message):
        yield (found[1] or found[2]).split()


def _alike(one: list[str], other: list[str]) -> int:
    """How many words both begin with."""
    return next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), 0)


def texts_of(node: object, id_: str = "") -> Iterator[tuple[str, Text]]:
    """Every text below ``node``, with the id of the nearest thing around it that has one."""
    if isinstance(node, Text):
        yield id_, node
    elif isinstance(node, tuple):
        for item in node:
            yield from texts_of(item, id_)
    elif isinstance(node, Struct):
        own = getattr(node, "id", "") or id_
        for name in node.__struct_fields__:
            yield from texts_of(getattr(node, name), own)
