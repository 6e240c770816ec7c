"""The line above the notes of a page: one for each page, whatever its notes are.

A note that brings a line of its own (``data-separator="own"``) and is the first of its page stands without that of the
page. CSS cannot say so: it knows no page by the notes on it.
"""

from __future__ import annotations

from typing import Any

from weasyprint.formatting_structure import boxes

from pipeline.weasy.content import private_names as inner


def settle(document: Any) -> None:
    """Take the line off the pages of a laid-out document whose first note has one; nothing else moves."""
    for page in document.pages:
        for box in inner.root_box(page).children:
            if isinstance(box, boxes.FootnoteAreaBox) and box.children:
                first = box.children[0].element
                if first is not None and first.get("data-separator") == "own":
                    box.border_top_width = 0
