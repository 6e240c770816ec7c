"""How a language prints a number that its language-neutral form (``8``, ``b``, ``iv``) names."""

from __future__ import annotations

from msgspec import Struct

from pipeline.document.numbers import Style

_TABLES = {
    Style.UPPER_LETTER: "upper_letter",
    Style.LOWER_LETTER: "lower_letter",
    Style.UPPER_ROMAN: "upper_roman",
    Style.LOWER_ROMAN: "lower_roman",
}
_LETTERS = frozenset((Style.UPPER_LETTER, Style.LOWER_LETTER))


class Script(Struct, frozen=True):
    """The table ``[script]`` of a language.

    ``tables`` give for each kind of number what is printed for its Latin form (``b``: ``ب``); an empty table leaves the
    form as it is. ``inserted`` are the words after a number between two others (``bis``), with the space before them.
    """

    tables: dict[str, dict[str, str]]
    inserted: dict[str, str]

    def printed(self, token: str, style: Style) -> str:
        """What is printed for ``token``: in Arabic ``ب`` for ``b``, ``ز ز`` for ``gg``, ``8 مكررا`` for ``8 bis``."""
        bare, *after = token.split(" ")
        return self._bare(bare, style) + "".join(self.inserted.get(word, f" {word}") for word in after)

    def _bare(self, token: str, style: Style) -> str:
        table = self.tables.get(_TABLES.get(style, ""), {})
        if token in table:
            return table[token]
        if style in _LETTERS and token and all(letter in table for letter in token):
            return " ".join(table[letter] for letter in token)  # V: agenda item 99 (gg) of the eightieth session
        return token


LATIN = Script({}, {})
