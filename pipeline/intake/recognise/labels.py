"""Numbers of paragraphs, typed or computed: what form they have, what number they are, at which level they stand."""

from __future__ import annotations

import re
from functools import cache

from msgspec import Struct

from pipeline.document.numbers import Style
from pipeline.resolve.numbers.forms import token, value_of
from pipeline.words import words

_SAMPLES = {
    Style.ARABIC: "1", Style.LOWER_LETTER: "a", Style.UPPER_LETTER: "A", Style.LOWER_ROMAN: "i", Style.UPPER_ROMAN: "I",
}  # fmt: skip
_PARTS = re.compile(
    r"(?P<before>[^\w]*)(?P<core>\d{1,4}(?:[ \u00a0](?:bis|ter|quater))?|[^\W\d_]{1,6})(?P<after>[^\w]*)"
)
_BULLETS = "•●▪◦·■□➢►❖✓○"
_DASHES = "–—-−"
_TYPED = re.compile(
    r"(?<![ \t\u00a0])[ \t\u00a0]*(?P<label>"
    r"\((?:\d{1,3}|[a-zA-Z]{1,2}|[ivxlc]{1,6}|[а-яА-Я]|[\u0621-\u064a])\)"
    r"|(?:\d{1,3}|[a-zA-Z]|[ivxlcIVXLC]{1,6}|[а-яА-Я]|[\u0621-\u064a])(?:\.-|\.\)|\)|\.|\s-(?=\s))"
    rf"|[{_BULLETS}]|[–—-](?=[ \t])"
    r"|[一二三四五六七八九十]{1,3}、|[(（][一二三四五六七八九十]{1,3}[)）]"
    r"|\d{1,3}(?=\t)"
    r")(?:[ \t\u00a0]+|(?<=、)|(?<=）)|$)"
)


class Label(Struct, frozen=True):
    """A number of a paragraph: ``printed`` as it stands, its style and value, what stands before and after it."""

    printed: str
    style: Style
    value: int = 0
    before: str = ""
    after: str = ""

    @property
    def form(self) -> str:
        """The form as the source writes it, shown by its first number; empty for bullets."""
        sample = _SAMPLES.get(self.style, "")
        return f"{self.before}{sample}{self.after}" if sample else ""

    @property
    def core(self) -> str:
        """The number without what its form puts around it."""
        return self.printed[len(self.before) : len(self.printed) - len(self.after)]

    @property
    def inserted(self) -> str:
        """The number where it stands between two others: ``8 bis``; it moves nothing."""
        return self.core.replace("\u00a0", " ") if self.core[-1:].isalpha() and self.core[:1].isdecimal() else ""

    @property
    def kind(self) -> tuple[Style, str]:
        """What labels of one series have in common."""
        return self.style, self.form or ("" if self.style is Style.DASH else self.printed)


def typed(text: str) -> tuple[str, int] | None:
    """The label with which a text begins and where its words begin; ``None`` where it begins with none."""
    found = _TYPED.match(text)
    return (found["label"], found.end()) if found else None


@cache
def readings(printed: str, lang: str) -> tuple[Label, ...]:
    """What a printed label may be, the likelier first: ``(i)`` is the first Roman number or the ninth letter."""
    if not printed:
        return ()
    if printed in _DASHES:
        return (Label(printed, Style.DASH),)
    if len(printed) == 1 and not printed.isalnum():
        return (Label(printed, Style.BULLET),)
    found = _PARTS.fullmatch(printed)
    if not found:
        return ()
    core, before, after = found["core"], found["before"], found["after"]
    if core[0].isdecimal():
        return (Label(printed, Style.ARABIC, int(re.split("[ \u00a0]", core)[0]), before, after),)
    made: list[Label] = []
    for style in (Style.LOWER_ROMAN, Style.UPPER_ROMAN, Style.LOWER_LETTER, Style.UPPER_LETTER):
        value = value_of(core, style) or _scripts(lang, style).get(core, 0)
        if value and (style in (Style.LOWER_ROMAN, Style.UPPER_ROMAN) or value <= 54):
            made.append(Label(printed, style, value, before, after))
    return tuple(sorted(made, key=_likely))


def _likely(label: Label) -> int:
    """Roman numbers of several signs, or a first one, are meant as such; single letters are letters."""
    if label.style in (Style.LOWER_ROMAN, Style.UPPER_ROMAN):
        return 0 if label.core.casefold() == "i" or len(label.core) > 1 else 2
    return 1


@cache
def _scripts(lang: str, style: Style) -> dict[str, int]:
    """The values of what a language prints for the numbers of a style."""
    script = words(lang).script
    return {printed: value for value in range(40, 0, -1) if (printed := script.printed(token(value, style), style))}
