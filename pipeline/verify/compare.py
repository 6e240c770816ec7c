"""Compares what was read back with what was expected, and says where they part."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher

from pipeline.errors import Fault, Place

_SHOWN = 90


def shown(text: str) -> str:
    """``text`` for a message: at most 90 characters."""
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…"


def differences(code: str, path: str, expected: Sequence[str], found: Sequence[str]) -> tuple[Fault, ...]:
    """Every run of lines that is missing, extra or different; none where the two are equal."""
    if list(expected) == list(found):
        return ()
    faults: list[Fault] = []
    matcher = SequenceMatcher(None, list(expected), list(found), autojunk=False)
    for tag, begin, end, other_begin, other_end in matcher.get_opcodes():
        if tag == "equal":
            continue
        want = " / ".join(expected[begin:end])
        have = " / ".join(found[other_begin:other_end])
        wrong = f"the output reads “{shown(have)}”" if have else "the output has nothing here"
        wanted = f"“{shown(want)}”" if want else "nothing here"
        mend = "build it anew; if it stays, it is a fault of the pipeline"
        faults.append(Fault(code, Place(path), wrong, wanted, mend))
    return tuple(faults)
