"""MH489: a dash is no hyphen, and a span of numbers has an en dash."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.checks.rule import Hit, Rule
from pipeline.checks.wording.texts import END, Texts

RULE = Rule(
    "MH489",
    "A dash is no hyphen",
    "United Nations Editorial Manual, “Punctuation”: dashes; "
    "United Nations Editorial Manual, “Numbers, dates and time”: spans",
    "<paragraph>The river - see pages 3-5 - is shared.</paragraph>",
    "<paragraph>The river – see pages 3–5 – is shared.</paragraph>",
    "Write – (U+2013) for a dash and between numbers.",
)

_SPAN = re.compile(r"(\d{1,4})-(\d{1,4})(?![\w/–-]|[.,]\d)")
_SPACES = " \t\r\n\u00a0"
_NAMED = ("No.", "Nos.", "№", "Resolution", "resolution")  # before a number with a hyphen of its own
_OTHERWISE = ("symbol", "reference", "mission")


def check(texts: Texts) -> Iterator[Hit]:
    """Hyphens that stand for a dash; spans with a hyphen, in English and Russian."""
    text, reached = texts.text, -1
    for at in texts.hyphens():
        if at < reached:
            continue
        before, double = text[at - 1], text[at + 1] == "-"
        end = at + 2 if double else at + 1
        after = text[end] if end < len(text) else END
        apart = before in _SPACES and after in _SPACES and _follows(text, at)
        if apart or (double and before.isalnum() and after.isalnum()):
            yield from _dash(texts, at, end)
        elif before.isdecimal() and after.isdecimal():
            yield from _span(texts, at)
        reached = end


def _follows(text: str, at: int) -> bool:
    """Whether words stand before the space before a hyphen; a minus or the mark of a list stands first."""
    while at and text[at - 1] in _SPACES:
        at -= 1
    return at > 0 and (text[at - 1].isalnum() or text[at - 1] in ".,;:)”»’")


def _dash(texts: Texts, at: int, end: int) -> Iterator[Hit]:
    flow, words = texts.flow(at), texts.around(at, end)
    if flow.language[:2] in ("en", "fr", "es", "ru") and flow.name not in _OTHERWISE:
        yield Hit(at, end, f"“{texts.text[at:end]}” stands for a dash in “{words}”", "–", "write – (U+2013)")


def _span(texts: Texts, at: int) -> Iterator[Hit]:
    start = at
    while texts.text[start - 1].isdecimal():
        start -= 1
    found = _SPAN.match(texts.text, start)
    flow = texts.flow(at)
    if found is None or texts.text[start - 1] in "/.,:–-_" or texts.text[start - 1].isalnum():
        return
    if len(found[1]) > len(found[2]) or int(found[1]) >= int(found[2]):
        return
    if texts.text[max(0, start - 12) : start].rstrip().endswith(_NAMED):
        return
    if flow.language[:2] in ("en", "ru") and flow.name not in _OTHERWISE and not texts.is_apart(start):
        span = f"“{found[1]}–{found[2]}”"
        yield Hit(start, found.end(), f"the span “{found[0]}” has a hyphen", span, "write – (U+2013)")
