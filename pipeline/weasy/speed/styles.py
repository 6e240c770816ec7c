"""A property that no rule sets has its inherited or initial value without further ado.

WeasyPrint takes each property of each element through everything that a value may need (variables, arithmetic, logical
sides), though nine in ten are not set at all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module
from typing import Any

_SPECIAL = ("position", "float", "display", "page")


@contextmanager
def applied() -> Iterator[None]:
    """Replace the method once WeasyPrint is imported."""
    yield
    css: Any = import_module("weasyprint.css")
    css.ComputedStyle.__missing__ = _missing(css, css.ComputedStyle.__missing__)


def _missing(css: Any, stock: Callable[[Any, str], Any]) -> Callable[[Any, str], Any]:
    """In place of ``weasyprint.css.ComputedStyle.__missing__``, which does whatever is not simple."""
    initial = css.INITIAL_VALUES
    simple = dict(_simple(css))

    def missing(style: Any, key: str) -> Any:
        rule = simple.get(key)
        if rule is not None and key not in style.cascaded:
            inherits, logical = rule
            if not logical or style.cascaded.keys().isdisjoint(logical):
                if not inherits:
                    value = style[key] = initial[key]
                    return value
                if style.parent_style is not None:
                    value = style[key] = style.parent_style[key]
                    return value
        return stock(style, key)

    return missing


def _simple(css: Any) -> Iterator[tuple[str, tuple[bool, tuple[str, ...]]]]:
    """Properties whose value, where no rule sets it, is as good as computed.

    With each: whether it inherits, and the properties of logical sides (``margin-inline-start``) that may set it too.
    """
    for key in css.INITIAL_VALUES:
        inherits = key in css.INHERITED
        if (
            key in _SPECIAL
            or key.startswith("text_decoration_")
            or not (inherits or key not in css.INITIAL_NOT_COMPUTED)
        ):
            continue
        logical = css.PHYSICAL_FUNCTIONS.get(key)
        either = {logical(block="ttb", inline=way) for way in ("ltr", "rtl")} if logical else set()
        yield key, (inherits, tuple(sorted(either)))
