"""Whole numbers as files have them: Python refuses to read more than 4,300 digits, and takes long to read fewer."""

from __future__ import annotations

_MOST = 9  # digits: no number of a document has more


def whole(text: str, otherwise: int = 0) -> int:
    """The whole number that ``text`` is, in the digits of any script; ``otherwise`` where it is none or too long."""
    bare = text.strip()
    digits = bare.lstrip("+-")
    if not digits.isdecimal() or len(bare) - len(digits) > 1:
        return otherwise
    short = digits.lstrip("0") or "0"
    if len(short) > _MOST:
        return otherwise
    return -int(short) if bare[0] == "-" else int(short)
