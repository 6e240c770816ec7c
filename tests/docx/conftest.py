"""Documents written as DOCX."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import pytest
from docx_files import EVERYTHING, resolved, written

from pipeline.document.model import Document


@pytest.fixture(scope="session")
def letter(lima: Path) -> Document:
    """The Lima letter, resolved."""
    return resolved(lima)


@pytest.fixture(scope="session")
def everything() -> Document:
    """A document with every kind of block and of inline content."""
    return resolved(EVERYTHING)


@pytest.fixture(scope="session")
def letter_docx(letter: Document) -> bytes:
    return written(letter)


@pytest.fixture(scope="session")
def everything_docx(everything: Document) -> bytes:
    return written(everything, pages={entry.target: 7 for entry in everything.outline}, total_pages=9)


@pytest.fixture
def word() -> Callable[[bytes], Any]:
    """Opens a DOCX with python-docx."""
    return lambda data: docx.Document(BytesIO(data))
