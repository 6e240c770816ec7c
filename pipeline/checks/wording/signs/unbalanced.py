"""MH481: a quotation that is opened is closed, and one that is closed was opened."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.checks.rule import Hit, Rule
from pipeline.checks.wording.tables import wording_table
from pipeline.checks.wording.texts import END, Texts

RULE = Rule(
    "MH481",
    "Quotation marks stand in pairs",
    "United Nations Editorial Manual, “Quotations”",
    "<paragraph>The “blue line is respected.</paragraph>",
    "<paragraph>The “blue line” is respected.</paragraph>",
    "Add the other mark. A quotation of several paragraphs opens each of them and closes with the last.",
)

_MARK = re.compile("[“”«»]")
_Event = tuple[int, str, bool]  # where, which mark, whether it begins its flow


def check(texts: Texts) -> Iterator[Hit]:
    """Marks without another; a quotation may go on over flows, each of which may open it again."""
    waiting: _Event | None = None
    for event in _unmatched(texts):
        at, mark, first = event
        pair = _pair(texts, at)
        if mark == pair[0]:
            if waiting is not None and not first:
                yield _hit(texts, waiting, "opened and not closed")
            waiting = event
        elif waiting is None:
            yield _hit(texts, event, "closed and was not opened")
        else:
            waiting = None
    if waiting is not None:
        yield _hit(texts, waiting, "opened and not closed")


def _unmatched(texts: Texts) -> Iterator[_Event]:
    """The marks of each flow that have none to pair with in it, and one that begins it."""
    for flow in texts.flows:
        known = wording_table(flow.language)
        if known is None or not known.quotes:
            continue
        opens, closes = known.quotes[0], known.quotes[1]
        left: list[_Event] = []
        for found in _MARK.finditer(texts.text, flow.start, flow.end):
            if found[0] == closes and left and left[-1][1] == opens and not left[-1][2]:
                left.pop()
            elif found[0] in (opens, closes):
                begins = not texts.text[flow.start : found.start()].strip(" \t\r\n(—–-…")
                left.append((found.start(), found[0], begins))
        yield from left


def _pair(texts: Texts, at: int) -> str:
    known = wording_table(texts.flow(at).language)
    return known.quotes if known else ""


def _hit(texts: Texts, event: _Event, how: str) -> Hit:
    at = event[0]
    end = at + 1
    while end < len(texts.text) and texts.text[end] != END and end - at < 30 and not texts.text[end].isspace():
        end += 1
    return Hit(
        at,
        max(end, at + 1),
        f"a quotation is {how} at “{texts.around(at, at + 1)}”",
        "a pair of marks",
        "add the other mark, or delete this one",
    )
