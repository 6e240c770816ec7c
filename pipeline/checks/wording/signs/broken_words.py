"""MH484: no space stands beside the hyphen in a word: “decision- making”, “decision -making”."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.rule import Hit, Rule
from pipeline.checks.wording.tables import wording_table
from pipeline.checks.wording.texts import Texts

RULE = Rule(
    "MH484",
    "No space beside a hyphen in a word",
    "United Nations Editorial Manual, “Spelling”: hyphens",
    "<paragraph>The decision- making body met.</paragraph>",
    "<paragraph>The decision-making body met.</paragraph>",
    "Delete the space; the words were divided at the end of a line, or typed so. “short- and long-term” is right.",
)

_SPACES = " \t\r\n"


def check(texts: Texts) -> Iterator[Hit]:
    """A hyphen with a space on one side; a hyphen before “and” stands for the word to come."""
    text = texts.text
    for at in texts.hyphens():
        before, after = text[at - 1], text[at + 1]
        if before.isalpha() and after in _SPACES:
            start, end = at - 1, _over(text, at + 1, 1)
            other = text[end : texts.word(end, end)[1]]
        elif before in _SPACES and after.isalpha():
            start, end = _over(text, at, -1) - 1, at + 1
            other = texts.word_before(start + 1)
        else:
            continue
        table = wording_table(texts.flow(at).language)
        between_letters = text[start].isalpha() and end < len(text) and text[end].isalpha()
        if table is None or not between_letters or other.lower() in table.joins or texts.is_apart(at):
            continue
        words = texts.around(start, end)
        start, end = texts.word(start, end)
        yield Hit(start, end, f"there is a space beside the hyphen in “{words}”", "one word", "delete the space")


def _over(text: str, at: int, step: int) -> int:
    """Where the white space ends that begins at ``at``, forward or back."""
    while 0 < at < len(text) and text[at if step > 0 else at - 1] in _SPACES:
        at += step
    return at
