"""Plain text as a stream: lines that were wrapped are joined, indents and form feeds are understood."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from pipeline.intake.kinds import decoded
from pipeline.intake.recognise.labels import typed
from pipeline.intake.report import Report
from pipeline.intake.stream import Line, Stream, Words

_WRAPPED = 100  # characters of a line: files whose lines are longer are not wrapped
_INDENT = 16  # blanks before a line that stands in the middle or at the right
_LABEL = re.compile(r"\(?(?:\d{1,3}|[a-z]|[ivx]{1,5})[.)]-?")
_HYPHEN = re.compile(r"[^\W\d_]-$")


class _Row(Struct):
    """A line of the file, with its number and whether a page begins with it."""

    number: int
    text: str
    page: bool = False

    @property
    def indent(self) -> int:
        return len(self.text) - len(self.text.lstrip(" \t"))


def read_text(data: bytes, report: Report) -> Stream:
    """The stream of a plain text; words that a line end divides after a hyphen are guesses."""
    rows = list(_rows(decoded(data)))
    long = sum(len(row.text) > _WRAPPED for row in rows)
    worded = [row for row in rows if row.text.strip()]
    wrapped = long * 20 < len(worded)
    width = _width(worded) if wrapped else 0
    return Stream(tuple(_lines(rows, width, report)))


def _rows(text: str) -> Iterator[_Row]:
    number = 0
    for count, page in enumerate(text.replace("\r\n", "\n").replace("\r", "\n").split("\f")):
        begins = count > 0
        for line in page.expandtabs(8).split("\n") if "\t" not in page else page.split("\n"):
            number += 1
            yield _Row(number, line.rstrip(), begins)
            begins = begins and not line.strip()


def _width(rows: list[_Row]) -> int:
    """The width to which lines were wrapped: the longest that is not set in the middle or at the right."""
    return max((len(row.text) for row in rows if row.indent < _INDENT), default=0)


def _lines(rows: list[_Row], width: int, report: Report) -> Iterator[Line]:
    held: _Row | None = None
    for row in rows:
        if not row.text.strip():
            if held is not None and _LABEL.fullmatch(held.text.strip()):
                continue  # a number that stands alone goes with the words after it
            if held is not None:
                yield _line(held, width)
                held = None
            yield Line(place=row.number, page=row.page)
            continue
        if held is not None and _LABEL.fullmatch(held.text.strip()):
            held = _Row(held.number, f"{held.text.strip()}\t{row.text.strip()}", held.page)
        elif held is not None and _continues(held, row, width):
            held = _joined(held, row, report)
        else:
            if held is not None:
                yield _line(held, width)
            held = row
    if held is not None:
        yield _line(held, width)


def _continues(held: _Row, row: _Row, width: int) -> bool:
    """Whether a line goes on with the one before it, which was too full for its first word."""
    if not width or row.page or typed(row.text) or held.indent >= _INDENT:
        return False
    last = held.text.rsplit("\n", 1)[-1]
    first = row.text.split(maxsplit=1)[0]
    if row.indent >= _INDENT or re.fullmatch(r"[\W_]+", row.text.strip()) or row.text.lstrip().startswith("*"):
        return False
    full = len(last) + 1 + len(first) > width
    flowing = first[:1].islower() and last.rstrip()[-1:] not in ".:;" and len(last) * 3 > width * 2
    return full or flowing


def _joined(held: _Row, row: _Row, report: Report) -> _Row:
    """Two lines as one; the length of the last one decides whether a third goes on."""
    words = row.text.strip()
    if _HYPHEN.search(held.text) and words[:1].islower():
        ends = f"{held.text.split()[-1]}{words.split()[0]}"
        report.guess(
            row.number, f"“{ends}” is taken for one word with its hyphen", "write it without hyphen if it was divided"
        )
        joined = f"{held.text}\n\x00{row.text}"
    else:
        joined = f"{held.text}\n{row.text}"
    return _Row(held.number, joined, held.page)


def _line(row: _Row, width: int) -> Line:
    parts = row.text.split("\n")
    text = parts[0].strip()
    for part in parts[1:]:
        text += part[1:].strip() if part.startswith("\x00") else f" {part.strip()}"
    align = ""
    if row.indent >= _INDENT and len(parts) == 1 and not typed(row.text):
        right = (width or 78) - len(row.text)
        align = "center" if abs(right - row.indent) <= 12 else "right"
    return Line((Words(text),), place=row.number, indent=row.indent, align=align, page=row.page)
