"""Reads lines, rules and boxes off the pages of a PDF. All lengths are points from the top left corner of the page."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import groupby

from look.page_signs import PageSign, PageSigns, read_pages

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
    for number, page in enumerate(read_pages(path), 1):
        lines.extend(_lines(number, page))
        marks.extend(_marks(number, page))
        shapes.extend((number, one.x0, one.top, one.x1, one.bottom) for one in page.shapes)
        rules.extend(_rules(number, page))
        sizes.append((page.width, page.height))
    return Pages(tuple(lines), tuple(rules), tuple(shapes), tuple(sizes), tuple(marks))


def _rules(number: int, page: PageSigns) -> list[Rule]:
    """A rule is a thin rectangle."""
    return [
        Rule(number, one.top, one.x0, one.x1, one.bottom - one.top)
        for one in page.shapes
        if one.rectangle and one.bottom - one.top < 2 and one.x1 - one.x0 > 20
    ]


def _marks(number: int, page: PageSigns) -> list[Mark]:
    return [
        Mark(number, sign.base, sign.x0, sign.x1, sign.size, _italic(sign), sign.text)
        for sign in page.signs
        if sign.size <= _SMALL and not sign.text.isspace()
    ]


def _lines(number: int, page: PageSigns) -> list[Line]:
    # Blanks are left out, and raised marks, which are no lines of their own.
    signs = [sign for sign in page.signs if sign.size > _SMALL and not sign.text.isspace()]
    signs.sort(key=lambda one: (round(one.base / _SAME_BASE), one.x0))
    found: list[Line] = []
    for _, group in groupby(signs, key=lambda one: round(one.base / _SAME_BASE)):
        run: list[PageSign] = []
        for one in group:
            if run and one.x0 - run[-1].x1 > _APART:
                found.append(_line(number, run))
                run = []
            run.append(one)
        found.append(_line(number, run))
    return [line for line in found if line.text]


def _line(number: int, run: list[PageSign]) -> Line:
    text = "".join(
        f"{' ' if place and sign.x0 - run[place - 1].x1 > _BETWEEN else ''}{sign.text}"
        for place, sign in enumerate(run)
    )
    gaps = [place for place in range(1, len(run)) if run[place].x0 - run[place - 1].x1 > _BETWEEN]
    end = gaps[0] if gaps else len(run)
    return Line(
        number,
        run[0].base,
        run[0].x0,
        run[-1].x1,
        run[0].size,
        all(_bold(sign) for sign in run),
        all(_italic(sign) for sign in run),
        re.sub(r"\s+", " ", text).strip(),
        run[end - 1].x1,
        run[end].x0 if gaps else run[0].x0,
        run[end - 1].x1 - run[0].x0,
        tuple(Sign(sign.text, sign.x0, sign.x1, sign.size, _bold(sign), _italic(sign)) for sign in run),
    )


def _bold(sign: PageSign) -> bool:
    return "Bold" in sign.face


def _italic(sign: PageSign) -> bool:
    return "Italic" in sign.face or "Oblique" in sign.face
