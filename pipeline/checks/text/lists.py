"""MH435: lists nest to four levels; an inline list stays within its paragraph; those of a cell hold words and lists."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.errors import Fault
from pipeline.source.model.blocks import Figure, Paragraph, PointList, Quotation, Row, RowKind, Table
from pipeline.source.model.document import Source
from pipeline.source.model.walk import every

DEEPEST = 4  # the house has forms for so many: (a), (i), a., i. (Editorial Manual, "Paragraphs and subparagraphs")


def check(source: Source) -> Iterator[Fault]:
    """Lists below the fourth level; inline lists without a line to stand in, or whose points hold more than words."""
    inside_points: set[int] = set()
    inside_paragraphs: set[int] = set()
    after_blocks: set[int] = set()
    lists = tuple(every(source, PointList))
    for paragraph in every(source, Paragraph):
        inside_paragraphs.update(id(part) for part in paragraph.parts)
        after_blocks.update(_after_blocks(paragraph))
    for found in lists:
        inside_points.update(id(part) for item in found.items for part in item.parts)
    for found in lists:
        if id(found) not in inside_points:
            yield from _deep(found, 1)
        if found.inline and (wrong := _wrong_in_line(found, inside_paragraphs, after_blocks)):
            yield Fault("MH435", found.place, *wrong)
    for row in every(source, Row):
        yield from _in_cells(row)


def _in_cells(row: Row) -> Iterator[Fault]:
    """Lists in the head of a table, and what else than words and lists stands in those of other rows."""
    expected = "words and lists only"
    for part in (part for cell in row.cells for part in cell.parts):
        if row.kind is RowKind.HEAD:
            held = "list" if isinstance(part, PointList) else "second paragraph"
            wrong = f"a cell in the head of a table holds a {held}"
            yield Fault("MH435", part.place, wrong, "words only", "move it into a row under the head")
        for found in every(part, Quotation):
            yield Fault("MH435", found.place, "a list in a cell holds a quotation", expected, "write it as words")
        for table in every(part, Table):
            yield Fault("MH435", table.place, "a list in a cell holds a table", expected, "move it out of the cell")
        for figure in every(part, Figure):
            yield Fault("MH435", figure.place, "a list in a cell holds a figure", expected, "move it out of the cell")


def _wrong_in_line(
    found: PointList, inside_paragraphs: set[int], after_blocks: set[int]
) -> tuple[str, str, str] | None:
    """What is wrong with an inline list, what was expected and how to mend it; nothing if it is right."""
    if id(found) not in inside_paragraphs:
        return (
            "an inline list stands outside a paragraph",
            "the list inside the paragraph whose words lead to it",
            "move it there, or delete inline",
        )
    if id(found) in after_blocks:
        return (
            "an inline list comes right after a list, quotation, table or figure",
            "words before it, in whose line it stands",
            "put the words that lead to it before it, or delete inline",
        )
    if any(item.run_in for item in found.items):
        return (
            "a point of an inline list has a heading",
            "words only",
            "delete inline, or write the heading as words",
        )
    if any(item.parts for item in found.items):
        return (
            "a point of an inline list holds a list, quotation, table or figure",
            "words only",
            "delete inline, or take the inner part out",
        )
    return None


def _after_blocks(paragraph: Paragraph) -> Iterator[int]:
    """The identities of its inline lists for which what comes before leaves no line."""
    line = True
    for part in paragraph.parts:
        inline = isinstance(part, PointList) and part.inline
        if inline and not line:
            yield id(part)
        line = isinstance(part, Paragraph) or (inline and line)


def _deep(found: PointList, level: int) -> Iterator[Fault]:
    if level > DEEPEST:
        yield Fault(
            "MH435",
            found.place,
            f"a list stands at level {level}",
            f"at most {DEEPEST} levels of lists",
            "merge levels",
        )
        return
    for item in found.items:
        for part in item.parts:
            if isinstance(part, PointList):
                yield from _deep(part, level + 1)
