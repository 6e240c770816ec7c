"""MH487: a letter and its accent are one character, as keyboards type it (Unicode, normal form C)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from unicodedata import is_normalized, normalize

from pipeline.checks.rule import Hit, Rule
from pipeline.checks.wording.texts import Texts

RULE = Rule(
    "MH487",
    "A letter and its accent are one character",
    "Character Model, Normalization, section 3: text on the web is in normal form C",
    "<paragraph>The Charge\u0301 d’affaires.</paragraph>",
    "<paragraph>The Chargé d’affaires.</paragraph>",
    "Type the letter anew; words copied from a PDF, or named by a Mac, come so. A search does not find them.",
)

_MARKED = re.compile(r"[^\W\d_][\u0300-\u036f]++")


def check(texts: Texts) -> Iterator[Hit]:
    """Letters with an accent of their own, where one character has both; the first of each word."""
    if texts.text.isascii() or is_normalized("NFC", texts.text):
        return
    seen = -1
    for found in _MARKED.finditer(texts.text):
        if found.start() < seen or is_normalized("NFC", found[0]):
            continue
        start, seen = texts.word(found.start(), found.end())
        word = texts.text[start:seen]
        names = " and ".join(f"U+{ord(sign):04X}" for sign in found[0])
        yield Hit(
            start,
            seen,
            f"“{normalize('NFC', word)}” has a letter and its accent apart ({names})",
            f"“{normalize('NFC', found[0])}”, one character",
            "type the letter anew",
        )
