"""MH493: a list is a list, not lines with dashes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.checks.rule import Hit, Rule
from pipeline.checks.wording.texts import Texts

RULE = Rule(
    "MH493",
    "A list is a list, not lines with dashes",
    "PDF/UA-1 (ISO 14289-1), 7.6: lists are tagged as lists",
    "<paragraph>We ask:<br/>- first;<br/>- second.</paragraph>",
    '<paragraph>We ask:<list kind="dashes"><point>First;</point><point>Second.</point></list></paragraph>',
    "Write <list> with a <point> for each line.",
)

_MARKS = r"[-–—•·*]|\(?[a-z0-9]{1,3}[.)]|[（(]?[一二三四五六七八九十]{1,3}[、）)]"
_LINE = re.compile(rf"\x03[ \t\r\n\u00a0]*+((?:{_MARKS})[ \t\r\n\u00a0]*+)(?=\w)")


def check(texts: Texts) -> Iterator[Hit]:
    """The first of at least two lines that begin with a dash, a bullet or a number."""
    last = -1
    lines: dict[int, list[re.Match[str]]] = {}
    for found in _LINE.finditer(texts.text):
        lines.setdefault(texts.flow(found.start()).start, []).append(found)
    for start, each in lines.items():
        if len(each) > 1 and start > last:
            first = each[0]
            end = texts.word(first.end(), first.end() + 1)[1]
            yield Hit(
                first.start(1),
                end,
                f"{len(each)} lines begin with a mark or number (“{texts.text[first.start(1) : end]}”)",
                "<list> with <point>",
                "write a list; it prints its marks by itself",
            )
