"""MH491: numbers, dates and units as the manual writes them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.checks.rule import Hit, Rule
from pipeline.checks.wording.tables import NumberForm, number_forms
from pipeline.checks.wording.texts import Texts
from pipeline.xmlio.parse import local

RULE = Rule(
    "MH491",
    "Numbers, dates and units are written as the manual has them",
    "United Nations Editorial Manual, “Numbers, dates and time”",
    "<paragraph>Of 12000 persons, 5% came on the 5th of August.</paragraph>",
    "<paragraph>Of 12,000 persons, 5 per cent came on 5 August.</paragraph>",
    "Write the form that the message names. In tables figures and signs are right.",
)

_FIGURE = re.compile(r"\d++")
_BEFORE = "./,:–-_"  # signs that a part of a date, symbol or span follows
_OTHERWISE = ("cell", "symbol", "reference", "mission", "source", "abbreviations")


def check(texts: Texts) -> Iterator[Hit]:
    """Forms of numbers that the manual has otherwise, in running text."""
    text, reached = texts.text, 0
    for figure in _FIGURE.finditer(text):
        at = figure.start()
        if at < reached or (at and text[at - 1] in _BEFORE) or (at and text[at - 1].isalpha()):
            continue
        flow = texts.flow(at)
        for form in number_forms(flow.language[:2]):
            found = form.found.match(text, at)
            if found is None:
                continue
            if flow.name in _OTHERWISE or flow.kept or texts.is_apart(at):
                continue
            if flow.name == "title" and local(texts.piece(at)[0][0]) == "date" and not texts.piece(at)[0][1]:
                continue  # MH407 has its form
            start = _begins(text, flow.start, at, form)
            if start >= 0 and not (form.alone and _others(text[flow.start : flow.end], at - flow.start)):
                reached, typed = found.end(), text[start : found.end()]
                wrong = found.span(1) if form.found.groups else (start, reached)
                yield Hit(*wrong, f"“{typed}” is not how the manual writes it", form.means, "write it so")
                break


def _begins(text: str, least: int, at: int, form: NumberForm) -> int:
    """Where the form begins, with the words before the number that belong to it; -1 where these are not right."""
    before = text[max(least, at - 16) : at].rstrip()
    if form.after:
        word = next((word for word in form.after if before.endswith(word)), "")
        return text.rindex(word, least, at) if word else -1
    return -1 if before.endswith(form.not_after) or text[at - 1 : at] == "$" else at


def _others(text: str, at: int) -> bool:
    """Whether the sentence around has other figures."""
    start, end = text.rfind(". ", 0, at) + 1, text.find(". ", at)
    sentence = text[start:at] + text[at + 1 : end if end >= 0 else len(text)]
    return any(sign.isdecimal() for sign in sentence)
