"""Where an element stands that was put in the wrong place, in words for drafters."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches
from functools import cache

from pipeline.source.grammar import schema

_MOST_PLACES = 6  # of an element that stands in more, the list would be no help
_ELSEWHERE = "docs/source.md shows what may stand where"

# What HTML and word processors call things, and what the source language has for them.
_HABITS = {
    **dict.fromkeys(("p", "para", "text"), "write <paragraph>"),
    **dict.fromkeys(("b", "bold", "strong"), "bold is not typed: write what the words are; <emphasis> sets italics"),
    **dict.fromkeys(("i", "em", "italic"), "write <emphasis>, <foreign> or <work-title>: all three set italics"),
    **dict.fromkeys(("u", "underline"), "nothing is underlined; write <emphasis>, which sets italics"),
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "write <section> with <heading> around what it heads"),
    **dict.fromkeys(("heading", "title"), "a heading stands first in a <section>, around what it heads"),
    **dict.fromkeys(("ul", "ol"), 'write <list>; kind="bullets" has bullets, without it the points are lettered'),
    "li": "write <point>, in a <list>",
    **dict.fromkeys(
        ("a", "link"), 'write <ref> with symbol="…" (a document), href="…" (the web) or to="…" (a place here)'
    ),
    **dict.fromkeys(("fn", "footnote"), "write <note><text>…</text></note> at the place of its mark"),
    "blockquote": "write <quotation>",
    "tr": "write <row>",
    **dict.fromkeys(("td", "th"), 'write <cell>; header="true" heads a row'),
    "img": "write <figure>",
}

# Languages that are mixed into a source: the beginning of the namespace, and what a source has in its place.
_OTHERS = {
    "http://www.w3.org/2001/XInclude": 'write the text itself here; only annexes are shared: <annex of="FILE#ID"/>',
    "http://www.w3.org/1998/Math/MathML": "write the formula as words with <sub> and <sup>, or as a <figure>",
    "http://www.w3.org/2000/svg": "write <figure> with the picture in a PNG or JPEG file",
}


def mend_of(name: str, parent: str, grandparent: str, options: Sequence[str]) -> str:
    """How to mend an element ``name`` that may not stand in ``parent``, where ``options`` were expected."""
    holder = schema.element(parent, grandparent)
    may = holder.children if holder else ()
    if holder and name in may:
        return f"the order in <{parent}> is {holder.content}"
    if name in _HABITS and (schema.element(name) is None or parent == "body"):
        return _HABITS[name]
    if schema.element(name) is None:
        near = get_close_matches(name, options, 1, 0.6)
        return f"did you mean <{near[0]}>?" if near else f"take it out; {_ELSEWHERE}"
    places = [place for place in _places(name) if place != parent]
    if 0 < len(places) <= _MOST_PLACES:
        return f"move it: it stands in {', '.join(f'<{place}>' for place in places)}"
    return f"move it, or take it out; {_ELSEWHERE}"


def named(namespace: str) -> str:
    """A namespace in words; ``''`` is that of elements under ``xmlns=""``."""
    return f"the namespace {namespace}" if namespace else "no namespace"


def mend_of_other(namespace: str, name: str, options: Sequence[str]) -> str:
    """How to mend an element ``name`` of another language, such as one pasted from a page of the web."""
    if name in options:
        return "delete the xmlns that stands on it or around it: elements of a source have none of their own"
    for beginning, mend in _OTHERS.items():
        if namespace.startswith(beginning):
            return mend
    return _HABITS.get(name, f"take it out; {_ELSEWHERE}")


def options_of(parent: str, grandparent: str) -> tuple[str, ...]:
    """What may stand in ``parent`` wherever one looks; nothing where its content has an order."""
    holder = schema.element(parent, grandparent)
    return tuple(sorted(holder.children)) if holder and (holder.mixed or "," not in holder.content) else ()


@cache
def _places(name: str) -> tuple[str, ...]:
    """The elements that hold ``name`` wherever they stand, in the order of the schema."""
    return tuple(
        holder.name for (_, around), holder in schema.elements().items() if not around and name in holder.children
    )
