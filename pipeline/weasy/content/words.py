"""What a line says where its glyphs do not: ``ActualText`` (ISO 32000-1 14.9.4, 14.8.2.2.3).

Glyphs of a line that runs from right to left are painted in the order in which they are seen. A word divided at the
end of a line shows a hyphen that is not part of it. One glyph may serve two characters, such as a ligature and its
letters. Such a line gets a Span of its own that says the text in logical order, as it is written. It stands on the
structure element, not in the content stream: there, programs that order right-to-left glyphs themselves (PDFium,
Poppler) take it for painted order and turn it round once more.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Any

from pipeline.weasy.content import spaces

_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]")
_CONTROLS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_UNSEEN = re.compile("[\u00ad\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_SOFT_HYPHEN = "\u00ad"


def runs_from_right(text: str) -> bool:
    """Whether letters that run from right to left are in it."""
    return _RIGHT_TO_LEFT.search(text) is not None


def logical(text: str, directions: Collection[str]) -> str:
    """The text of a line that runs from right to left, without direction marks; empty for any other line.

    Right-to-left letters make it one, and so does one of the ``directions`` around words that have none: of ``(`` or
    ``1.-`` among Arabic words ``)`` and ``-.1`` is painted, and what is painted as ``A/61/…`` is turned round by
    programs that order the glyphs of an Arabic page.
    """
    runs = "rtl" in directions or runs_from_right(text)
    return _CONTROLS.sub("", text) if runs else ""


def divided(box: Any) -> str:
    """The text of a line that ends in the midst of a word, with a soft hyphen; empty for any other line."""
    if not spaces.divided(box):
        return ""
    return _UNSEEN.sub("", box.text.removesuffix(box.style["hyphenate_character"])) + _SOFT_HYPHEN


def unshown(text: str, glyphs: str) -> str:
    """The text of a line whose ``glyphs`` say something else; empty where they say it.

    Spaces of any width count as one kind. Direction marks and soft hyphens inside a line show nothing.
    """
    if text == glyphs:
        return ""
    bare = _UNSEEN.sub("", text)
    return "" if _spaced(bare) == _spaced(_UNSEEN.sub("", glyphs)) else bare


def _spaced(text: str) -> str:
    return "".join([" " if character.isspace() else character for character in text]).rstrip(" ")
