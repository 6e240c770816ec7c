"""Characters of all of Unicode's categories that `check` accepts, and words made of them."""

from __future__ import annotations

import re
import sys
import unicodedata
from collections import defaultdict
from functools import cache
from random import Random

from look.building import source

from pipeline.checks.text.glyphs import glyph_faults
from pipeline.fonts import coverage
from pipeline.xmlio.parse import parse

_TOLD = re.compile(r"U\+([0-9A-F]{4,6})")
_REFUSED_BY_XML = frozenset({*range(32), 0xFFFE, 0xFFFF, *range(0xD800, 0xE000)}) - {9, 10, 13}
_ALL_BELOW = 0x3400
_PLAIN = (
    "peace", "the", "river", "of", "States", "Commission", "met", "in", "Лима", "вода", "السلام", "النهر", "和平",
    "河流", "d’une", "année", "niño", "1", "204", "15", "2006", "per cent", "A/RES/60/227", "troop-contributing",
    "(b)", "“said”", "US$ 5", "...", "co-operation", "Zürich", "Ærø", "naïve", "Δt",
)  # fmt: skip


@cache
def alphabet() -> dict[str, str]:
    """The accepted characters by category."""
    found: dict[str, list[str]] = defaultdict(list)
    refused = set(_REFUSED_BY_XML)
    some = [*range(_ALL_BELOW), *range(_ALL_BELOW, sys.maxunicode + 1, 13)]  # of the many letters of China and Korea
    every = [code for code in some if code not in refused and not coverage(chr(code))]
    for start in range(0, len(every), 60_000):
        words = "".join(f"&#{code};" for code in every[start : start + 60_000])
        parsed = parse("all.xml", source(letter=f"<paragraph>{words}</paragraph>"))
        refused |= {int(code, 16) for fault in glyph_faults(parsed) for code in _TOLD.findall(fault.wrong)}
    for code in every:
        if code not in refused:
            found[unicodedata.category(chr(code))].append(chr(code))
    return {category: "".join(characters) for category, characters in found.items()}


def words(dice: Random, most: int = 8) -> str:
    """Some words, now and then with characters of any category among them."""
    made = [dice.choice(_PLAIN) for _ in range(dice.randint(1, most))]
    if dice.randrange(3) == 0:
        made.insert(dice.randrange(len(made) + 1), _strange(dice))
    return dice.choice((" ", " ", " ", " ", ", ", "-", " – ")).join(made)


def _strange(dice: Random) -> str:
    kinds = alphabet()
    return "".join(dice.choice(kinds[dice.choice(sorted(kinds))]) for _ in range(dice.randint(1, 5)))
