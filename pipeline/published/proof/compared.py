"""Compares the words of a published file with those of the Akoma Ntoso that is built again, in order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from msgspec import Struct

from pipeline.published.proof.words import Word, signs, split, words

_WINDOW = 400  # words in which the two are brought together again
_MOST = 12  # words that are told of a difference


class Difference(Struct, frozen=True):
    """Words of the file and those in their place; ``line`` is that of the file."""

    line: int
    before: str
    after: str


def differences(
    published: bytes, again: bytes, mended: Sequence[tuple[str, str]] = ()
) -> tuple[list[Difference], list[tuple[str, str]]]:
    """How the words differ, but for those that were ``mended``; and the mendings that no word needed.

    A mending is a pair of words, those of the file and those in their place. It counts once.
    """
    one, other = words(published), words(again)
    open_ = [(split(before), split(after), (before, after)) for before, after in mended]
    found: list[Difference] = []
    at = to = 0
    while at < len(one) or to < len(other):
        if at < len(one) and to < len(other) and one[at].text == other[to].text:
            at, to = at + 1, to + 1
            continue
        mending = next((each for each in open_ if _is_at(one, at, each[0]) and _is_at(other, to, each[1])), None)
        if mending is not None:
            open_.remove(mending)
            at, to = at + len(mending[0]), to + len(mending[1])
            continue
        had, has = _apart(one[at : at + _WINDOW], other[to : to + _WINDOW])
        found.append(_difference(one, at, had, other, to, has))
        at, to = at + had, to + has
    return found, [pair for _, _, pair in open_]


def other_signs(published: bytes, again: bytes) -> tuple[int, int]:
    """How many signs differ, and the line of the file that has the first of them."""
    one, other = signs(published), signs(again)
    if [each.text for each in one] == [each.text for each in other]:
        return 0, 0
    matcher = SequenceMatcher(None, [each.text for each in one], [each.text for each in other], autojunk=False)
    parted = [code for code in matcher.get_opcodes() if code[0] != "equal"]
    count = sum(max(end - at, until - to) for _, at, end, to, until in parted)
    return count, one[min(parted[0][1], len(one) - 1)].line if one else 0


def _is_at(run: list[Word], place: int, looked: list[str]) -> bool:
    return [each.text for each in run[place : place + len(looked)]] == looked


def _apart(one: list[Word], other: list[Word]) -> tuple[int, int]:
    """How many words of each stand before both say the same again."""
    matcher = SequenceMatcher(None, [each.text for each in one], [each.text for each in other], autojunk=False)
    for block in matcher.get_matching_blocks():
        if block.size > 2 or (block.size and block.a + block.size in (len(one), 0)):
            return (block.a, block.b) if block.a or block.b else (1, 1)
    return len(one), len(other)


def _difference(one: list[Word], at: int, had: int, other: list[Word], to: int, has: int) -> Difference:
    line = one[min(at, len(one) - 1)].line if one else 0
    return Difference(line, _told(one[at : at + had]), _told(other[to : to + has]))


def _told(run: list[Word]) -> str:
    told = " ".join(_texts(run[:_MOST]))
    return f"{told} …" if len(run) > _MOST else told


def _texts(run: list[Word]) -> Iterator[str]:
    return (each.text for each in run)
