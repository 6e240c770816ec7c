"""Rows of a table that are taller than a page: they are broken over pages, and the head stays where it belongs.

All rows are kept whole (``break-inside: avoid``). Where one does not fit on any page, WeasyPrint leaves the head out to
make room, and shows it for the first time after that row. Here such a row may be broken, and its cells stand at the
top; all others stay whole. It begins where it comes, so that no heading and no caption waits for it alone on a page,
and no page stays half empty before it.

Rows that are kept together may be too tall together. In a table without a head (``break-*: avoid-page``) the page is
then broken beside the taller of the first and the last one of them, and all stay whole. Whatever is kept together is
broken if a caption would be left alone on a page otherwise.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from math import inf
from typing import Any

import weasyprint.layout.block
from weasyprint.formatting_structure import boxes

_block: Any = weasyprint.layout.block
_in_flow_layout = _block._in_flow_layout  # noqa: SLF001 - what is mended here
_TALL = 2 / 3  # of the page: with heading and caption so much may find room on none
_EMPTY = 1 / 4  # of the page: so much must not stay empty before it


def in_flow_layout(context: Any, box: Any, index: int, child: Any, *args: Any) -> Any:
    """In place of WeasyPrint's: one child of ``box`` is laid out. Of the results, the seventh are the boxes so far."""
    if not isinstance(child, boxes.TableBox):
        return _in_flow_layout(context, box, index, child, *args)
    placed, page_is_empty, absolute, fixed, margins, *others = args
    place, widths = (child.position_x, child.position_y), tuple(child.column_widths)

    def lay_out() -> tuple[Any, Any, bool]:
        """The result, the table if there was room for some of it, and whether there was none for its first rows."""
        child.position_x, child.position_y = place
        child.column_widths = list(widths)
        own = [*placed], page_is_empty, absolute, fixed, [*margins]
        result = _in_flow_layout(context, box, index, child, *own, *others)
        table = next((one for one in result[6] if isinstance(one, boxes.TableBox)), None)
        return result, table, table is None or (child.children[0].is_header and not table.children[0].is_header)

    result, table, none_fit = lay_out()
    if none_fit:
        rows, alone = _rows(context, child, others[2]), page_is_empty
    else:
        rows, alone = _rows_left(context, child, table, (result[2] or {}).get(index)), False
    for mend in _ways(context, box, child, rows, none_fit, alone) if rows else ():
        if table is not None:
            _block.remove_placeholders(context, [table], absolute, fixed)
        mend()
        result, table, none_fit = lay_out()
        if not none_fit:
            break
    return result


def _rows(context: Any, table: Any, resume: Any) -> list[Any]:
    """The rows that must come first from there on: one, or several that are kept together."""
    ((number, inside),) = resume.items() if resume else ((0, None),)
    group = next((one for one in table.children[number:] if not one.is_header), None)
    found: list[Any] = []
    for row in group.children[next(iter(inside)) if inside else 0 :] if group is not None else ():
        if found and not _block.avoid_page_break(_block.block_level_page_break(found[-1], row), context):
            break
        found.append(row)
    return found


def _rows_left(context: Any, table: Any, laid: Any, resume: Any) -> list[Any]:
    """The rows that come first on the next page, if much of this page stays empty before them."""
    if not resume or context.page_bottom - laid.position_y - laid.height < _EMPTY * context.page_bottom:
        return []
    ((_, inside),) = resume.items()
    return _rows(context, table, resume) if not inside or None in inside.values() else []


def _ways(context: Any, box: Any, table: Any, rows: list[Any], first: bool, alone: bool) -> Iterator[partial[None]]:
    """What makes room for these rows, one after the other, till there is some.

    ``first``: they are the first of the table on this page; ``alone``: nothing stands before them that could stay.
    """
    loosening = [partial(_loosen, rows)] if any(row.style["break_inside"] == "avoid" for row in rows) else []
    if not (loosening or alone):
        return
    tall, parting = True, list[partial[None]]()
    if not alone or len(rows) > 1:
        whole, tallest, heights = _heights(context, box, table, rows)
        limit = _TALL * context.page_bottom
        tall = tallest > limit
        if first and len(rows) > 1 and (alone or whole > limit):
            edges = [rows[:2], rows[-2:]] if heights[0] >= heights[-1] else [rows[-2:], rows[:2]]
            parting = [partial(_part, edge) for edge in edges]
    if alone:
        yield from (*loosening, *parting) if tall else (*parting, *loosening)
    else:
        yield from loosening if tall else parting[:1]


def _heights(context: Any, box: Any, table: Any, rows: list[Any]) -> tuple[float, float, list[float]]:
    """How tall these rows are, however tall the page is: all, the tallest (both with the head), and each alone.

    The first two include the rows into which their cells reach, the second those that follow a heading in the table.
    """
    *head, body = [group for group in table.children if group.is_header or rows[0] in group.children]
    ends: list[int] = []
    for place, row in reversed([*enumerate(rows)]):
        end = place + max((cell.rowspan for cell in row.children), default=1)
        ends.insert(0, max(end, ends[0]) if ends and row.style["break_after"] == "avoid" else end)
    first = body.children.index(rows[0])
    part = table.copy_with_children([*head, body.copy_with_children(_cut(body.children[first : first + max(ends)]))])
    part.column_widths = list(table.column_widths)
    laid = _block.table_layout(context, part, -inf, None, box, False, [], [])[0]
    _block.remove_placeholders(context, [laid], [], [])
    heights = [float(row.height) for row in laid.children[-1].children]
    tallest = max(sum(heights[place:end]) for place, end in enumerate(ends))
    return float(laid.height), float(laid.height) - sum(heights) + tallest, heights[: len(rows)]


def _cut(rows: Sequence[Any]) -> list[Any]:
    """The same rows as if no other followed: a cell that reaches further down ends with the last of them."""
    return [
        row.copy_with_children([_reaching(cell, len(rows) - place) for cell in row.children])
        for place, row in enumerate(rows)
    ]


def _reaching(cell: Any, most: int) -> Any:
    """The cell, or one that reaches over so many rows at most."""
    if cell.rowspan <= most:
        return cell
    shorter = cell.copy()
    shorter.rowspan = most
    return shorter


def _part(rows: list[Any]) -> None:
    """Let the page be broken between these two, if they are the first or the last ones of a table without a head."""
    for row, side in zip(rows, ("break_after", "break_before"), strict=True):
        if row.style[side] == "avoid-page":
            row.style = row.style.copy()
            row.style[side] = "auto"


def _loosen(rows: list[Any]) -> None:
    """Let these rows be broken; what stands beside the tall cell stands at its top."""
    for row in rows:
        row.style = row.style.copy()
        row.style["break_inside"] = "auto"
        for cell in row.children:
            cell.style = cell.style.copy()
            cell.style["vertical_align"] = "top"
