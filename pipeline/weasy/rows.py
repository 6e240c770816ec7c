"""Rows of a table that are taller than a page: they are broken over pages, and the head stays where it belongs.

All rows are kept whole (``break-inside: avoid``). Where one does not fit on any page, WeasyPrint leaves the head out to
make room, and shows it for the first time after that row. Here such a row may be broken, and its cells stand at the
top; all others stay whole. It begins where it comes, so that no heading and no caption waits for it alone on a page,
and no page stays half empty before it.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from math import inf
from typing import Any

import weasyprint.layout.block
from weasyprint.formatting_structure import boxes

_block: Any = weasyprint.layout.block
_in_flow_layout = _block._in_flow_layout  # noqa: SLF001 - what is mended here
_TALL = 2 / 3  # of the page: with its heading and caption such a row may find room on none
_EMPTY = 1 / 4  # of the page: so much must not stay empty before it


@contextmanager
def broken_where_too_tall() -> Iterator[None]:
    """Lay out inside this."""
    _block._in_flow_layout = _child  # noqa: SLF001
    try:
        yield
    finally:
        _block._in_flow_layout = _in_flow_layout  # noqa: SLF001


def _child(context: Any, box: Any, index: int, child: Any, *args: Any) -> Any:
    """In place of WeasyPrint's: one child of ``box`` is laid out. Of the results, the seventh are the boxes so far."""
    if not isinstance(child, boxes.TableBox):
        return _in_flow_layout(context, box, index, child, *args)
    placed, page_is_empty, absolute, fixed, margins, *others = args
    place, widths = (child.position_x, child.position_y), tuple(child.column_widths)

    def lay_out() -> Any:
        child.position_x, child.position_y = place
        child.column_widths = list(widths)
        own = [*placed], page_is_empty, absolute, fixed, [*margins]
        return _in_flow_layout(context, box, index, child, *own, *others)

    result = lay_out()
    table = next((one for one in result[6] if isinstance(one, boxes.TableBox)), None)
    if table is None or (child.children[0].is_header and not table.children[0].is_header):
        rows = _rows(child, others[2])
        fits_nowhere = page_is_empty
    else:
        rows = _rows_left(context, child, table, (result[2] or {}).get(index))
        fits_nowhere = False
    if not rows or not (fits_nowhere or _height(context, box, child, rows) > _TALL * context.page_bottom):
        return result
    if table is not None:
        _block.remove_placeholders(context, [table], absolute, fixed)
    _loosen(rows)
    return lay_out()


def _rows(table: Any, resume: Any) -> list[Any]:
    """The rows that must come first from there on: one, or several that are kept together; none where it may break."""
    ((number, inside),) = resume.items() if resume else ((0, None),)
    group = next((one for one in table.children[number:] if not one.is_header), None)
    found: list[Any] = []
    for row in group.children[next(iter(inside)) if inside else 0 :] if group is not None else ():
        found.append(row)
        if row.style["break_after"] != "avoid":
            break
    return found if any(row.style["break_inside"] == "avoid" for row in found) else []


def _rows_left(context: Any, table: Any, laid: Any, resume: Any) -> list[Any]:
    """The rows that come first on the next page, if much of this page stays empty before them."""
    if not resume or context.page_bottom - laid.position_y - laid.height < _EMPTY * context.page_bottom:
        return []
    ((_, inside),) = resume.items()
    return _rows(table, resume) if not inside or None in inside.values() else []


def _height(context: Any, box: Any, table: Any, rows: list[Any]) -> float:
    """How tall the head and these rows are, with those into which their cells reach, however tall the page is."""
    *head, body = [group for group in table.children if group.is_header or rows[0] in group.children]
    first = body.children.index(rows[0])
    reach = max(place + cell.rowspan for place, row in enumerate(rows, first) for cell in row.children)
    part = table.copy_with_children([*head, body.copy_with_children(body.children[first:reach])])
    part.column_widths = list(table.column_widths)
    laid = _block.table_layout(context, part, -inf, None, box, False, [], [])[0]
    _block.remove_placeholders(context, [laid], [], [])
    return float(laid.height)


def _loosen(rows: list[Any]) -> None:
    """Let these rows be broken; what stands beside the tall cell stands at its top."""
    for row in rows:
        row.style = row.style.copy()
        row.style["break_inside"] = "auto"
        for cell in row.children:
            cell.style = cell.style.copy()
            cell.style["vertical_align"] = "top"
