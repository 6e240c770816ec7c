"""Languages: what follows from a tag of BCP 47. The rows are in data/languages.toml."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from msgspec import Struct

from pipeline.resources import data, read_text

OFFICIAL = ("ar", "en", "es", "fr", "ru", "zh")


class Language(Struct, frozen=True):
    """A language: its BCP 47 code (``en``), ISO 639-2 code (``eng``), direction, and its own name (``English``)."""

    code: str
    alpha3: str
    direction: str
    name: str


class Facts(Struct, frozen=True):
    """What the table says of a language: see data/languages.toml."""

    alpha3: str = "und"
    job: str = ""
    script: str = "latin"
    word: str = ""
    letters: str = ""
    acts: str = "italic"


@cache
def _rows() -> Mapping[str, Facts]:
    from tomllib import loads  # noqa: PLC0415 - the command imports this module before it needs a row

    return {code: Facts(**row) for code, row in loads(read_text(data("languages.toml"))).items()}


def facts(tag: str) -> Facts:
    """What the table says of the language of a tag, by its main subtag; capitals are as good as small letters."""
    return _rows().get(tag.partition("-")[0].lower(), Facts())


def script_of(tag: str) -> str:
    """The script of a language: ``latin`` (with Cyrillic and the like), ``arabic`` or ``han``."""
    return facts(tag).script


def letters_of(tag: str) -> str:
    """The script whose measures a language has in a layout: ``latin``, ``cyrillic``, ``arabic`` or ``han``."""
    own = facts(tag)
    return own.letters or own.script


def direction_of(tag: str) -> str:
    """The direction in which a language is written: ``ltr`` or ``rtl``."""
    return "rtl" if script_of(tag) == "arabic" else "ltr"


def acts_in(tag: str) -> tuple[bool, bool]:
    """Whether words of action are italic in a language, and whether they are bold."""
    look = facts(tag).acts.split()
    return "italic" in look, "bold" in look


def word_language(tag: str) -> str:
    """The language as Word names it (``en-GB`` for ``en``); a tag that says more, or has no name there, as it is."""
    return (facts(tag).word or tag) if "-" not in tag else tag
