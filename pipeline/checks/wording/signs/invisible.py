"""MH488: no character that nobody sees, but for those that a script needs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.characters import described
from pipeline.checks.rule import Hit, Rule
from pipeline.checks.wording.texts import Texts

RULE = Rule(
    "MH488",
    "No characters that nobody sees",
    "Unicode Standard, 23.2: format characters",
    "<paragraph>The ri\u00adver.</paragraph>",
    "<paragraph>The river.</paragraph>",
    "Delete it; the message names the character and its place. Word processors and web pages leave them behind.",
)

_UNSEEN = re.compile("([\u00ad\u200b-\u200f\u2060-\u2064\ufeff\u061c])\\1*+")
_NEEDED = "\u200c\u200d\u200e\u200f\u061c"  # joiners and marks of direction, where a script needs them


def check(texts: Texts) -> Iterator[Hit]:
    """Soft hyphens, spaces of no width and the like; joiners and marks of direction in scripts that have none.

    The same character several times in turn is one finding.
    """
    if texts.text.isascii():
        return
    for found in _UNSEEN.finditer(texts.text):
        flow = texts.flow(found.start())
        latin = flow.language[:2] in ("en", "fr", "es", "ru", "zh") and not texts.is_apart(found.start())
        if found[1] in _NEEDED and (not latin or _adjoins(texts.text, found.start(), found.end())):
            continue
        start, end = texts.word(found.start(), found.end())
        word = "".join(sign for sign in texts.text[start:end] if not _UNSEEN.match(sign))
        yield Hit(
            found.start(),
            found.end(),
            f"an invisible character ({described(found[1])}) stands in or beside “{word}”",
            "none",
            "delete it",
        )


def _adjoins(text: str, start: int, end: int) -> bool:
    """Whether a word from right to left, or of an Indian script, stands beside characters."""
    near = text[max(0, start - 3) : start] + text[end : end + 3]
    return any("\u0590" <= sign <= "\u0eff" for sign in near)
