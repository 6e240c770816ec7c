"""Values are equal where all that counts is; what is told and not compared is left out."""

from __future__ import annotations

import pickle

import pytest
from msgspec.structs import replace

from pipeline.comparison.blocks import Block
from pipeline.document.inline import Text
from pipeline.errors import Place
from pipeline.source.model.document import Name


def test_the_place_of_words_is_not_compared() -> None:
    one, other = Text("Peru", Place(1, 2)), Text("Peru", Place(3, 4))
    assert one == other
    assert hash(one) == hash(other)
    assert one != Text("Chile", Place(1, 2))
    assert one != Name("", "Peru")
    assert pickle.loads(pickle.dumps(one)).place == one.place  # noqa: S301 - our own bytes


def test_a_class_says_what_is_left_out() -> None:
    block = Block("Words", "para_1")
    assert block == replace(block, number="1.", cell=(1, 0), place=Place(1, 2))
    assert block != replace(block, id="para_2")
    assert Name("", "Peru", marked=False) == Name("", "Peru")
    assert Name("", "Peru", place=Place(1, 2)) != Name("", "Peru")


def test_nothing_of_a_value_changes() -> None:
    with pytest.raises(AttributeError):
        Text("Peru").text = "Chile"  # type: ignore[misc]
