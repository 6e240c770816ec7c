"""Compares the language of words, by which Word chooses dictionary, hyphenation and voice.

A run has three languages: for Latin and Cyrillic, East Asian and complex scripts (ECMA-376 Part 1, 17.3.2.20). Which
counts depends on the script of the words, and on whether they run from right to left.
"""

from __future__ import annotations

from unicodedata import bidirectional, east_asian_width

from pipeline.verify.docx.cascade import Look
from pipeline.verify.inlines import COMPLEX
from pipeline.verify.pieces import Tongue

_ATTRIBUTES = {"arabic": "lang.bidi", "han": "lang.eastAsia", "latin": "lang.val"}
_EAST_ASIAN = frozenset({"zh", "ja", "ko"})
_RIGHT_TO_LEFT = frozenset({"R", "AL"})  # Unicode Standard Annex 9, table 4


def tongue_fault(tongue: Tongue, look: Look, words: str) -> tuple[str, str] | None:
    """What is wrong with the language of ``words``, and what was expected; none where they have none.

    Words of another script than their language's, as a symbol in Chinese text, are not asked.
    """
    wanted = tongue.lang.partition("-")[0].lower()
    key = _ATTRIBUTES[script_of(wanted)]
    had = str(look.properties.get(key, ""))
    if not wanted or had.partition("-")[0].lower() == wanted or not any(_of(sign, key) for sign in words):
        return None
    return f"the language {had or 'of Word itself'}", tongue.lang


def script_of(code: str) -> str:
    """The script of a language, as the house style names its faces."""
    own = code.partition("-")[0]
    return "arabic" if own in COMPLEX else "han" if own in _EAST_ASIAN else "latin"


def _of(sign: str, key: str) -> bool:
    if not sign.isalpha():
        return False
    if bidirectional(sign) in _RIGHT_TO_LEFT:
        return key == "lang.bidi"
    return key == ("lang.eastAsia" if east_asian_width(sign) in ("W", "F") else "lang.val")
