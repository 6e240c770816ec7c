"""MH483: no space stands before a comma or stop, one stands after it; none stands inside of brackets."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.checks.rule import Hit, Rule
from pipeline.checks.wording.tables import wording_table
from pipeline.checks.wording.texts import Texts

RULE = Rule(
    "MH483",
    "No space before punctuation",
    "United Nations Editorial Manual, “Punctuation”",
    "<paragraph>The river , which is shared.</paragraph>",
    "<paragraph>The river, which is shared.</paragraph>",
    "Delete the space.",
)

_BEFORE = re.compile(r"[ \t\r\n\u00a0\u202f](?:[,;،؛、，。；：？！](?!\d)|[:!?؟.)”»](?![\w.?]))")
_SPACES = " \t\r\n\u00a0\u202f"
_LACKING = re.compile(r"[.,;][^\W\d_][^\W\d_]")
_INSIDE = ",;"  # signs that stand in no address
_AFTER = re.compile(r"[(\[¿¡“«][ \t\r\n\u00a0]++(?=\w)")


def check(texts: Texts) -> Iterator[Hit]:
    """Spaces before signs of punctuation and inside of brackets, as the language has them."""
    for found in _BEFORE.finditer(texts.text):
        flow, sign = texts.flow(found.start()), found[0][1]
        start = found.start()
        while start and texts.text[start - 1] in _SPACES:
            start -= 1
        if not _ends_words(texts.text[start - 1 : start]):
            continue
        table = wording_table(flow.language)
        if table is None or sign in table.spaced or texts.is_apart(found.start()):
            continue
        if sign in "”»" and sign not in table.quotes + table.also:
            continue
        words = texts.around(start, found.end())
        yield Hit(
            found.end() - 1,
            found.end(),
            f"there is a space before “{sign}” in “{words}”",
            "none",
            "delete the space",
        )
    for found in _AFTER.finditer(texts.text):
        words, sign = texts.around(found.start(), found.end()), found[0][0]
        table = wording_table(texts.flow(found.start()).language)
        if sign in "“«" and texts.text[found.start() - 1 : found.start()].isalnum():
            continue
        if sign in "“«" and (table is None or sign in table.spaced or sign not in table.quotes + table.also):
            continue
        if not texts.is_apart(found.start()):
            wrong = f"there is a space after “{sign}” in “{words}”"
            yield Hit(found.start(), found.start() + 1, wrong, "none", "delete the space")
    for found in _LACKING.finditer(texts.text):
        at, next_, last = found.start(), found[0][1], found[0][2]
        before = texts.text[max(0, at - 3) : at]
        if texts.piece(at)[0] != texts.piece(at + 1)[0]:
            continue  # the mark of a note stands between (MH441)
        begins = next_.isupper() or (found[0][0] in _INSIDE and next_.islower())
        if len(before) == 3 and before.isalpha() and before.islower() and begins and last.islower():
            words = texts.around(at, found.end())
            yield Hit(at, at + 1, f"no space stands after “{found[0][0]}” in “{words}”", "a space", "add it")


def _ends_words(sign: str) -> bool:
    """Whether words may end with that character."""
    return bool(sign) and (sign.isalnum() or sign in "_)”»’")
