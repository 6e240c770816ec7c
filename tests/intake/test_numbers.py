"""Numbers that Word computes: the cases that trip readers, with what ECMA-376 (Part 1, 17.9) says of them."""

from __future__ import annotations

import pytest

from pipeline.intake.docx.read import read_docx
from pipeline.intake.package import Package
from pipeline.intake.stream import Line
from tests.intake.word_files import item, level, word_file

_DECIMAL = level(0, "decimal", "%1.") + level(1, "lowerLetter", "(%2)")


def labels(body: str, *levels: str, nums: str = "") -> list[str]:
    """The numbers of the paragraphs of a file with that list."""
    lists = "".join(f'<w:abstractNum w:abstractNumId="{n}">{each}</w:abstractNum>' for n, each in enumerate(levels))
    own = nums or '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    stream = read_docx(Package(word_file(body, lists + own), "file.docx"), "accept")
    return [line.label for line in stream.blocks if isinstance(line, Line)]


def num(number: int, more: str = "", abstract: int = 0) -> str:
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{abstract}"/>{more}</w:num>'


def restart(level_: int, value: int) -> str:
    return f'<w:lvlOverride w:ilvl="{level_}"><w:startOverride w:val="{value}"/></w:lvlOverride>'


def test_a_second_instance_runs_on() -> None:
    assert labels(item("a") + item("b") + item("c", 2), _DECIMAL, nums=num(1) + num(2)) == ["1.", "2.", "3."]


def test_an_override_begins_anew_and_the_first_instance_goes_on() -> None:
    body = item("a") + item("b") + item("c", 2) + item("d") + item("e")
    assert labels(body, _DECIMAL, nums=num(1) + num(2, restart(0, 1))) == ["1.", "2.", "1.", "2.", "3."]


def test_an_override_of_a_deeper_level() -> None:
    body = item("a") + item("b", level=1) + item("c", 2) + item("d", 2, level=1)
    assert labels(body, _DECIMAL, nums=num(1) + num(2, restart(1, 5))) == ["1.", "(a)", "2.", "(e)"]


def test_a_level_that_never_begins_anew() -> None:
    deep = level(0, "decimal", "%1.") + level(1, "lowerLetter", "(%2)", '<w:lvlRestart w:val="0"/>')
    body = item("a") + item("b", level=1) + item("c") + item("d", level=1)
    assert labels(body, deep) == ["1.", "(a)", "2.", "(b)"]


def test_a_level_that_begins_anew_only_after_the_first() -> None:
    deep = _DECIMAL + level(2, "lowerRoman", "(%3)", '<w:lvlRestart w:val="1"/>')
    body = item("a") + item("b", level=1) + item("c", level=2) + item("d", level=1) + item("e", level=2)
    assert labels(body, deep) == ["1.", "(a)", "(i)", "(b)", "(ii)"]


def test_legal_numbers_are_figures() -> None:
    deep = level(0, "upperRoman", "%1.") + level(1, "decimal", "%1.%2", "<w:isLgl/>")
    assert labels(item("a") + item("b", level=1) + item("c") + item("d", level=1), deep) == ["I.", "1.1", "II.", "2.1"]


def test_an_empty_paragraph_counts_and_list_0_is_none() -> None:
    assert labels(item("a") + item("") + item("b") + item("c", 0) + item("d"), _DECIMAL) == ["1.", "2.", "3.", "", "4."]


@pytest.mark.parametrize(
    ("format_", "count", "shown"),
    [
        ("lowerLetter", 28, "bb"), ("upperLetter", 27, "AA"), ("decimalZero", 1, "01"), ("ordinal", 22, "22nd"),
        ("ordinal", 12, "12th"), ("lowerRoman", 49, "xlix"), ("none", 2, ""), ("russianLower", 7, "ж"),
        ("arabicAbjad", 4, "د"), ("chineseCountingThousand", 21, "二十一"), ("chineseCounting", 105, "一百〇五"),
        ("decimalFullWidth", 12, "１２"),
    ],
)  # fmt: skip
def test_forms_of_numbers(format_: str, count: int, shown: str) -> None:
    assert labels(item("a") * count, level(0, format_, "%1"))[-1] == shown


def test_a_deleted_paragraph_does_not_count() -> None:
    gone = (
        '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:rPr><w:del w:author="A" w:id="1"/>'
        '</w:rPr></w:pPr><w:del w:author="A" w:id="2"><w:r><w:delText>b</w:delText></w:r></w:del></w:p>'
    )
    body = item("a") + gone + '<w:bookmarkEnd w:id="9"/>' + item("c")
    assert labels(body, _DECIMAL) == ["1.", "2."]


def test_a_strict_file_is_read() -> None:
    data = word_file(
        item("a") + item("b"), f'<w:abstractNum w:abstractNumId="0">{_DECIMAL}</w:abstractNum>{num(1)}', strict=True
    )
    stream = read_docx(Package(data, "file.docx"), "accept")
    assert [line.label for line in stream.blocks if isinstance(line, Line)] == ["1.", "2."]
