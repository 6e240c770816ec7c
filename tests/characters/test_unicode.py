"""All of Unicode: what `check` passes builds in five outputs, is verified, and is there."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from unicodedata import category, east_asian_width, normalize
from xml.sax.saxutils import escape

import pytest
from characters.conftest import Build, Built
from verapdf import validate

from pipeline.characters import Does, lettered, rule_of
from pipeline.fonts import coverage
from pipeline.outputs import Format

_TEXTS = (Format.TXT, Format.HTML, Format.AKN, Format.DOCX)
_WIDE = ("W", "F")


def _passed() -> Iterator[str]:
    """Every character that a source may hold."""
    for point in range(sys.maxunicode + 1):
        character = chr(point)
        rule = rule_of(character)
        refused = (rule is not None and rule.does is Does.REFUSED) or category(character) in ("Cc", "Cs")
        read = lettered(character)
        if not refused and point not in (0xFFFE, 0xFFFF) and not coverage(read):
            yield character


def _built(build: Build, characters: Iterable[str], size: int, *, lang: str = "") -> Built:
    """Characters between letters, so many in a paragraph. Where it fails, say of which characters."""
    words = [f"x{escape(character)}x" for character in characters]
    return build([" ".join(words[at : at + size]) for at in range(0, len(words), size)], around=lang)


def _missing(built: Built, characters: Iterable[str]) -> dict[str, list[str]]:
    found = {format_.value: frozenset(built.text(format_)) for format_ in _TEXTS}
    wanted = frozenset("".join(map(lettered, characters)))
    return {name: sorted(wanted - said) for name, said in found.items() if wanted - said}


@pytest.mark.long
def test_every_character_but_han_builds_and_is_in_every_output(build: Build) -> None:
    characters = [one for one in _passed() if east_asian_width(one) not in _WIDE]
    assert len(characters) > 4900
    built = _built(build, characters, 64)
    assert _missing(built, characters) == {}
    seen = frozenset(normalize("NFKC", built.seen()))
    letters = {normalize("NFKC", one)[0] for one in characters if category(one) in ("Lu", "Ll", "Nd")}
    assert letters <= seen


@pytest.mark.long
@pytest.mark.parametrize("wide", [True, False])
def test_pages_of_all_characters_conform(build: Build, tmp_path: Path, *, wide: bool) -> None:
    characters = [one for one in _passed() if (east_asian_width(one) in _WIDE) is wide]
    built = _built(build, characters, 256, lang="zh" if wide else "")
    path = tmp_path / "all.pdf"
    path.write_bytes(built.outputs[Format.PDF])
    for flavour in ("3a", "ua1"):
        report = validate(path, flavour)
        assert report.passed, str(report)


@pytest.mark.long
def test_every_han_and_korean_character_builds_and_is_in_every_output(build: Build) -> None:
    characters = [one for one in _passed() if east_asian_width(one) in _WIDE]
    assert len(characters) > 40000
    built = _built(build, characters, 1024, lang="zh")
    assert _missing(built, characters) == {}


@pytest.mark.long
def test_letters_with_accents_apart_build(build: Build) -> None:
    """Each as its parts, and each base with every accent, composed or not."""
    passed = [*_passed()]
    apart = [normalize("NFD", one) for one in passed if not 0xAC00 <= ord(one) <= 0xD7AF and lettered(one) == one]
    accents = [one for one in passed if category(one) in ("Mn", "Me") and 0x300 <= ord(one) < 0x48A]
    words = [*(one for one in apart if len(one) > 1), *(base + accent for base in "aeiotxЖщё1" for accent in accents)]
    built = _built(build, words, 64)
    said = built.text(Format.TXT)
    assert [word for word in words if f"x{word}x" not in said] == []


@pytest.mark.long
def test_arabic_letters_with_marks_build(build: Build) -> None:
    marks = [one for one in _passed() if category(one) == "Mn" and 0x600 <= ord(one) < 0x900]
    _built(build, [f"ب{letter}{mark}ب" for letter in "بدلي" for mark in marks], 64, lang="ar")


def test_what_a_page_never_shows_is_in_no_line_of_it(build: Build) -> None:
    """Direction marks and soft hyphens are kept where they are text, and divide no word of the PDF."""
    built = build(["co\u00adoperation \u200emark\u200f \u2066isolate\u2069", "co\u00adoperation " * 60])
    assert built.seen().replace("\u2010 ", "").count("cooperation") == 61
    assert built.text(Format.TXT).count("co\u00adoperation") == 61
