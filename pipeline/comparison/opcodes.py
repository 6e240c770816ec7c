"""Where two sequences are the same and where they part, in a time that does not explode."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from difflib import SequenceMatcher

_MOST_PAIRS = 3_000_000  # of equal members; of more, those of the stretch are told as replaced


def opcodes(ones: Sequence[Hashable], others: Sequence[Hashable]) -> Iterator[tuple[str, int, int, int, int]]:
    """Those of ``SequenceMatcher``; equal beginnings and ends, mostly all there is, are taken off first."""
    shorter = min(len(ones), len(others))
    head = next((at for at in range(shorter) if ones[at] != others[at]), shorter)
    rest = shorter - head
    tail = next((at for at in range(rest) if ones[-1 - at] != others[-1 - at]), rest)
    end, other_end = len(ones) - tail, len(others) - tail
    if head:
        yield "equal", 0, head, 0, head
    mine, theirs = ones[head:end], others[head:other_end]
    if _pairs(mine, theirs) > _MOST_PAIRS:
        yield "replace", head, end, head, other_end
    else:
        matcher = SequenceMatcher(None, mine, theirs, autojunk=False)
        for tag, i1, i2, j1, j2 in matcher.get_opcodes():
            yield tag, head + i1, head + i2, head + j1, head + j2
    if tail:
        yield "equal", end, len(ones), other_end, len(others)


def _pairs(ones: Sequence[Hashable], others: Sequence[Hashable]) -> int:
    """How many pairs of equal members there are: what ``SequenceMatcher`` looks at, again and again."""
    counts = Counter(others)
    return sum(count * counts[each] for each, count in Counter(ones).items())
