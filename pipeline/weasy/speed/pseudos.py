"""The marks of list items and notes get a style where one is asked for, not at every element.

Six rules of WeasyPrint's own stylesheet are for such marks of any element (``::marker``, ``::footnote-call``). It
computes six styles for each element from them, of which hardly any is ever looked at: two thirds of the memory of all
styles, and a sixth of the time of a long table. Here they are made when the layout asks for them, one for all elements
of the same style.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from importlib import import_module
from math import inf
from typing import Any

_MARKS = {"marker", "footnote-call", "footnote-marker", "note-call", "note-marker", "note-callback"}
_Declared = Mapping[str, tuple[Any, Any]]  # property → value and weight


@contextmanager
def applied() -> Iterator[None]:
    """Replace the methods, and take the rules out of the stylesheet, once WeasyPrint is imported."""
    yield
    css: Any = import_module("weasyprint.css")
    matcher = import_module("weasyprint.html").UA_STYLESHEET.matcher
    rules = [rule for rule in matcher.other_selectors if rule[3] in _MARKS]
    matcher.other_selectors = [rule for rule in matcher.other_selectors if rule not in rules]
    declared = {pseudo: dict(_declarations(css, rule)) for rule in rules for pseudo in (rule[3],)}
    css.StyleFor.__init__ = _init(css.StyleFor.__init__, declared)
    css.StyleFor.__call__ = _call(css, css.StyleFor.__call__, declared)


def _declarations(css: Any, rule: Any) -> Iterator[tuple[str, tuple[Any, Any]]]:
    """What a rule says, as ``StyleFor`` keeps it."""
    _test, specificity, _order, _pseudo, (declarations, _layer) = rule
    for name, value, importance in declarations:
        yield name, (value, (css.declaration_precedence("user agent", importance), inf, specificity))


def _init(stock: Callable[..., None], declared: Mapping[str, _Declared]) -> Callable[..., None]:
    """In place of ``StyleFor.__init__``: other rules for a mark come over those that were taken out."""

    def init(style_for: Any, html: Any, *args: Any) -> None:
        stock(style_for, html, *args)
        style_for.root_of_marks, style_for.base_of_marks, style_for.marks = html.etree_element, html.base_url, {}
        for (_element, pseudo), style in style_for.get_computed_styles().items():
            for name, value in declared.get(pseudo, {}).items():
                style.cascaded.setdefault(name, value)

    return init


def _call(css: Any, stock: Callable[..., Any], declared: Mapping[str, _Declared]) -> Callable[..., Any]:
    """In place of ``StyleFor.__call__``: the style of a mark is made here, if it was not made before."""

    def call(style_for: Any, element: Any, pseudo_type: str | None = None) -> Any:
        computed = style_for.get_computed_styles()
        if pseudo_type is not None and pseudo_type in declared and (element, pseudo_type) not in computed:
            parent = computed[element, None]
            key = id(parent), pseudo_type
            if key not in style_for.marks:
                style_for.marks[key] = css.ComputedStyle(
                    parent, declared[pseudo_type], pseudo_type, computed[style_for.root_of_marks, None],
                    style_for.base_of_marks, style_for.font_config, style_for.initial_page_sizes,
                )  # fmt: skip
            computed[element, pseudo_type] = style_for.marks[key]
        return stock(style_for, element, pseudo_type)

    return call
