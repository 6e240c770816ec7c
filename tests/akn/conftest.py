"""Documents to render, and readers of what was rendered."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from pipeline.document.model import Document
from pipeline.render.akn import render_akn
from pipeline.resolve.document import resolve
from pipeline.source.load import load
from pipeline.source.shared import written_in
from pipeline.xmlio.parse import parse

SOURCES = Path(__file__).parent / "sources"


def document_of(path: Path) -> Document:
    return resolve(load(written_in(parse(str(path), path.read_bytes()))), path.parent)


@pytest.fixture(scope="session")
def letter(lima: Path) -> Document:
    """The Lima letter, resolved."""
    return document_of(lima)


@pytest.fixture(scope="session")
def everything() -> Document:
    """A document with every kind of block and of inline content."""
    return document_of(SOURCES / "everything.xml")


@pytest.fixture(scope="session")
def letter_akn(letter: Document) -> etree._Element:
    return etree.fromstring(render_akn(letter).encode())


@pytest.fixture(scope="session")
def everything_akn(everything: Document) -> etree._Element:
    return etree.fromstring(render_akn(everything).encode())
