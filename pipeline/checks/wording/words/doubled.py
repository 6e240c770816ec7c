"""MH485: no word and no stop stands twice."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.checks.rule import Hit, Rule
from pipeline.checks.wording.tables import wording_table
from pipeline.checks.wording.texts import Texts

RULE = Rule(
    "MH485",
    "No word stands twice",
    "United Nations Editorial Manual, “Spelling”",
    "<paragraph>The river is is shared.</paragraph>",
    "<paragraph>The river is shared.</paragraph>",
    "Delete one of the two.",
)

_HAN = re.compile("(?<![目标有])的的(?!确)")  # “目的的” is right
_STOPS = re.compile(r"[,;:]{2,}+|\.\.(?!\.)")
_TWICE = re.compile(r"(?<![\w’'-])([^\W\d_]++)[ \t\r\n\u00a0]++\1(?![\w’'-])", re.IGNORECASE)


def check(texts: Texts) -> Iterator[Hit]:
    """A word and the same again; names such as “Duran Duran”, and words that a language says twice, pass."""
    for found in _TWICE.finditer(texts.text):
        word, table = found[1], wording_table(texts.flow(found.start()).language)
        if table is None or word.lower() in table.twice or texts.is_apart(found.start()):
            continue
        again = found[0][len(word) :].strip()
        if len(word) == 1 and (word != again or word not in table.frequent | table.joins | {"a"}):
            continue
        if word[0].isupper() and again[0].isupper() and word.lower() not in table.frequent:
            continue
        yield Hit(found.start(), found.end(), f"“{word}” stands twice", "the word once", "delete one of the two")
    for found in _HAN.finditer(texts.text):
        yield Hit(found.start(), found.end(), f"“{found[0]}” is typed", "“的”", "delete one of the two")
    typed = any(stop in texts.text for stop in ("..", ",,", ";;", "::", ",;", ":,"))
    for found in _STOPS.finditer(texts.text) if typed else ():
        if texts.text[found.start() - 1 : found.start()] != "." and texts.flow(found.start()).name != "symbol":
            yield Hit(found.start(), found.end(), f"“{found[0]}” is typed", f"“{found[0][0]}”", "delete one of the two")
