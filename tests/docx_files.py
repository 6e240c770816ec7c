"""Writes documents as DOCX, and reads what was written."""

from __future__ import annotations

from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from lxml import etree
from msgspec import Struct
from msgspec.structs import replace

from pipeline.document.model import Component, Document
from pipeline.ooxml.numbers import Numbers
from pipeline.ooxml.opened import Opened, W
from pipeline.render.docx import render_docx
from pipeline.resolve.document import resolve
from pipeline.source.load import load
from pipeline.style.load import document_style
from pipeline.verify.docx.package.styles import Styles
from pipeline.verify.docx.text.paragraph import ReadParagraph
from pipeline.verify.docx.text.paragraphs import paragraphs
from pipeline.xmlio.parse import parse

TESTS = Path(__file__).parent
EVERYTHING = TESTS / "source" / "everything.xml"


@cache
def resolved(path: Path) -> Document:
    """The document of a source, resolved once."""
    return resolve(load(parse(str(path), path.read_bytes())), path.parent)


def document_of(text: str) -> Document:
    """The document of a source given as text."""
    return resolve(load(parse("given.xml", text.encode())), Path())


def written(document: Document, **options: Any) -> bytes:
    """The DOCX of a document in its own layout."""
    return render_docx(document, document_style(document), **options)


def read(data: bytes) -> tuple[ReadParagraph, ...]:
    """The paragraphs of a DOCX, numbered as Word numbers them."""
    opened = Opened(data)
    numbering = next(iter(opened.all_of("numbering")), None)
    body = opened.part(opened.main).find(f"{W}body")
    assert body is not None
    return tuple(paragraphs(body, Numbers(numbering), Styles(opened.all_of("styles")[0])))


def part(data: bytes, name: str) -> etree._Element:
    """A part of a DOCX."""
    return etree.fromstring(ZipFile(BytesIO(data)).read(name))


def copies(letter: Component, count: int) -> Component:
    """The letter with ``count`` copies of its first attachment."""
    first = letter.attachments[0]
    return replace(letter, attachments=tuple(_renamed(first, number) for number in range(1, count + 1)))


def _renamed(value: Any, number: int) -> Any:
    if isinstance(value, str) and value.startswith("att_1"):
        return f"att_{number}{value[5:]}"
    if isinstance(value, tuple):
        return tuple(_renamed(each, number) for each in value)
    if isinstance(value, Struct):
        return type(value)(**{name: _renamed(getattr(value, name), number) for name in value.__struct_fields__})
    return value
