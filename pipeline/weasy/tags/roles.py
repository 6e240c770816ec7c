"""Which structure type an element of the HTML becomes (ISO 32000-1 14.8.4).

``data-pdf-role`` decides; else the table below. An element that is in neither leaves no trace in the tree: what it
holds goes to the element around it. It does leave one (Span, or Div) where it carries an id, a language or a
direction, which need an element to hang on.
"""

from __future__ import annotations

from typing import Any

GROUPS = frozenset(
    ("Document", "Part", "Art", "Sect", "Div", "BlockQuote", "Index", "TOC", "TOCI", "NonStruct", "Aside")
)
HEADINGS = ("H1", "H2", "H3", "H4", "H5", "H6")
PARAGRAPHS = frozenset(("P", *HEADINGS))
INLINE = frozenset(("Span", "Quote", "Note", "Reference", "BibEntry", "Code", "Link", "Lbl", "Em", "Strong"))
PARTS = frozenset(("Caption", "Figure", "L", "LI", "LBody", "Table", "THead", "TBody", "TFoot", "TR", "TH", "TD"))
ARTIFACT = "Artifact"
ALL_ROLES = GROUPS | PARAGRAPHS | INLINE | PARTS | {ARTIFACT}

_DEFAULT = {
    "main": "Part", "article": "Art", "section": "Sect", "blockquote": "BlockQuote", "p": "P",
    "h1": "H1", "h2": "H2", "h3": "H3", "h4": "H4", "h5": "H5", "h6": "H6",
    "ul": "L", "ol": "L", "dl": "L", "li": "LI", "dt": "Lbl", "dd": "LBody",
    "table": "Table", "thead": "THead", "tbody": "TBody", "tfoot": "TFoot", "tr": "TR", "th": "TH", "td": "TD",
    "caption": "Caption", "figcaption": "Caption", "figure": "Figure", "img": "Figure",
    "{http://www.w3.org/2000/svg}svg": "Figure", "q": "Quote", "code": "Code", "un-note": "Note",
}  # fmt: skip
_PSEUDO = {"marker": "Lbl", "footnote-marker": "Lbl", "footnote-call": "Reference"}


def role_of(element: Any, pseudo: str) -> str:
    """The structure type of an element or of one of its pseudo-elements; empty where it has none."""
    if pseudo:
        return _PSEUDO.get(pseudo, "")
    explicit = element.get("data-pdf-role")
    if explicit is not None:
        return str(explicit)
    if element.tag == "a" and element.get("href"):
        return "Link"
    if element.tag == "img" and element.get("alt") == "":
        return ARTIFACT
    return _DEFAULT.get(element.tag, "")


def needs_element(element: Any, language: str) -> bool:
    """Whether an element without a structure type must have one all the same; ``language`` is that around it."""
    if element.tag in ("html", "body"):
        return False
    lang = element.get("lang")
    return bool(element.get("id") or element.get("dir") or (lang and lang != language))
