"""The styles of a page's margin boxes are found without looking through those of all elements.

WeasyPrint does so for every page, so the time grows with the square of a document's length.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from itertools import islice
from typing import Any, cast


@contextmanager
def applied() -> Iterator[None]:
    """Replace the function once WeasyPrint is imported."""
    yield
    vars(import_module("weasyprint.layout.page"))["set_page_type_computed_styles"] = _set_computed_styles


def _set_computed_styles(page_type: Any, html: Any, style_for: Any) -> None:
    """In place of ``weasyprint.layout.page.set_page_type_computed_styles``."""
    root, base_url = html.etree_element, html.base_url
    style_for.add_page_declarations(page_type)
    style_for.set_computed_styles(page_type, root=root, parent=root, base_url=base_url)
    for pseudo_type in _pseudo_types(style_for).get(page_type, ()):
        style_for.set_computed_styles(
            page_type, pseudo_type=pseudo_type, root=root, parent=page_type, base_url=base_url
        )


def _pseudo_types(style_for: Any) -> dict[Any, list[str]]:
    """The pseudo-elements of each page type; only what was added since the last call is looked through."""
    styles = style_for.get_cascaded_styles()
    seen, found = vars(style_for).get("_pseudo_types_seen", (0, {}))
    if len(styles) > seen:
        for element, pseudo_type in reversed(tuple(islice(reversed(styles), len(styles) - seen))):
            if pseudo_type and type(element).__name__ == "PageType":
                found.setdefault(element, []).append(pseudo_type)
        vars(style_for)["_pseudo_types_seen"] = len(styles), found
    return cast("dict[Any, list[str]]", found)
