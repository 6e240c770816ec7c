"""Keys of the register that the source does not give are made from the words, and are keys by the schema."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.resolve.inline.register import Register


@pytest.mark.parametrize(
    ("label", "key"),
    [
        ("Lima", "lima"),
        ("President of the General Assembly", "president-of-the-general-assembly"),
        ("2005 World Summit", "n-2005-world-summit"),
        ("Côte d’Ivoire", "cote-divoire"),
        ("大会", "x5927-4f1a"),
    ],
)
def test_a_key_is_made_from_the_words(label: str, key: str) -> None:
    assert Register().name("event", "", label) == key


@given(st.text(min_size=1))
def test_every_key_begins_with_a_letter_and_is_short(label: str) -> None:
    key = Register().name("event", "", label)
    assert key[0].isascii()
    assert key[0].isalpha()
    assert len(key) <= 64
    assert all(character.isascii() and (character.isalnum() or character == "-") for character in key)
