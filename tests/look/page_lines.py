"""Reads lines, rules and boxes off the pages of a PDF. All lengths are points from the top left corner of the page."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

import pdfplumber

_APART = 9.0  # points of white that make two lines of what stands on one base
_SAME_BASE = 0.3
_BETWEEN = 1.2  # points between words
_SMALL = 6.6  # points: raised marks are smaller
_RAISED = 3.0


@dataclass(frozen=True, slots=True)
class Sign:
    """A character of a line: its edges and its type."""

    text: str
    x0: float
    x1: float
    size: float
    bold: bool
    italic: bool


@dataclass(frozen=True, slots=True)
class Line:
    """A run of type on one base. ``x0`` and ``x1`` are the edges of its characters, blanks at the ends left out.

    ``mark`` is the right edge of its first word, ``first`` the width of that, ``word`` the left edge of the second
    (that of the first if it is alone).
    """

    page: int
    base: float
    x0: float
    x1: float
    size: float
    bold: bool
    italic: bool
    text: str
    mark: float
    word: float
    first: float
    signs: tuple[Sign, ...] = field(default=(), compare=False, repr=False)

    def part(self, words: str) -> tuple[Sign, ...]:
        """The characters of the first ``words`` in the line, blanks left out."""
        letters = "".join(sign.text for sign in self.signs)
        place = letters.index("".join(words.split()))
        return self.signs[place : place + len("".join(words.split()))]


@dataclass(frozen=True, slots=True)
class Mark:
    """A raised mark: its base, edges and size."""

    page: int
    base: float
    x0: float
    x1: float
    size: float
    italic: bool
    text: str


@dataclass(frozen=True, slots=True)
class Rule:
    """A horizontal rule; ``y`` is its upper edge."""

    page: int
    y: float
    x0: float
    x1: float
    thickness: float


@dataclass(frozen=True, slots=True)
class Pages:
    """What stands on the pages of one PDF."""

    lines: tuple[Line, ...]
    rules: tuple[Rule, ...]
    shapes: tuple[tuple[int, float, float, float, float], ...]
    sizes: tuple[tuple[float, float], ...]
    marks: tuple[Mark, ...] = ()

    def mark(self, line: Line, text: str) -> Mark:
        """The mark that is raised in a line, or stands before it."""
        near = (one for one in self.marks if one.page == line.page and one.text == text)
        return min(near, key=lambda one: (abs(line.base - one.base - _RAISED) > _RAISED, abs(line.x0 - one.x1)))

    def line(self, page: int, starts: str) -> Line:
        """The first line of a page that begins with these words."""
        for line in self.lines:
            if line.page == page and line.text.startswith(starts):
                return line
        found = "\n".join(line.text for line in self.lines if line.page == page)
        raise AssertionError(f"no line begins with {starts!r} on page {page}:\n{found}")

    def exactly(self, page: int, text: str) -> Line:
        """The line of a page that reads so and no more."""
        return next(line for line in self.lines if line.page == page and line.text == text)

    def after(self, line: Line) -> Line:
        """The next line below, in the same column or with a turnover."""
        below = [other for other in self.lines if other.page == line.page and other.base > line.base + 1]
        return min(below, key=lambda other: (other.base, other.x0))

    def rule(self, page: int, y: float) -> Rule:
        """The rule of a page that is nearest to ``y``."""
        return min((rule for rule in self.rules if rule.page == page), key=lambda rule: abs(rule.y - y))


def read(path: str) -> Pages:
    """The pages of the PDF at ``path``."""
    lines: list[Line] = []
    rules: list[Rule] = []
    shapes: list[tuple[int, float, float, float, float]] = []
    sizes: list[tuple[float, float]] = []
    marks: list[Mark] = []
    with pdfplumber.open(path) as pdf:
        for number, page in enumerate(pdf.pages, 1):
            lines.extend(_lines(number, page))
            marks.extend(_marks(number, page))
            drawn = [*page.rects, *page.lines, *page.curves, *page.images]
            shapes.extend((number, one["x0"], one["top"], one["x1"], one["bottom"]) for one in drawn)
            rules.extend(_rules(number, page.rects))
            sizes.append((float(page.width), float(page.height)))
    return Pages(tuple(lines), tuple(rules), tuple(shapes), tuple(sizes), tuple(marks))


def _rules(number: int, rects: list[Any]) -> list[Rule]:
    """A rule is a thin rectangle."""
    return [
        Rule(number, one["top"], one["x0"], one["x1"], one["bottom"] - one["top"])
        for one in rects
        if one["bottom"] - one["top"] < 2 and one["x1"] - one["x0"] > 20
    ]


def _marks(number: int, page: Any) -> list[Mark]:
    return [
        Mark(
            number,
            float(page.height) - char["matrix"][5],
            char["x0"],
            char["x1"],
            char["size"],
            "Italic" in char["fontname"] or "Oblique" in char["fontname"],
            char["text"],
        )
        for char in page.chars
        if char["upright"] and char["size"] <= _SMALL and not char["text"].isspace()
    ]


def _lines(number: int, page: Any) -> list[Line]:
    chars = [
        (float(page.height) - char["matrix"][5], char)
        for char in page.chars
        # Blanks are left out, and raised marks, which are no lines of their own.
        if char["upright"] and char["size"] > _SMALL and not char["text"].isspace()
    ]
    chars.sort(key=lambda one: (round(one[0] / _SAME_BASE), one[1]["x0"]))
    found: list[Line] = []
    for _, group in groupby(chars, key=lambda one: round(one[0] / _SAME_BASE)):
        run: list[tuple[float, Any]] = []
        for one in group:
            if run and one[1]["x0"] - run[-1][1]["x1"] > _APART:
                found.append(_line(number, run))
                run = []
            run.append(one)
        found.append(_line(number, run))
    return [line for line in found if line.text]


def _line(number: int, run: list[tuple[float, Any]]) -> Line:
    inked = [char for _, char in run]
    text = "".join(
        f"{' ' if place and char['x0'] - run[place - 1][1]['x1'] > _BETWEEN else ''}{char['text']}"
        for place, (_, char) in enumerate(run)
    )
    fonts = {char["fontname"] for char in inked}
    gaps = [place for place in range(1, len(inked)) if inked[place]["x0"] - inked[place - 1]["x1"] > _BETWEEN]
    end = gaps[0] if gaps else len(inked)
    return Line(
        number,
        run[0][0],
        inked[0]["x0"],
        inked[-1]["x1"],
        inked[0]["size"],
        all("Bold" in font for font in fonts),
        all("Italic" in font or "Oblique" in font for font in fonts),
        re.sub(r"\s+", " ", text).strip(),
        inked[end - 1]["x1"],
        inked[end]["x0"] if gaps else inked[0]["x0"],
        inked[end - 1]["x1"] - inked[0]["x0"],
        tuple(_sign(char) for char in inked),
    )


def _sign(char: Any) -> Sign:
    font = char["fontname"]
    italic = "Italic" in font or "Oblique" in font
    return Sign(char["text"], char["x0"], char["x1"], char["size"], "Bold" in font, italic)
