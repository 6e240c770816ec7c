"""What a drafter is told where two readings part."""

from __future__ import annotations

from pipeline.verify.lines import differences


def _said(expected: list[str], found: list[str]) -> list[tuple[str, str]]:
    return [(fault.wrong, fault.expected) for fault in differences("MH672", "x", expected, found)]


def test_equal_readings_have_no_differences() -> None:
    assert _said(["a", "b"], ["a", "b"]) == []


def test_every_difference_is_told() -> None:
    said = _said(["one", "two", "three", "four"], ["one", "2", "three", "four", "five"])
    assert said == [
        ("the output reads “2”", "“two”"),
        ("the output has a line too many, “five”", "nothing after “four”"),
    ]


def test_a_lost_line_is_told_with_the_one_before() -> None:
    assert _said(["one", "two", "three"], ["one", "three"]) == [("the output lacks a line after “one”", "“two”")]


def test_a_long_line_is_shown_where_it_differs() -> None:
    line = " ".join(f"word{number}" for number in range(200))
    ((wrong, expected),) = _said([line], [line.replace("word150", "other")])
    assert "word149 other word151" in wrong
    assert "word149 word150 word151" in expected


def test_a_word_more_at_the_end_is_shown() -> None:
    ((wrong, expected),) = _said(["a b"], ["a b c"])
    assert (wrong, expected) == ("the output reads “a b c”", "“a b”")
