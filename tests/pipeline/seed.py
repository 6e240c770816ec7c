"""The text of the Lima letter as it was issued, word by word, and the lists that it numbers."""

from __future__ import annotations

from pathlib import Path

SEED = Path(__file__).parent / "lima-letter.txt"
NUMBERS = {"DECLARE": 12, "AGREE": 11, "States": 24, "International": 8}


def words(text: str) -> list[str]:
    """The words of a text; a word that a line breaks at its own hyphen is one word all the same."""
    joined = " ".join(text.split())
    return joined.replace("- ", "-").split()


def seed_words() -> list[str]:
    """Every word of the issued text, numbers included, in order."""
    return words(SEED.read_text(encoding="utf-8"))


def extras(found: list[str], wanted: list[str]) -> list[str]:
    """The words of ``found`` that are not those of ``wanted`` in order; fails where one of ``wanted`` is missing."""
    added: list[str] = []
    position = 0
    for word in found:
        if position < len(wanted) and word == wanted[position]:
            position += 1
        else:
            added.append(word)
    before = " ".join(wanted[position - 8 : position])
    assert position == len(wanted), f"“{wanted[position]}” is not there, after “{before}”"
    return added
