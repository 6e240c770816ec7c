"""What a drafter is told where two readings part."""

from __future__ import annotations

from pipeline.document.inline import words
from pipeline.stages import Work, document_of
from pipeline.verify.compare import differences
from pipeline.verify.expected import reading
from pipeline.verify.pieces import PieceKind
from pipeline.verify.printed import parts


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


def test_pieces_and_lines_are_the_same_reading(work: Work) -> None:
    """The two readings of the document that the verifiers use agree with each other."""
    document = document_of(work)
    _, *others = parts(document)
    unread = (PieceKind.FIGURE, PieceKind.ENTRY)
    pieces = [p for part in others for p in part.pieces if p.kind not in unread and (p.number or words(p.content))]
    contents = [piece for piece in pieces if piece.text == "Contents"]
    lines = reading(document)
    assert len(lines) == len(pieces) - len(contents)
    for line, piece in zip(lines, (piece for piece in pieces if piece not in contents), strict=True):
        assert (line.number, line.text) == (piece.number, " ".join(words(piece.content).split()))
