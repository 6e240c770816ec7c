"""Running heads in Chinese have the signs and the room of the text: WeasyPrint makes them page by page."""

from __future__ import annotations

from typing import Any

import weasyprint.layout.page
from weasyprint.formatting_structure import boxes

from pipeline.weasy.lines.han_signs import set_apart

_laid = weasyprint.layout.page.margin_box_content_layout


def margin_box_content_layout(context: Any, page: Any, box: Any) -> Any:
    """In place of WeasyPrint's: the lines of a margin box are divided where their face or spacing changes."""
    for line in box.children:
        if isinstance(line, boxes.LineBox):
            set_apart(line)
    return _laid(context, page, box)
