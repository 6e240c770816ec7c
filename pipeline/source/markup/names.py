"""Names of the source language that more than one module needs. The schema is their origin; a test compares them."""

from __future__ import annotations

NAMESPACE = "urn:masthead:source:1"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"

WITHIN = frozenset({"continuation", "list", "quotation", "table", "figure"})
"""The blocks that may stand inside a paragraph."""

FLOWING = frozenset(
    {
        *("paragraph", "numbered", "continuation", "opening", "enacting", "recital", "item", "point", "participant"),
        *("heading", "run-in", "title", "kind", "sender", "addressee", "organ", "above"),
        *(
            "cell",
            "abbreviations",
            "source",
            "units",
            "table-note",
            "text",
            "footnote",
            "symbol",
            "subsidiary",
            "sitting",
            "subject",
        ),
        *("mission", "reference", "salutation", "complimentary", "testimonium", "place-date", "certification"),
        *("party", "name", "surname", "post", "date", "ref"),
        *("emphasis", "foreign", "work-title", "person", "organization", "state", "location", "event", "role"),
        *("concept", "term", "sup", "sub", "run"),
    }
)
"""The elements that hold running words, in which white space counts."""
