"""The small letter in the six languages, as written and resolved."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.document.model import Document
from pipeline.resolve.document import resolve
from pipeline.source.load import load
from pipeline.source.model.document import Source
from pipeline.xmlio.parse import Parsed, parse

HERE = Path(__file__).parent

Edit = Callable[[str], str]


def read(language: str, edit: Edit = str) -> Parsed:
    """The parsed letter of that language; ``edit`` changes its text before."""
    path = HERE / f"letter.{language}.xml"
    return parse(path.name, edit(path.read_text(encoding="utf-8")).encode())


@pytest.fixture
def source() -> Callable[..., Source]:
    """The letter of a language as written."""
    return lambda language, edit=str: load(read(language, edit))


@pytest.fixture
def letter() -> Callable[..., Document]:
    """The letter of a language, resolved."""
    return lambda language, edit=str: resolve(load(read(language, edit)), HERE)


@pytest.fixture
def parsed() -> Callable[..., Parsed]:
    """The letter of a language as a tree with places."""
    return read
