"""Finds for each block of the old version the one of the new: by its words, its id, its likeness; then what moved."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from pipeline.comparison.blocks import Block, Fate, Step
from pipeline.comparison.opcodes import opcodes
from pipeline.comparison.words import bag, likeness

_LIKE = 0.5  # two blocks at the same place are one from this likeness on
_LIKE_WITH_ID = 0.3  # … where they have the same id too
_SAME_COLUMN = 0.05  # what two cells of a column count that have nothing in common, such as figures
_MOVED = 0.8  # a block that stands elsewhere is the same from this likeness on
_LEAST_MOVED = 4  # words of a block that can be found elsewhere
_MOST_PAIRS = 40_000  # of blocks that are compared with each other in one stretch


def align(old: Sequence[Block], new: Sequence[Block]) -> tuple[Step, ...]:
    """The steps through both versions, each block once (one that moved twice), deletions before insertions."""
    pairs = dict(_pairs(old, new, range(len(old)), range(len(new))))
    moved = dict(_moves(old, new, pairs))
    came = {there: old_at for old_at, there in moved.items()}
    return tuple(_steps(old, new, pairs, moved, came))


def _pairs(old: Sequence[Block], new: Sequence[Block], ones: range, others: range) -> Iterator[tuple[int, int]]:
    """The blocks of two stretches that stayed in their order: those of the same words, then those that are alike."""
    head = _same(old, new, ones, others)
    yield from zip(ones[:head], others[:head], strict=True)
    ones, others = ones[head:], others[head:]
    tail = _same(old, new, ones[::-1], others[::-1])
    yield from zip(ones[len(ones) - tail :], others[len(others) - tail :], strict=True)
    ones, others = ones[: len(ones) - tail], others[: len(others) - tail]
    if not ones or not others:
        return
    for with_ids in (True, False):
        fixed = _anchors(old, new, ones, others, with_ids=with_ids)
        if fixed:
            break
    else:
        yield from _alike_in_order(old, new, ones, others)
        return
    begun = (ones.start, others.start)
    for old_at, there in (*fixed, (ones.stop, others.stop)):
        yield from _pairs(old, new, range(begun[0], old_at), range(begun[1], there))
        if old_at < ones.stop:
            yield old_at, there
        begun = (old_at + 1, there + 1)


def _same(old: Sequence[Block], new: Sequence[Block], ones: range, others: range) -> int:
    """With how many equal blocks two stretches begin."""
    pairs = enumerate(zip(ones, others, strict=False))
    parts = (at for at, (old_at, there) in pairs if _words(old[old_at]) != _words(new[there]))
    return next(parts, min(len(ones), len(others)))


def _words(block: Block) -> tuple[str, str]:
    return block.sort, block.text


def _anchors(
    old: Sequence[Block], new: Sequence[Block], ones: range, others: range, *, with_ids: bool
) -> list[tuple[int, int]]:
    """Of the blocks that each stretch has once, the most that stand in one order in both (patience)."""

    def named(side: Sequence[Block], stretch: range) -> dict[int, tuple[str, ...]]:
        return {at: (*_words(side[at]), side[at].id) if with_ids else _words(side[at]) for at in stretch}

    mine, theirs = named(old, ones), named(new, others)
    once, twice = Counter(mine.values()), Counter(theirs.values())
    there_by_words = {words: at for at, words in theirs.items() if twice[words] == 1}
    common = [(at, there_by_words[words]) for at, words in mine.items() if once[words] == 1 and words in there_by_words]
    ends: list[int] = []  # the least position at which a row of that length ends
    rows: list[int] = []  # and where in ``common``
    before: list[int] = []
    for place, (_, there) in enumerate(common):
        length = bisect_left(ends, there)
        before.append(rows[length - 1] if length else -1)
        ends[length : length + 1] = [there]
        rows[length : length + 1] = [place]
    found: list[tuple[int, int]] = []
    place = rows[-1] if rows else -1
    while place >= 0:
        found.append(common[place])
        place = before[place]
    return found[::-1]


def _alike_in_order(
    old: Sequence[Block], new: Sequence[Block], ones: range, others: range
) -> Iterator[tuple[int, int]]:
    """Of a stretch without fixed points, the pairs in order that are most alike in all (Needleman and Wunsch)."""
    if len(ones) * len(others) > _MOST_PAIRS:
        for tag, i1, i2, j1, _ in opcodes([old[at].text for at in ones], [new[at].text for at in others]):
            if tag == "equal":
                yield from zip(ones[i1:i2], others[j1:], strict=False)
        return
    mine, theirs = ([bag(side[at].text) for at in stretch] for side, stretch in ((old, ones), (new, others)))
    scores = [
        [_score(old[old_at], mine[i], new[there], theirs[j]) for j, there in enumerate(others)]
        for i, old_at in enumerate(ones)
    ]
    best = [[0.0] * (len(others) + 1) for _ in range(len(ones) + 1)]
    for i in range(len(ones) - 1, -1, -1):
        for j in range(len(others) - 1, -1, -1):
            paired = scores[i][j] + best[i + 1][j + 1] if scores[i][j] else 0.0
            best[i][j] = max(best[i + 1][j], best[i][j + 1], paired)
    i = j = 0
    while i < len(ones) and j < len(others):
        if scores[i][j] and best[i][j] == scores[i][j] + best[i + 1][j + 1]:
            yield ones[i], others[j]
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1


def _score(one: Block, words: Counter[str], other: Block, others: Counter[str]) -> float:
    """How well two blocks go together; 0 where they are not one."""
    if one.sort != other.sort:
        return 0.0
    alike = likeness(words, others)
    same = bool(one.id) and one.id == other.id
    if alike >= (_LIKE_WITH_ID if same else _LIKE):
        return alike + 0.1 * same
    both = one.cell[0] and other.cell[0] and one.cell[1] == other.cell[1]
    return _SAME_COLUMN if both else 0.0


def _moves(old: Sequence[Block], new: Sequence[Block], pairs: dict[int, int]) -> Iterator[tuple[int, int]]:
    """The blocks that stand elsewhere: those with the same words first, then the most alike."""
    kept = set(pairs.values())
    gone = [old_at for old_at in range(len(old)) if old_at not in pairs]
    come = [there for there in range(len(new)) if there not in kept]
    by_words: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for there in come:
        by_words[new[there].sort, new[there].text].append(there)
    rest: list[int] = []
    for old_at in gone:
        same = by_words[old[old_at].sort, old[old_at].text]
        if same and bag(old[old_at].text).total() >= _LEAST_MOVED:
            yield old_at, same.pop(0)
        else:
            rest.append(old_at)
    left = [there for several in by_words.values() for there in several]
    if len(rest) * len(left) <= _MOST_PAIRS:
        yield from _alike(old, new, rest, left)


def _alike(old: Sequence[Block], new: Sequence[Block], gone: list[int], come: list[int]) -> Iterator[tuple[int, int]]:
    bags = {there: bag(new[there].text) for there in come}
    for old_at in gone:
        words = bag(old[old_at].text)
        if words.total() < _LEAST_MOVED:
            continue
        found = max(
            ((likeness(words, bags[there]), -there) for there in bags if new[there].sort == old[old_at].sort),
            default=(0.0, 0),
        )
        if found[0] >= _MOVED:
            del bags[-found[1]]
            yield old_at, -found[1]


def _steps(
    old: Sequence[Block], new: Sequence[Block], pairs: dict[int, int], moved: dict[int, int], came: dict[int, int]
) -> Iterator[Step]:
    there = 0

    def until(end: int) -> Iterator[Step]:
        for at in range(there, end):
            if at in came:
                yield Step(Fate.MOVED, came[at], at, edited=old[came[at]].text != new[at].text)
            else:
                yield Step(Fate.INSERTED, None, at)

    for old_at in range(len(old)):
        if old_at in pairs:
            yield from until(pairs[old_at])
            there = pairs[old_at] + 1
            same = old[old_at].text == new[pairs[old_at]].text
            yield Step(Fate.SAME if same else Fate.CHANGED, old_at, pairs[old_at], edited=not same)
        elif old_at in moved:
            yield Step(
                Fate.MOVED, old_at, moved[old_at], arrived=False, edited=old[old_at].text != new[moved[old_at]].text
            )
        else:
            yield Step(Fate.DELETED, old_at, None)
    yield from until(len(new))
