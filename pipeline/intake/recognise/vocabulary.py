"""The words of one language by which a paragraph is recognised; they are data (``pipeline/data/intake.toml``)."""

from __future__ import annotations

import re
import tomllib
from functools import cache, cached_property
from typing import Any

from pipeline.language import OFFICIAL
from pipeline.resources import data, read_text
from pipeline.words import Words, words

_SAME = str.maketrans({"'": "’", "\u00a0": " ", "\u202f": " ", "\t": " ", "\n": " "})
_SCRIPTS = (
    ("ar", re.compile(r"[\u0600-\u06ff]")),
    ("ru", re.compile(r"[а-яё]", re.IGNORECASE)),
    ("zh", re.compile(r"[\u4e00-\u9fff]")),
)


class Vocabulary:
    """What a paragraph may be, by its words. All questions ignore case, and which apostrophe or space is typed."""

    def __init__(self, lang: str) -> None:
        self.lang = lang
        self._raw: dict[str, Any] = _all()[lang]

    @cached_property
    def house(self) -> Words:
        """The words that the house itself prints."""
        return words(self.lang)

    def raw(self, name: str) -> Any:
        """A value as it stands in the data."""
        return self._raw[name]

    def begins(self, name: str, text: str) -> re.Match[str] | None:
        """Whether the text begins with what the pattern of that name says."""
        return _compiled(self._raw[name]).match(same(text))

    def opens_with(self, name: str, text: str) -> bool:
        """Whether the text begins with a word that the pattern says, and that ends there."""
        ends = "" if self.lang in ("zh", "ar") else r"(?!\w)"
        return bool(_compiled(rf"(?:{self._raw[name]}){ends}").match(same(text)))

    def whole(self, name: str, text: str) -> re.Match[str] | None:
        """Whether all of the text is what the pattern says; a comma or full stop may end it."""
        return _compiled(rf"(?:{self._raw[name]})[\s,.:;،]*").fullmatch(same(text).strip())

    def has(self, name: str, text: str) -> re.Match[str] | None:
        """Whether the text has it anywhere."""
        return _compiled(self._raw[name]).search(same(text))

    def attachment(self, text: str) -> tuple[str, str] | None:
        """The kind and number of the attachment of which a line is the heading: ``annex``, ``II``."""
        line = same(text).strip().rstrip(".:")
        for kind, name in self._raw["annexes"].items():
            found = _attachment(name, self._raw["heading_of"]).fullmatch(line)
            if found and (found["number"] is None or found["number"] == found["number"].upper()):
                return kind, found["number"] or ""
        if self.lang == "zh" and len(line) < 80:
            for kind, name in self._raw["annexes"].items():
                if line.endswith(f"的{name}"):
                    return kind, ""
        return None

    def languages(self, text: str) -> tuple[str, ...]:
        """The languages that a line such as ``[Original: English and Spanish]`` names; none where it is no such."""
        found = self.whole("original", text)
        begins = same(self.house.original["one"]).partition("{languages}")[0].strip("[ ").casefold()
        inside = same(text).strip(" []［］").casefold()
        if not found and inside.startswith(begins) and begins:
            found = re.fullmatch(r"(?P<languages>.+)", inside[len(begins) :])
        if not found or not ("[" in text or "［" in text or len(text) < 40):
            return ()
        named = found["languages"].casefold()
        codes = {name.casefold()[:-1] if self.lang == "ru" else name.casefold(): code for code, name in self._names()}
        places = sorted((named.find(name), code) for name, code in codes.items() if name in named)
        return tuple(dict.fromkeys(code for _, code in places))

    def _names(self) -> list[tuple[str, str]]:
        return [*self.house.languages.items(), *self.house.original_languages.items()]


def same(text: str) -> str:
    """The text with one apostrophe and one space for all; it is as long as it was."""
    return text.translate(_SAME)


def language_of(text: str) -> str:
    """The official language that a text is in: by its script, else by its commonest words; ``''`` for none."""
    sample = text[:20_000]
    letters = sum(character.isalpha() for character in sample) or 1
    for lang, script in _SCRIPTS:
        if len(script.findall(sample)) * 2 > letters:
            return lang
    lowered = sample.casefold()
    found = {
        lang: len(re.findall(rf"(?<!\w)(?:{_all()[lang]['common']})(?!\w)", lowered)) for lang in ("en", "fr", "es")
    }
    best = max(found, key=lambda lang: found[lang])
    return best if found[best] else ""


@cache
def _all() -> dict[str, dict[str, Any]]:
    read = tomllib.loads(read_text(data("intake.toml")))
    return {lang: read[lang] for lang in OFFICIAL}


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


@cache
def _attachment(name: str, heading_of: str) -> re.Pattern[str]:
    number = (
        r"(?:\s*(?P<number>[IVXLC]{1,6}|\d{1,2}|[A-Z]|[一二三四五六七八九十]{1,3}|الأول|الثاني|الثالث|الرابع|الخامس))?"
    )
    return re.compile(rf"{name}{number}{heading_of}?", re.IGNORECASE)
