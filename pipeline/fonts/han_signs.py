"""Which signs of Chinese text its own face paints, of those that have one code for all scripts.

Programs take such a sign from the Latin face where nothing else is said: quotation marks, dashes, ellipsis, middle dot.
"""

from __future__ import annotations

import re

_SHARED = frozenset("“”‘’·—…")
_CHARACTER = re.compile("[\u3005-\u3007\u3040-\u30fa\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")


def is_character(sign: str) -> bool:
    """Whether a sign is a Chinese character, or one of the letters that Japanese has besides."""
    return _CHARACTER.match(sign) is not None


def is_letter(sign: str) -> bool:
    """Whether a sign is a letter or figure of another script."""
    return sign.isalnum() and not is_character(sign)


def han_signs(text: str) -> list[bool]:
    """For each sign of a Chinese text, whether it is such a one of the Chinese face.

    An apostrophe inside a Latin word is none, nor a middle dot with a space or letter beside it, nor the ellipsis of a
    symbol whose number is to come (``A/61/…``).
    """
    return [sign in _SHARED and _is_han(text, at) for at, sign in enumerate(text)]


def _is_han(text: str, at: int) -> bool:
    before, after = text[max(at - 1, 0) : at], text[at + 1 : at + 2]
    if text[at] == "·":
        return all(map(is_character, before + after))
    if text[at] == "…":
        return before != "/"
    return text[at] != "’" or not before or not after or not (is_letter(before) and is_letter(after))
