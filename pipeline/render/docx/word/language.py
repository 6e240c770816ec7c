"""The language and direction in which words are set, and what Word must be told of it."""

from __future__ import annotations

from collections.abc import Mapping
from unicodedata import bidirectional

from msgspec import Struct
from msgspec.structs import replace

from pipeline.language import direction_of, script_of, word_language
from pipeline.render.docx.word.inline import Look

_RAISED: Mapping[str, str] = {"superscript": "Superscript", "subscript": "Subscript"}
_RIGHT_TO_LEFT = frozenset({"R", "AL"})  # Unicode Standard Annex 9, table 4


class RunLanguage(Struct, frozen=True):
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

    def for_words(self, words: str) -> RunLanguage:
        """The same language, from left to right where none of ``words`` is of a script that runs from right to left."""
        if not self.rtl or any(bidirectional(sign) in _RIGHT_TO_LEFT for sign in words):
            return self
        return replace(self, direction="ltr")

    def of(self, lang: str, direction: str) -> RunLanguage:
        """The language of a part that names its own language or direction; empty means as around it."""
        if not lang and not direction:
            return self
        own = lang or self.lang
        return replace(self, lang=own, direction=direction or direction_of(own))

    def mark(self, style: str) -> Look:
        """The look of the mark of a note, whose figures and signs are of no script."""
        return replace(self.look(style), untracked=False)

    def look(self, style: str = "", raised: str = "") -> Look:
        """The look of a run in this language; what the document's own defaults say is left out.

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
