"""Proves that every word of a file is in its source; nothing here is shared with the import itself."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from msgspec import Struct

from pipeline.intake.words_proof.result import Result

_LABEL = 12  # characters of a number, a mark, a sign word: longer texts stand in the file as they are
_RULES = re.compile(r"_{3,}|[.…=—–-]{4,}")  # lines that are drawn by typing


class Lost(Struct, frozen=True):
    """Words that are not in the source: where they stand in the file, and what they are."""

    place: int
    text: str


def lost(file: Iterable[tuple[int, str]], source: str, besides: Sequence[str]) -> list[Lost]:
    """What of the words of a file is neither in the XML ``source`` nor among those told ``besides``.

    ``file`` has its paragraphs with their places, in order; tabs and line breaks part them. Words count once: two equal
    paragraphs need two places in the source.
    """
    besides_bare = sorted(filter(None, map(bare, besides)), key=len, reverse=True)
    result = Result(source, [text for text in besides_bare if len(text) > _LABEL])
    told = [text for text in besides_bare if len(text) <= _LABEL]
    open_ = [(place, text) for place, text in file if not result.take(bare(text), whole=True)]
    open_.sort(key=lambda each: len(each[1]), reverse=True)  # what is short could be a part of what is long
    parts = [(place, part) for place, text in open_ if not _there(bare(text), result, told) for part in _split(text)]
    left = [(place, part) for place, part in parts if not _there(bare(part), result, told)]
    missing = ((place, _words(part, result, told)) for place, part in left)
    return [Lost(place, words) for place, words in missing if words]


def _split(text: str) -> list[str]:
    return [part for line in text.split("\n") for part in line.split("\t") if bare(part)]


def _there(words: str, result: Result, told: list[str]) -> bool:
    """Whether words are there, with what is told besides if need be."""
    return result.take(words) or _besides(words, result, told)


def _besides(words: str, result: Result, told: list[str], deep: int = 2) -> bool:
    """Whether words are there when what is told besides is taken from them, at one place; it is used up."""
    if not words:
        return True
    if words in told:
        told.remove(words)
        return True
    for label in told:
        at = words.find(label)
        while at >= 0:
            before, after = words[:at], words[at + len(label) :]
            if result.has(before) and result.has(after) and result.take(before) and result.take(after):
                told.remove(label)
                return True
            at = words.find(label, at + 1)
    for label in [each for each in told if words.startswith(each) and words != each] if deep else ():
        told.remove(label)
        rest = words[len(label) :]
        if result.take(rest) or _besides(rest, result, told, deep - 1):
            return True
        told.append(label)
    return False


def _words(part: str, result: Result, told: list[str]) -> str:
    """The words of a line that are nowhere, one by one."""
    missing = []
    for word in part.split():
        own = bare(word)
        if own in told:
            told.remove(own)
        elif not result.take(own):
            missing.append(word)
    return " ".join(missing)


def bare(text: str) -> str:
    """The text without white space, of whatever kind, and without lines drawn by typing."""
    return _RULES.sub("", "".join(text.split()).replace("\u200b", ""))
