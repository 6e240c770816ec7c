"""MH486: a word is in letters of one script: a Cyrillic “Х” is no Roman number."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.checks.rule import Hit, Rule
from pipeline.checks.wording.texts import Texts

RULE = Rule(
    "MH486",
    "A word has letters of one script",
    "Unicode Technical Standard 39, section 5: mixed scripts",
    "<paragraph>In the ХХIst century.</paragraph>",
    "<paragraph>In the XXIst century.</paragraph>",
    "Type the word anew in one keyboard layout; letters that look alike are not the same to a search.",
)

_LATIN, _CYRILLIC, _GREEK = "A-Za-z\u00c0-\u024f", "\u0400-\u04ff", "\u0370-\u03ff"
_OTHERS = re.compile("[\u0370-\u04ff]")
_MIXED = re.compile(
    rf"[{_LATIN}][{_CYRILLIC}{_GREEK}]|[{_CYRILLIC}{_GREEK}][{_LATIN}]"
    r"|(?<!\w)[ХІСМ]{2,}+(?!\w)(?=[ \u00a0](?:век|съезд|сесси|годов))"
)
_ALIKE = re.compile(r"(?<![\w/.-])[АВЕКМНОРСТХаеорсухіѕј]++(?![\w-])")
_CODES = re.compile(r"µ|μ|Ω|Δ|α|β|γ")  # signs of units and of mathematics


def check(texts: Texts) -> Iterator[Hit]:
    """Words with letters of two scripts; Cyrillic letters that stand for Latin ones in a Latin text."""
    if texts.text.isascii() or not _OTHERS.search(texts.text):
        return
    seen = -1
    for found in _MIXED.finditer(texts.text):
        start, end = texts.word(found.start(), found.end())
        if start >= seen and not _CODES.search(texts.text, start, end):
            seen = end
            yield _hit(texts, start, end)
    for found in _ALIKE.finditer(texts.text):
        if texts.flow(found.start()).language[:2] in ("en", "fr", "es") and not texts.is_apart(found.start()):
            yield _hit(texts, found.start(), found.end())


def _hit(texts: Texts, start: int, end: int) -> Hit:
    word = texts.text[start:end]
    named = ", ".join(f"{sign} (U+{ord(sign):04X})" for sign in dict.fromkeys(word) if not sign.isascii())
    return Hit(
        start, end, f"“{word}” mixes letters of two scripts: {named}", "letters of one script", "type the word anew"
    )
