"""MH480: quotation marks and apostrophes are curved, as the typeface of the house has them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.checks.rule import Hit, Rule
from pipeline.checks.wording.texts import Texts

RULE = Rule(
    "MH480",
    "Quotation marks and apostrophes are curved",
    "United Nations Editorial Manual, “Quotations”",
    '<paragraph>The "blue line" is the State\'s border.</paragraph>',
    "<paragraph>The “blue line” is the State’s border.</paragraph>",
    "Write the marks of the language: “ ” and ’ in English and Spanish, « » in French and Russian.",
)

_STRAIGHT = re.compile(
    r"""(?<!\d)"[^"\x00-\x03]{0,60}+"|(?<!\w)'[^'"\x00-\x03]{1,60}+(?<!s)'(?!\w)|(?<!\d)["']"""
)  # after a figure it is a prime; after an s an apostrophe
_MARKS = {"fr": "« … »", "ru": "«…»"}


def check(texts: Texts) -> Iterator[Hit]:
    """Straight marks; a pair with few words between is one finding."""
    if '"' not in texts.text and "'" not in texts.text:
        return
    for found in _STRAIGHT.finditer(texts.text):
        if texts.flow(found.start()).name in ("symbol", "reference"):
            continue
        what, expected = "a straight quotation mark", _MARKS.get(texts.flow(found.start()).language[:2], "“…”")
        if found[0] == "'":
            what, expected = "a straight apostrophe", "’"
        elif found[0][0] == "'":
            expected = "‘…’"
        yield Hit(
            found.start(),
            found.end(),
            f"there is {what} in “{texts.around(found.start(), found.end())}”",
            expected,
            "write it so",
        )
