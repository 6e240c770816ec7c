"""What Pango must be told of a style is told once, not for every line: its context, its face, its features.

A line has several layouts: as it is tried, as it is kept, as it is painted. WeasyPrint makes each anew from the style,
and looks up a line's height by a text made of fourteen values.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module
from typing import Any

_KEPT, _HEIGHT = "_of_layouts", "_of_lines"  # what is remembered at a style; a copy of it has neither
_USERS = ("weasyprint.layout.inline", "weasyprint.css.units", "weasyprint.css.computed_values")


@contextmanager
def applied() -> Iterator[None]:
    """Replace the method and the function once WeasyPrint is imported."""
    yield
    breaks: Any = import_module("weasyprint.text.line_break")
    breaks.Layout.setup = _setup(breaks, breaks.Layout.setup)
    stock, strut = breaks.strut, _strut(breaks.strut)
    breaks.strut = strut
    for user in _USERS:
        names = vars(import_module(user))
        if names.get("strut") is stock:
            names["strut"] = strut


def _setup(breaks: Any, stock: Callable[[Any, Any], None]) -> Callable[[Any, Any], None]:
    """In place of ``Layout.setup``, which does what is not plain: lines under and over words."""
    ffi, pango, gobject = breaks.ffi, breaks.pango, breaks.gobject

    def setup(layout: Any, style: Any) -> None:
        if style["text_decoration_line"] != "none":
            stock(layout, style)
            return
        remembered = vars(style).get(_KEPT)
        if remembered is None:
            remembered = vars(style)[_KEPT] = _remembered(breaks, style)
        context, language, face, features = remembered
        layout.style, layout.language, layout.first_line_direction = style, language, 0
        layout.ascent = layout.underline_position = layout.strikethrough_position = None
        layout.layout = ffi.gc(pango.pango_layout_new(context), gobject.g_object_unref)
        pango.pango_layout_set_auto_dir(layout.layout, False)
        pango.pango_layout_set_font_description(layout.layout, face)
        if features:
            made = style.font_config.font_features
            if features not in made:
                made[features] = pango.pango_attr_font_features_new(features)
            attributes = pango.pango_attr_list_new()
            pango.pango_attr_list_insert(attributes, made[features])
            pango.pango_layout_set_attributes(layout.layout, attributes)

    return setup


def _remembered(breaks: Any, style: Any) -> tuple[Any, Any, Any, bytes]:
    """Pango's context, its language, the description of the face, and the features as Pango reads them."""
    code = style["lang"]
    if style["font_language_override"] != "normal":
        code = breaks.LST_TO_ISO.get(style["font_language_override"].lower(), style["font_language_override"])
    contexts = vars(style.font_config).setdefault(_KEPT, {})
    key = style["direction"], code
    if key not in contexts:
        contexts[key] = _context(breaks, style, code)
    features = breaks.font_features(
        style["font_kerning"], style["font_variant_ligatures"], style["font_variant_position"],
        style["font_variant_caps"], style["font_variant_numeric"], style["font_variant_alternates"],
        style["font_variant_east_asian"], style["font_feature_settings"],
    )  # fmt: skip
    settings = ",".join(f"{name} {value}" for name, value in features.items()).encode()
    return (*contexts[key], breaks.get_font_description(style), settings)


def _context(breaks: Any, style: Any, code: str | None) -> tuple[Any, Any]:
    """A context of Pango's for a direction and a language, and that language."""
    pango = breaks.pango
    context = breaks.ffi.gc(
        pango.pango_font_map_create_context(style.font_config.font_map), breaks.gobject.g_object_unref
    )
    pango.pango_context_set_round_glyph_positions(context, False)
    pango.pango_context_set_base_dir(context, breaks.PANGO_DIRECTION[style["direction"]])
    if not code:
        return context, pango.pango_language_get_default()
    name, _ = breaks.unicode_to_char_p(code)
    language = pango.pango_language_from_string(name)
    pango.pango_context_set_language(context, language)
    return context, language


def _strut(stock: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """In place of ``strut``: the height of a style's lines, and their baseline."""

    def strut(style: Any) -> Any:
        remembered = vars(style).get(_HEIGHT)
        if remembered is None:
            remembered = vars(style)[_HEIGHT] = stock(style)
        return remembered

    return strut
