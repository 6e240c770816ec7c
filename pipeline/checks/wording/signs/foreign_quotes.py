"""MH482: quotation marks are those of the language of the words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.checks.rule import Hit, Rule
from pipeline.checks.wording.tables import wording_table
from pipeline.checks.wording.texts import Texts

RULE = Rule(
    "MH482",
    "Quotation marks are those of the language",
    "United Nations Editorial Manual, “Quotations”",
    "<paragraph>The «blue line» is respected.</paragraph>",
    "<paragraph>The “blue line” is respected.</paragraph>",
    "Write the marks of the language, or mark the words as of another language with xml:lang.",
)

_CLOSES = {"«": "»", "“": "”", "„": "“", "「": "」", "『": "』"}
_MARK = re.compile("[«»„“”「」『』]")


def check(texts: Texts) -> Iterator[Hit]:
    """Marks of other languages, a pair as one; inside those of French and Russian, English ones are the inner marks."""
    depth, flow_start, last = 0, -1, 0
    for found in _MARK.finditer(texts.text):
        flow, mark = texts.flow(found.start()), found[0]
        table = wording_table(flow.language)
        if table is None or not table.quotes or flow.kept or texts.is_apart(found.start()):
            continue
        if flow.start != flow_start:
            depth, flow_start = 0, flow.start
        opens, closes = table.quotes[0], table.quotes[1]
        inner = depth > 0 and opens == "«"
        if mark in (opens, "„"):
            depth += 1
        elif mark == closes:
            depth = max(0, depth - 1)
        if last and mark == _CLOSES.get(texts.text[last - 1]) and texts.flow(last - 1) is flow:
            last = 0
            continue  # told with the mark that opens
        if mark in table.strange or (opens == "«" and mark in "„“”" and not inner):
            last = found.end()
            yield Hit(
                found.start(),
                found.end(),
                f"“{mark}” is no quotation mark of this language (“{flow.language}”)",
                f"{opens}…{closes}",
                "write the marks of the language, or say in xml:lang that the words are of another",
            )
