"""MH481: a quotation or bracket that is opened is closed, and one that is closed was opened."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.checks.rule import Hit, Rule
from pipeline.checks.wording.tables import wording_table
from pipeline.checks.wording.texts import END, Texts

RULE = Rule(
    "MH481",
    "Quotation marks and brackets stand in pairs",
    "United Nations Editorial Manual, “Quotations”",
    "<paragraph>The “blue line is respected.</paragraph>",
    "<paragraph>The “blue line” is respected.</paragraph>",
    "Add the other mark. A quotation of several paragraphs opens each of them and closes with the last.",
)

_MARK = re.compile("[“”«»„]")
_PAIRS = {"“": "”", "«": "»"}
_BRACKET = re.compile(r"[()\[\]（）]")
_BRACKETS = {"(": ")", "[": "]", "（": "）"}
_LABEL = re.compile(r"(?<!\w)\w{1,4}$")
_FREE = ("symbol", "reference", "cell", "source", "abbreviations")  # where lines or letters may have one bracket
_Event = tuple[int, str, bool]  # where, which mark, whether it begins its flow


def check(texts: Texts) -> Iterator[Hit]:
    """Marks without another; a quotation may go on over flows, each of which may open it again. Brackets may not."""
    yield from _brackets(texts)
    waiting: _Event | None = None
    for event in _unmatched(texts):
        _, mark, first = event
        if mark in "“«":
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
        table = wording_table(flow.language)
        if table is None or not table.quotes:
            continue
        opens, closes = table.quotes[0], table.quotes[1]
        left: list[_Event] = []
        low = False  # a mark such as „, which “ or ” closes: MH482 tells it
        for found in _MARK.finditer(texts.text, flow.start, flow.end):
            if found[0] == "„":
                low = True
            elif low and found[0] in "“”":
                low = False
            elif found[0] in (closes, *table.also[1:]) and left and left[-1][1] in "“«" and not left[-1][2]:
                opened = left.pop()
                if _PAIRS[opened[1]] != found[0]:
                    yield (found.start(), found[0], False)  # the mark that closes is of another pair
            elif found[0] in (opens, closes, *table.also):
                begins = not texts.text[flow.start : found.start()].strip(" \t\r\n(—–-…")
                left.append((found.start(), found[0], begins))
        yield from left


def _brackets(texts: Texts) -> Iterator[Hit]:
    """Brackets without another in their flow; “a)” before a point of a list has none."""
    for flow in texts.flows:
        if flow.kept or flow.name in _FREE:
            continue
        opened: list[int] = []
        for found in _BRACKET.finditer(texts.text, flow.start, flow.end):
            at = found.start()
            if found[0] in "([（":
                opened.append(at)
            elif opened and _BRACKETS[texts.text[opened[-1]]] == found[0]:
                opened.pop()
            elif not _labels(texts.text[max(flow.start, at - 6) : at]):
                yield _lone(texts, at, "closed and was not opened")
        yield from (_lone(texts, at, "opened and not closed") for at in opened)


def _labels(before: str) -> bool:
    """Whether what stands before a closing bracket is the label of a point: ``a)``, ``12)``, ``iv)``."""
    return _LABEL.search(before) is not None


def _lone(texts: Texts, at: int, how: str) -> Hit:
    wrong = f"a bracket is {how} at “{texts.around(at, at + 1)}”"
    return Hit(at, at + 1, wrong, "a pair of brackets", "add the other bracket, or delete this one")


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
