"""Attachments begin a page by their styles, and bookmarks of closings stand only where there is a closing."""

from __future__ import annotations

from docx_changes import DOCUMENT, STYLES, paragraphs, style
from docx_files import part, read

from pipeline.ooxml.opened import W


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


def test_an_attachment_without_closing_has_no_bookmark_of_one(everything_docx: bytes) -> None:
    """Its bookmark stood around the heading of the next attachment."""
    names = {name for each in read(everything_docx) for name in each.bookmarks if name.endswith("conclusions")}
    assert names == {"conclusions", "att_1__conclusions", "att_2__att_1__conclusions"}
