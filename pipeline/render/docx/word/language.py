"""The language and direction in which words are set, and what Word must be told of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from tomllib import loads
from typing import Any
from unicodedata import bidirectional

from pipeline.render.docx.word.inline import Look
from pipeline.resources import data, read_text

_RAISED: Mapping[str, str] = {"superscript": "Superscript", "subscript": "Subscript"}
_RIGHT_TO_LEFT = frozenset({"R", "AL"})  # Unicode Standard Annex 9, table 4


@cache
def _languages() -> Mapping[str, Mapping[str, str]]:
    tree: dict[str, Any] = loads(read_text(data("docx") / "languages.toml"))
    return tree


def word_language(code: str) -> str:
    """The language as Word names it (``en-GB`` for ``en``); an unlisted code as it is."""
    return _languages()["names"].get(code, code)


def script_of(code: str) -> str:
    """The script of a language: ``latin`` (with Cyrillic and the like), ``arabic`` or ``han``."""
    return _languages()["scripts"].get(code.split("-", maxsplit=1)[0], "latin")


@dataclass(frozen=True, slots=True)
class Voice:
    """A language (BCP 47) and a direction (``ltr`` or ``rtl``), and the language of the document around it.

    ``untracked`` are the scripts that have no letter-spacing, in a document whose styles have one.
    """

    lang: str
    direction: str
    home: str
    untracked: frozenset[str] = frozenset()

    @property
    def rtl(self) -> bool:
        """Whether it runs from right to left."""
        return self.direction == "rtl"

    @property
    def among_rtl(self) -> bool:
        """Whether it, or the document around it, runs from right to left."""
        return self.rtl or script_of(self.home) == "arabic"

    def for_words(self, words: str) -> Voice:
        """The same voice, from left to right where none of ``words`` is of a script that runs from right to left."""
        if not self.rtl or any(bidirectional(sign) in _RIGHT_TO_LEFT for sign in words):
            return self
        return replace(self, direction="ltr")

    def of(self, lang: str, direction: str) -> Voice:
        """The voice of a part that names its own language or direction; empty means as around it."""
        if not lang and not direction:
            return self
        own = lang or self.lang
        return replace(self, lang=own, direction=direction or ("rtl" if script_of(own) == "arabic" else "ltr"))

    def mark(self, style: str) -> Look:
        """The look of the mark of a note, whose figures and signs are of no script."""
        return replace(self.look(style), untracked=False)

    def look(self, style: str = "", raised: str = "") -> Look:
        """The look of a run in this voice; what the document's own defaults say is left out.

        Raised or lowered words have a style of their own, unless they are in words that have one: a run has one only.
        """
        if not style:
            style, raised = _RAISED.get(raised, ""), ""
        script, name = script_of(self.lang), word_language(self.lang)
        away = self.lang != self.home
        return Look(
            style=style,
            latin=name if away and script == "latin" else "",
            han=name if away and script == "han" else "",
            bidi=name if away and script == "arabic" else "",
            rtl=self.rtl,
            raised=raised,
            untracked=script in self.untracked,
        )
