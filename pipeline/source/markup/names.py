"""Names of the source language that more than one module needs. The schema is their origin; a test compares them."""

from __future__ import annotations

NAMESPACE = "urn:masthead:source:1"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"

WITHIN = frozenset({"continuation", "list", "quotation", "table", "figure"})
"""The blocks that may stand inside a paragraph."""
