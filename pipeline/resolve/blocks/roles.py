"""What a paragraph is to the layout, by its role in the source and by where it stands."""

from __future__ import annotations

from pipeline.document.functions import Function
from pipeline.document.numbers import Style
from pipeline.resolve.numbers.slots import Slot
from pipeline.source.model import blocks as b

_POINTS = (Function.POINT_1, Function.POINT_2, Function.POINT_3)
_BULLETS = (Function.BULLET_1, Function.BULLET_2, Function.BULLET_3)
_CELL_POINTS = (Function("cell-point-1"), Function("cell-point-2"))
_CELL_BULLETS = (Function("cell-bullet-1"), Function("cell-bullet-2"))
_MARKED = frozenset((Style.BULLET, Style.DASH))


def function_of(block: b.Paragraph, slot: Slot, *, indented: bool, in_cell: Function | None) -> Function:
    """What a paragraph is; a point deeper than the last level is set as one of that.

    ``indented``: the numbers of numbered paragraphs do not stand at the margin. ``in_cell``: what words are in the cell
    of a table that is open.
    """
    match block.role:
        case b.Role.PARAGRAPH:
            return Function.FLUSH if block.flush else Function.BODY
        case b.Role.NUMBERED if indented:
            return Function("numbered-indented")
        case b.Role.CONTINUATION if in_cell:
            return in_cell
        case b.Role.CONTINUATION if block.set_off:
            return Function.SET_OFF
        case b.Role.POINT:
            points, bullets = (_CELL_POINTS, _CELL_BULLETS) if in_cell else (_POINTS, _BULLETS)
            scale = bullets if slot.number.scheme.style in _MARKED else points
            found = scale[min(max(slot.depth, 1), len(scale)) - 1]
            dashed = found is Function.BULLET_2 and slot.number.scheme.style is Style.DASH
            return Function.DASH_2 if dashed else found
        case _:
            return Function[block.role.name]
