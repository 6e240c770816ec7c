"""Lets go of the lists of font features: WeasyPrint keeps one more reference to each than there are owners.

A line of text has a list with an attribute of its own. Pango frees both with the line's layout if nobody else holds
the list (``pango_layout_set_attributes`` takes a reference of its own). WeasyPrint puts one attribute into many lists,
each of which would free it, and so never lets a list go: some 400 kB a letter, half in layout and half in writing.
"""

from __future__ import annotations

from typing import Any

from weasyprint.text.ffi import ffi, pango
from weasyprint.text.line_break import Layout

_setup = Layout.setup


def setup(layout: Any, style: Any) -> None:
    """In place of WeasyPrint's: the list of a layout has an attribute that is in no other, and is freed with it."""
    style.font_config.font_features.clear()
    _setup(layout, style)
    style.font_config.font_features.clear()
    attributes = pango.pango_layout_get_attributes(layout.layout)
    if attributes != ffi.NULL:
        pango.pango_attr_list_unref(attributes)
