"""Words of a block: how it falls into them, how alike two blocks are, and what was edited between the two."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from enum import Enum
from typing import Any

from msgspec import Struct

from pipeline.comparison.opcodes import opcodes

_IDEOGRAPH = "\u2e80-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"  # each is a word of its own
_MARK = "\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670"  # combining: part of the word before
_TOKEN = re.compile(rf"[{_IDEOGRAPH}]|[^\W{_IDEOGRAPH}][^\W{_IDEOGRAPH}{_MARK}]*(?:[{_MARK}]\w*)*|\s|[^\w\s]")


class Op(Enum):
    """What happened to words between the old and the new version."""

    SAME = "same"
    DELETED = "deleted"
    INSERTED = "inserted"


class Edit(Struct, frozen=True):
    """Words that stayed, went or came: their positions in the old and in the new block (end not included)."""

    op: Op
    old: tuple[int, int]
    new: tuple[int, int]


def tokens(text: str) -> tuple[str, ...]:
    """The words, spaces and signs of ``text``; joined they are the text again."""
    return tuple(_TOKEN.findall(text))


def likeness(one: Counter[str], other: Counter[str]) -> float:
    """From 0 to 1: the share of the words that both have."""
    short, long = sorted((one, other), key=len)
    total = one.total() + other.total()
    return 2 * sum(min(count, long[word]) for word, count in short.items()) / total if total else 1.0


def bag(text: str) -> Counter[str]:
    """The words of ``text`` with how often it has each; spaces are none."""
    return Counter(token for token in tokens(text) if not token.isspace())


def _space(token: Hashable) -> bool:
    return isinstance(token, str) and token.isspace()


def edits(
    old: Sequence[Hashable], new: Sequence[Hashable], light: Callable[[Hashable], bool] = _space
) -> tuple[Edit, ...]:
    """What stayed, was deleted and inserted, in order; at one place deletions come first.

    ``light`` tells spaces: what stays between two edits and is nothing else goes and comes with them.
    """
    stretches: list[list[Any]] = [list(opcode) for opcode in opcodes(old, new)]
    joined: list[list[Any]] = []
    for place, stretch in enumerate(stretches):
        tag, i1, i2, _, j2 = stretch
        inside = bool(joined) and joined[-1][0] != "equal" and place + 1 < len(stretches)
        if tag == "equal" and inside and all(light(each) for each in old[i1:i2]):
            tag = "replace"
        if joined and joined[-1][0] != "equal" and tag != "equal":
            joined[-1][2], joined[-1][4] = i2, j2
        else:
            joined.append([tag, *stretch[1:]])
    return tuple(_edits(joined))


def _edits(stretches: Iterable[list[Any]]) -> Iterator[Edit]:
    for tag, i1, i2, j1, j2 in stretches:
        if tag == "equal":
            yield Edit(Op.SAME, (i1, i2), (j1, j2))
            continue
        if i1 < i2:
            yield Edit(Op.DELETED, (i1, i2), (j1, j1))
        if j1 < j2:
            yield Edit(Op.INSERTED, (i2, i2), (j1, j2))
