"""Compares what was read back with what was expected, and says where they part, in a drafter's words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import islice

from msgspec import Struct

from pipeline.comparison.opcodes import opcodes
from pipeline.errors import Fault, Place

_QUOTED = 90  # characters
_BEFORE = 4  # words shown before the place where two lines part
MEND = "build it anew; if it stays, it is a fault of the pipeline"


class LineComparison(Struct, frozen=True):
    """The faults, and which lines are the same: pairs of positions in what was expected and in what was found."""

    faults: tuple[Fault, ...]
    same: tuple[tuple[int, int], ...]


def told_of(code: str, form: str) -> Callable[[str, str], Fault]:
    """What makes the faults of a rule, told of a whole output: from what is wrong, and what was expected."""
    return lambda wrong, expected: _fault(code, Place(form), wrong, expected)


def short(text: str) -> str:
    """``text`` for a message: at most 90 characters."""
    return text if len(text) <= _QUOTED else f"{text[: _QUOTED - 1]}…"


def differences(code: str, path: str, expected: Sequence[str], found: Sequence[str]) -> tuple[Fault, ...]:
    """Every line that is missing, extra or different; none where the two are equal."""
    return compare(code, expected, found, [Place(path)] * len(found), Place(path)).faults


def compare(
    code: str, expected: Sequence[str], found: Sequence[str], places: Sequence[Place], whole: Place
) -> LineComparison:
    """Compare two sequences of lines. ``places`` are those of the lines found; ``whole`` is the file itself."""
    faults: list[Fault] = []
    same: list[tuple[int, int]] = []
    for tag, begin, end, other, other_end in opcodes(list(expected), list(found)):
        if tag == "equal":
            same.extend(zip(range(begin, end), range(other, other_end), strict=True))
            continue
        paired = min(end - begin, other_end - other)
        for offset in range(paired):
            wrong, expected_words = parting(expected[begin + offset], found[other + offset])
            faults.append(_fault(code, places[other + offset], f"the output reads {wrong}", expected_words))
        after = _after(expected, begin + paired)
        place = places[other + paired - 1] if other + paired else whole
        faults.extend(
            _fault(code, place, f"the output lacks a line{after}", f"“{short(line)}”")
            for line in expected[begin + paired : end]
        )
        faults.extend(
            _fault(code, places[extra], f"the output has a line too many, “{short(found[extra])}”", f"nothing{after}")
            for extra in range(other + paired, other_end)
        )
    return LineComparison(tuple(faults), tuple(same))


def parting(expected: str, found: str) -> tuple[str, str]:
    """Both lines, from a few words before the first word that differs."""
    expected_words, had = expected.split(), found.split()
    pairs = enumerate(zip(expected_words, had, strict=False))
    at = next((place for place, (one, other) in pairs if one != other), min(len(expected_words), len(had)))
    start = max(at - _BEFORE, 0)
    if len(found) <= _QUOTED and len(expected) <= _QUOTED:
        start = 0
    return _excerpt(had, start), _excerpt(expected_words, start)


def _excerpt(words: list[str], start: int) -> str:
    text = " ".join(islice(words, start, None))
    return f"“{'… ' if start else ''}{short(text)}”"


def _after(lines: Sequence[str], at: int) -> str:
    return f" after “{short(lines[at - 1])}”" if at else " at its beginning"


def _fault(code: str, place: Place, wrong: str, expected: str) -> Fault:
    return Fault(code, place, wrong, expected, MEND)
