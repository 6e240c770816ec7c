"""Words of a link that are set in italics or raised are both, as in the PDF."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from docx.oxml.ns import qn
from docx_files import EVERYTHING, written

from pipeline.document.model import Document
from pipeline.resolve.document import resolve
from pipeline.source.load import load
from pipeline.verify.docx import verify_docx
from pipeline.xmlio.parse import parse

REFERENCE = '<ref symbol="A/RES/66/288"/>'
MARKED = """<emphasis>and <ref symbol="A/RES/66/288">in italics</ref></emphasis>,
    <ref href="https://example.org/a">with the <work-title>title of a work</work-title></ref>,
    x<sup><ref href="https://example.org/b">raised</ref></sup>"""


@pytest.fixture(scope="module")
def marked() -> Document:
    text = EVERYTHING.read_text().replace(REFERENCE, MARKED)
    return resolve(load(parse("given.xml", text.encode())), EVERYTHING.parent)


def test_links_keep_italics_and_colour_and_raise(marked: Document, word: Callable[[bytes], Any]) -> None:
    data = word(written(marked))
    runs = {
        text: (link.style.font.italic, str(link.style.font.color.rgb), link.font.superscript)
        for paragraph in data.paragraphs
        for hyperlink in paragraph.hyperlinks
        for link in hyperlink.runs
        if (text := link.text) in {"in italics", "with the ", "title of a work", "raised"}
    }
    assert runs == {
        "in italics": (True, "0000FF", None),
        "with the ": (None, "0000FF", None),
        "title of a work": (True, "0000FF", None),
        "raised": (None, "0000FF", True),
    }


def test_links_lead_to_their_addresses(marked: Document, word: Callable[[bytes], Any]) -> None:
    data = word(written(marked))
    named = {
        "".join(node.text or "" for node in link.iter(qn("w:t"))): data.part.rels[link.get(qn("r:id"))].target_ref
        for link in data.element.body.iter(qn("w:hyperlink"))
        if link.get(qn("r:id"))
    }
    assert named["with the title of a work"] == "https://example.org/a"
    assert named["raised"] == "https://example.org/b"


def test_they_are_found_again(marked: Document) -> None:
    assert verify_docx(marked, written(marked)) == ()
