"""Says which characters of a text the fonts of the house cannot print."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import cache

from pipeline.characters import Does, rule_of
from pipeline.fonts.configuration import user_cache
from pipeline.fonts.house import Script
from pipeline.fonts.repertoire import Repertoire, repertoire
from pipeline.fonts.search import found_fonts

#: The first word of a letter's Unicode name tells its script.
_SCRIPTS = {
    "LATIN": Script.LATIN,
    "CYRILLIC": Script.LATIN,
    "GREEK": Script.LATIN,
    "ARABIC": Script.ARABIC,
    "CJK": Script.HAN,
}


def coverage(text: str) -> tuple[str, ...]:
    """The characters of ``text`` that have no glyph in the fonts of the house, each once, in order of appearance.

    A letter of a script of the house must be in that script's own typeface, whole or as letter and accent; any
    other character (digits, signs, letters of other scripts) may be in any. What ``pipeline.characters`` says is
    kept by rule needs no glyph. Where a typeface is not on this machine,
    nothing can be said of it, and what it might print is not reported.
    """
    return tuple(character for character in dict.fromkeys(_composed(text)) if not _printable(character))


def _composed(text: str) -> Iterable[str]:
    return text if text.isascii() else unicodedata.normalize("NFC", text)


@cache
def _printable(character: str) -> bool:
    if " " <= character <= "~":
        return True
    rule = rule_of(character)
    if rule is not None and rule.does is Does.KEPT:
        return True
    typefaces = _characters()
    own = _SCRIPTS.get(unicodedata.name(character, "").partition(" ")[0])
    candidates = typefaces.values() if own is None or unicodedata.category(character)[0] != "L" else [typefaces[own]]
    parts = [*map(ord, unicodedata.normalize("NFD", character))]
    return any(covered is None or ord(character) in covered or covered.holds(parts) for covered in candidates)


@cache
def _characters() -> dict[Script, Repertoire | None]:
    """The repertoire of each typeface's upright regular font; None: it is not on this machine."""
    return {
        font.typeface.script: repertoire(font.files[0], font.typeface.face, user_cache()) if font.files else None
        for font in found_fonts()
    }
