"""What each element of a text, a head, a foot or a note of ours may have in it, and which attributes it may have."""

from __future__ import annotations

from dataclasses import dataclass

_WORDS = "MH621"
_MARKS = frozenset({"bookmarkStart", "bookmarkEnd"})
_PASSING = frozenset({"proofErr", "lastRenderedPageBreak"})  # what Word notes for itself, and shows nobody
_PARAGRAPHS = frozenset({"p", "tbl"})
_INLINE = frozenset({"r", "hyperlink"}) | _MARKS | _PASSING
_PART = frozenset({"Ignorable"})
_NAMED = frozenset({"paraId", "textId"})
COMMENTS = frozenset({"commentRangeStart", "commentRangeEnd", "commentReference"})
"""What only a working copy has."""


@dataclass(frozen=True, slots=True)
class Made:
    """The code of a stranger in an element; what may be in it; its attributes, or none where others compare them."""

    code: str
    children: frozenset[str] = frozenset()
    attributes: frozenset[str] | None = None


def _made(code: str, children: str = "", attributes: str | None = None) -> Made:
    return Made(code, frozenset(children.split()), None if attributes is None else frozenset(attributes.split()))


MADE_OF = {
    "document": Made("MH645", frozenset({"body"}), _PART),
    "hdr": Made("MH642", _PARAGRAPHS, _PART),
    "ftr": Made("MH642", _PARAGRAPHS, _PART),
    "footnotes": Made("MH624", frozenset({"footnote"}), _PART),
    "footnote": Made("MH624", frozenset({"p"}), frozenset({"id", "type"})),
    "comments": Made("MH636", frozenset({"comment"}), _PART),
    "comment": Made("MH636", frozenset({"p"}), frozenset({"id", "author", "date"})),
    "body": Made("MH645", _PARAGRAPHS | _MARKS | {"sectPr"}, frozenset()),
    "sectPr": _made(
        "MH645",
        "headerReference footerReference type pgSz pgMar cols titlePg bidi lnNumType footnotePr docGrid",
        "",
    ),
    "p": Made(_WORDS, _INLINE | COMMENTS | {"pPr", "sdt"}, _NAMED),
    "hyperlink": Made(_WORDS, _INLINE | COMMENTS | {"sdt"}, frozenset({"anchor", "history", "id"})),
    "r": Made(
        _WORDS,
        _PASSING
        | {"rPr", "t", "tab", "br", "noBreakHyphen", "fldChar", "instrText", "drawing", "commentReference"}
        | {"footnoteReference", "footnoteRef", "annotationRef", "separator", "continuationSeparator"},
        frozenset(),
    ),
    "t": _made(_WORDS, "", "space"),
    "tab": _made(_WORDS, "", ""),
    "br": _made(_WORDS, "", "type"),  # what breaks the page is compared
    "fldChar": _made("MH625", "", "fldCharType"),
    "instrText": _made("MH625", "", "space"),
    "footnoteReference": _made("MH624", "", "id customMarkFollows"),
    "footnoteRef": _made("MH624", "", ""),
    "bookmarkStart": _made("MH623", "", "id name"),
    "bookmarkEnd": _made("MH623", "", "id"),
    "commentRangeStart": _made(_WORDS, "", "id"),
    "commentRangeEnd": _made(_WORDS, "", "id"),
    "commentReference": _made(_WORDS, "", "id"),
    "drawing": _made("MH647", "anchor inline", ""),
    "pPr": _made("MH628", "pStyle keepNext pageBreakBefore framePr numPr bidi sectPr", ""),
    "numPr": _made("MH628", "ilvl numId", ""),
    "rPr": _made("MH629", "rStyle spacing w vertAlign rtl lang", ""),
    "sdt": _made("MH643", "sdtPr sdtContent", ""),
    "sdtPr": _made("MH643", "rPr alias tag id dataBinding text comboBox", ""),
    "sdtContent": Made("MH643", _PASSING | {"r"}, frozenset()),
    "tbl": _made("MH646", "tblPr tblGrid tr", ""),
    "tblGrid": _made("MH646", "gridCol", ""),
    "tblPr": _made("MH646", "tblStyle bidiVisual tblW tblInd tblLayout tblLook", ""),
    "tr": Made("MH646", frozenset({"trPr", "tc"}), _NAMED),
    "trPr": _made("MH646", "cantSplit trHeight tblHeader", ""),
    "tc": Made("MH646", _PARAGRAPHS | {"tcPr"}, frozenset()),
    "tcPr": _made("MH646", "tcW gridSpan vMerge tcBorders tcMar vAlign", ""),
}
