"""Pairs the paragraphs that must be there with those that are: by their words, in order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from pipeline.verify.docx.shown import Shown
from pipeline.verify.docx.wanted import Wanted


def pairs(wanted: Sequence[Wanted], shown: Sequence[Shown]) -> Iterator[tuple[Wanted, Shown]]:
    """Each paragraph with the one that has its words; those whose words differ are another reader's matter.

    Where as many differ as should be there, they are still taken for each other.
    """
    said, had = [each.key for each in wanted], [each.key for each in shown]
    if said == had:
        yield from zip(wanted, shown, strict=True)
        return
    for tag, begin, end, other, other_end in SequenceMatcher(None, said, had, autojunk=False).get_opcodes():
        if tag == "equal" or (tag == "replace" and end - begin == other_end - other):
            yield from zip(wanted[begin:end], shown[other:other_end], strict=True)


def overlaps(wanted: Wanted, shown: Shown) -> Iterator[tuple[int, int, str]]:
    """Where a stretch that must be there meets one that is: the index of each, and the words that they share."""
    first = second = 0
    used = taken = 0  # signs of the two stretches that are past
    while first < len(wanted.stretches) and second < len(shown.stretches):
        one, other = wanted.stretches[first][0], shown.stretches[second].text
        size = min(len(one) - used, len(other) - taken)
        yield first, second, other[taken : taken + size]
        used, taken = used + size, taken + size
        if used == len(one):
            first, used = first + 1, 0
        if taken == len(other):
            second, taken = second + 1, 0
