"""MH494: the mark of a note is printed by itself, not typed as a raised figure."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.checks.rule import Hit, Rule
from pipeline.checks.wording.texts import Texts

RULE = Rule(
    "MH494",
    "The mark of a note is not typed",
    "PDF/UA-1 (ISO 14289-1), 7.9: notes and their marks are tagged; "
    "United Nations Editorial Manual, “Footnotes and other references”: IX.A",
    "<paragraph>The river is shared.<sup>1</sup></paragraph>",
    "<paragraph>The river is shared.<note><text>See the treaty.</text></note></paragraph>",
    "Write <note><text>…</text></note> where the mark stands; it counts by itself.",
)

_MARK = re.compile(r"[0-9]{1,2}|\*{1,4}|[¹²³⁴⁵⁶⁷⁸⁹⁰]{1,2}")
_RAISED = re.compile("[¹²³⁴⁵⁶⁷⁸⁹][⁰¹²³⁴⁵⁶⁷⁸⁹]?+")
_BRACKETED = re.compile(r"\[\d{1,2}\]")
_STOPS = ".,;:)”»’"


def check(texts: Texts) -> Iterator[Hit]:
    """Raised figures, asterisks and [1] after a stop, or a word of four letters and more; not powers of units."""
    spans = [span for span in texts.raised if _MARK.fullmatch(texts.text[span[0] : span[1]].strip())]
    if not texts.text.isascii():
        spans += [found.span() for found in _RAISED.finditer(texts.text)]
    if "[" in texts.text:
        spans += [found.span() for found in _BRACKETED.finditer(texts.text)]
    for start, end in spans:
        before = texts.text[max(0, start - 5) : start].removesuffix(" ")[-4:]
        word = len(before) == 4 and before.isalpha()
        if before and (before[-1] in _STOPS or word):
            yield _hit(texts, start, end)


def _hit(texts: Texts, start: int, end: int) -> Hit:
    mark = texts.text[start:end].strip()
    return Hit(
        start,
        end,
        f"the mark of a note, “{mark}”, is typed",
        "<note><text>…</text></note>",
        "write the note there; its mark is printed by itself",
    )
