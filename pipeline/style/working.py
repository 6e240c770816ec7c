"""The house style of a working copy: its column ends earlier, and leaves a margin to write in."""

from __future__ import annotations

from msgspec.structs import replace

from pipeline.style.model import HouseStyle


def working_copy(house: HouseStyle) -> HouseStyle:
    """``house`` with a column that ends ``working.margin`` points before the edge of the page, once it has been moved.

    What stands in the column breaks into other lines than in the issued document; type and spaces stay as they are, and
    the masthead and the foot of the first page end with the text.
    """
    page, grid, mast, foot, working = house.page, house.grid, house.masthead, house.foot, house.working
    less = max(0.0, working.margin - working.shift - (page.width - grid.column_right))
    return replace(
        house,
        page=replace(page, margin_right=page.margin_right + less),
        grid=replace(grid, column_right=grid.column_right - less),
        masthead=replace(
            mast,
            right_x=mast.right_x - less,
            rule_upper=replace(mast.rule_upper, x1=mast.rule_upper.x1 - less),
            rule_lower=replace(mast.rule_lower, x1=mast.rule_lower.x1 - less),
        ),
        foot=replace(
            foot,
            recycle=replace(foot.recycle, x=foot.recycle.x - less),
            qr=replace(foot.qr, x=foot.qr.x - less),
        ),
    )
