"""Reads tables of contents, whose field goes on over many paragraphs, and the TC fields that mark their entries."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct, field

from pipeline.verify.docx.fields.instruction import parsed, switched
from pipeline.verify.docx.package.styles import Styles
from pipeline.verify.docx.text.paragraph import ReadField, ReadParagraph
from pipeline.verify.piece import collapse, seen

_TC, _PAGE = "TC", "PAGEREF"


class Mark(Struct, frozen=True):
    """A TC field: the paragraph in which it stands (from 0), its words, kind and level, the bookmarks around it."""

    paragraph: int
    text: str
    kind: str
    level: int
    within: tuple[str, ...]


class ReadLine(Struct, frozen=True):
    """A line as it is shown: its level by its style, its words without the page, the bookmarks of link and page."""

    level: int
    text: str
    to: str
    page: str


class ReadContents(Struct):
    """A table of contents: its instruction and its lines."""

    code: str
    lines: list[ReadLine] = field(default_factory=list)


def read_contents(found: Sequence[ReadParagraph], styles: Styles) -> tuple[list[Mark], list[ReadContents]]:
    """All marks and all tables of the text; a line has the style of its level (``toc 2``)."""
    marks: list[Mark] = []
    tables: list[ReadContents] = []
    for place, each in enumerate(found):
        marks.extend(_mark(one, place) for one in each.fields if _arguments(one, _TC))
        tables.extend([ReadContents(each.table)] if each.table else [])
        level = styles.name(each.style).rpartition(" ")[2]
        if each.contents and level.isdigit() and tables:
            tables[-1].lines.append(_line(each, int(level)))
    return marks, tables


def _line(each: ReadParagraph, level: int) -> ReadLine:
    page = next((one for one in each.fields if _arguments(one, _PAGE)), ReadField((), ""))
    to, named = next(iter(each.anchors), ""), next(iter(_arguments(page, _PAGE)), "")
    return ReadLine(level, collapse(each.text.removesuffix(collapse(page.result))), to, named)


def _arguments(one: ReadField, name: str) -> tuple[str, ...]:
    arguments = parsed(one.code)
    return arguments.arguments if arguments.name == name else ()


def _mark(one: ReadField, place: int) -> Mark:
    given = dict(switched(one.code))
    level = given.get("\\l", "1")
    text = collapse(seen(_arguments(one, _TC)[0]))
    return Mark(place, text, given.get("\\f", ""), int(level) if level.isdigit() else 1, one.within)
