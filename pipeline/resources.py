"""Finds the product's own data (templates, schema, styles, words) in a checkout and in an installed wheel alike."""

from __future__ import annotations

from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).parent


@cache
def templates() -> Path:
    """The folder of the Jinja templates: inside the package in a wheel, beside it in a checkout."""
    inside = _PACKAGE / "templates"
    return inside if inside.is_dir() else _PACKAGE.parent / "templates"


def data(folder: str) -> Path:
    """A folder of the package's own data (``schema``, ``style``, ``words``, ``akn``), or a file beside them."""
    return _PACKAGE / "data" / folder


def read_text(path: Path) -> str:
    """A data file as text; UTF-8 always, whatever the locale says."""
    return path.read_text(encoding="utf-8")
