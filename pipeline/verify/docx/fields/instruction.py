"""Instructions of fields in their words (ECMA-376 Part 1, 17.16.2): quoted words are one, and so is a nested field."""

from __future__ import annotations

import itertools
import re

from msgspec import Struct

# What is quoted ends with the instruction, at the latest: so no character is read more than twice.
_WORD = re.compile(r'"(?P<quoted>(?:\\.|[^"\\])*+)(?:"|\\?\Z)|(?P<nested>\{[^{}]*\})|(?P<plain>[^\s"{}]+)', re.DOTALL)
_ESCAPED = re.compile(r'\\(["\\“”„])')


class Instruction(Struct, frozen=True):
    r"""An instruction: its name, its arguments, its switches (``\h``), and those of formats (``Lower`` of ``\*``)."""

    name: str
    arguments: tuple[str, ...]
    switches: frozenset[str]
    formats: tuple[str, ...]


def parsed(text: str) -> Instruction:
    """The instruction that ``text`` is; fields nested in it stand in braces, and stay so in the arguments."""
    words = [_one(found) for found in _WORD.finditer(text)]
    name = words[0][0].upper() if words else ""
    arguments: list[str] = []
    switches: set[str] = set()
    formats: list[str] = []
    for (before, _), (word, plain) in itertools.pairwise(words):
        if before == "\\*":
            formats.append(word)
        elif plain and word.startswith("\\"):
            switches.add(word.lower())
        else:
            arguments.append(word)
    return Instruction(name, tuple(arguments), frozenset(switches) - {"\\*"}, tuple(formats))


def switched(text: str) -> tuple[tuple[str, str], ...]:
    """The switches of an instruction in their order, each with what stands after it (``''``: nothing)."""
    found: list[tuple[str, str]] = []
    for word, plain in (_one(found) for found in _WORD.finditer(text)):
        if plain and word.startswith("\\"):
            found.append((word.lower(), ""))
        elif found and not found[-1][1]:
            found[-1] = (found[-1][0], word)
    return tuple(found)


def _one(found: re.Match[str]) -> tuple[str, bool]:
    """A word, and whether it is a plain one."""
    quoted = found["quoted"]
    if quoted is not None:
        return _ESCAPED.sub(r"\1", quoted), False
    return found["nested"] or found["plain"], found["nested"] is None
