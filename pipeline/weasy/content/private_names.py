"""The private names of WeasyPrint that are read here, in one place: what a new version must be checked for."""

# ruff: noqa: SLF001 — that is what this module is for

from __future__ import annotations

from typing import Any

from weasyprint.layout.absolute import AbsolutePlaceholder


def root_box(page: Any) -> Any:
    """The box of a laid-out page: its text, its notes and its margin boxes are its children."""
    return page._page_box


def tags_of(stream: Any) -> Any:
    """The marks of a page's content stream by the box that they belong to; ``None`` in an untagged file."""
    return stream._tags


def last_font(stream: Any) -> Any:
    """The font at the end of the text object that a content stream ended last, or ``None``."""
    name = stream._old_font[0] if stream._old_font else None
    return next((font for font in stream._fonts.values() if font.hash == name), None)


def fonts_by_name(stream: Any) -> dict[str, Any]:
    """The fonts of a file by their names in its content streams."""
    by_name: dict[str, Any] | None = vars(stream).get("_fonts_by_name")
    if by_name is None:
        by_name = vars(stream)["_fonts_by_name"] = {font.hash: font for font in stream._fonts.values()}
    return by_name


def settled(box: Any) -> Any:
    """The box itself, where a placeholder stands for one that was positioned later."""
    return box._box if isinstance(box, AbsolutePlaceholder) else box
