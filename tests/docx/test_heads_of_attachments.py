"""Attachments begin a page by their styles."""

from __future__ import annotations

from docx_changes import DOCUMENT, STYLES, paragraphs, style
from docx_files import part

from pipeline.verify.docx.opened import W


def test_a_title_that_opens_a_page_is_a_style_without_space_above(everything_docx: bytes) -> None:
    """The title of an attachment without a heading stood 11 points lower than any other."""
    body = part(everything_docx, DOCUMENT)
    _contents, title = paragraphs(body, "Protocol of Zenda")
    assert [node.tag for node in title.find(f"{W}pPr")] == [f"{W}pStyle"]
    name = title.find(f"{W}pPr/{W}pStyle").get(f"{W}val")
    look = style(part(everything_docx, STYLES), name).find(f"{W}pPr")
    assert look.find(f"{W}pageBreakBefore") is not None
    assert look.find(f"{W}spacing").get(f"{W}before") == "0"
    assert list(body.iter(f"{W}pageBreakBefore")) == []
