"""What only the layout needs is let go when it is done: the boxes from which pages were made, and all styles.

A picture that is a drawing (SVG) keeps WeasyPrint's context of the layout for good, and with it the whole document as
it was before it had pages: as much again as the pages themselves.
"""

from __future__ import annotations

from typing import Any

import weasyprint.document

_document: Any = weasyprint.document
_layout_document = _document.layout_document
_ONLY_FOR_LAYOUT = ("style_for", "target_collector", "page_maker", "tables", "running_elements", "broken_out_of_flow")


def layout_document(html: Any, root: Any, context: Any) -> list[Any]:
    """In place of WeasyPrint's ``layout_document``: the pages."""
    pages = list(_layout_document(html, root, context))
    for name in _ONLY_FOR_LAYOUT:
        setattr(context, name, None)
    return pages
