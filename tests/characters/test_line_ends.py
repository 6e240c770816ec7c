"""Lines that end in a hyphen, a dash or a slash: the PDF says what the source says, wherever the lines end."""

from __future__ import annotations

import pytest
from characters.conftest import Build

from pipeline.outputs import Format

_PHRASES = (
    "troop- and police-contributing",
    "two- or three-day",
    "pre-/post-conflict",
    "and/or",
    "2030–2035",
    "peace—and security",
    "non\u2011binding",
    "mid\u2010term",
    "sub-, inter- and transregional",
    "20-year",
    "word -word",
    "e\u0301-mail",
    "ﬁ- and ﬂ-like",
)


@pytest.mark.long
def test_a_line_may_end_at_every_sign_of_a_phrase(build: Build) -> None:
    """Words of growing length before each phrase move it over the end of the line; verify reads every line back."""
    fill = "many words " * 4
    built = build([f"{fill}{'i' * at} {phrase} after." for phrase in _PHRASES for at in range(0, 64, 2)])
    for phrase in _PHRASES:
        assert built.text(Format.TXT).count(f" {phrase} after.") == 32


def test_glyphs_that_serve_two_characters_say_the_one_that_is_written(build: Build) -> None:
    """Spaces that do not break come first: the space of their glyph is still a space for whoever searches the file."""
    built = build(["a\u00a0b financial ﬁnancial t\u0301 then t, µ and μ, K and K, mid\u2010term."] * 3)
    seen = built.seen()
    assert "financial" in seen
    assert "\u00a0" not in seen
    assert "then t," in seen
