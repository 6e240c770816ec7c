"""What each element of a text, a head, a foot or a note of ours may have in it, and which attributes it may have."""

from __future__ import annotations

from dataclasses import dataclass

_MARKS = frozenset({"bookmarkStart", "bookmarkEnd"})
_PARAGRAPHS = frozenset({"p", "tbl"})
_INLINE = frozenset({"r", "hyperlink"}) | _MARKS
_PART = frozenset({"Ignorable"})
_NAMED = frozenset({"paraId", "textId"})
COMMENTS = frozenset({"commentRangeStart", "commentRangeEnd", "commentReference"})
"""What only a working copy has."""


@dataclass(frozen=True, slots=True)
class Made:
    """What may be in an element; its attributes, or none where others compare them."""

    children: frozenset[str] = frozenset()
    attributes: frozenset[str] | None = None


def _made(children: str = "", attributes: str | None = None) -> Made:
    return Made(frozenset(children.split()), None if attributes is None else frozenset(attributes.split()))


ALLOWED = {
    "document": Made(frozenset({"body"}), _PART),
    "hdr": Made(_PARAGRAPHS, _PART),
    "ftr": Made(_PARAGRAPHS, _PART),
    "footnotes": Made(frozenset({"footnote"}), _PART),
    "footnote": Made(frozenset({"p"}), frozenset({"id", "type"})),
    "comments": Made(frozenset({"comment"}), _PART),
    "comment": Made(frozenset({"p"}), frozenset({"id", "author", "date"})),
    "body": Made(_PARAGRAPHS | _MARKS | {"sectPr"}, frozenset()),
    "sectPr": _made(
        "headerReference footerReference type pgSz pgMar cols titlePg bidi lnNumType footnotePr docGrid",
        "",
    ),
    "p": Made(_INLINE | COMMENTS | {"pPr", "sdt"}, _NAMED),
    "hyperlink": Made(_INLINE | COMMENTS | {"sdt"}, frozenset({"anchor", "history", "id"})),
    "r": Made(
        {"rPr", "t", "tab", "br", "noBreakHyphen", "fldChar", "instrText", "drawing", "commentReference"}
        | {"footnoteReference", "footnoteRef", "annotationRef", "separator", "continuationSeparator"},
        frozenset(),
    ),
    "t": _made("", "space"),
    "tab": _made("", ""),
    "br": _made("", "type"),  # what breaks the page is compared
    "fldChar": _made("", "fldCharType"),
    "instrText": _made("", "space"),
    "footnoteReference": _made("", "id customMarkFollows"),
    "footnoteRef": _made("", ""),
    "bookmarkStart": _made("", "id name"),
    "bookmarkEnd": _made("", "id"),
    "commentRangeStart": _made("", "id"),
    "commentRangeEnd": _made("", "id"),
    "commentReference": _made("", "id"),
    "drawing": _made("anchor inline", ""),
    "pPr": _made("pStyle keepNext pageBreakBefore framePr numPr bidi sectPr", ""),
    "numPr": _made("ilvl numId", ""),
    "rPr": _made("rStyle rFonts spacing w vertAlign rtl lang", ""),
    "rFonts": _made("", "hint"),  # the face of signs that scripts share; none is named
    "sdt": _made("sdtPr sdtContent", ""),
    "sdtPr": _made("rPr alias tag id dataBinding text comboBox", ""),
    "sdtContent": Made({"r"}, frozenset()),
    "tbl": _made("tblPr tblGrid tr", ""),
    "tblGrid": _made("gridCol", ""),
    "tblPr": _made("tblStyle bidiVisual tblW tblInd tblLayout tblLook", ""),
    "tr": Made(frozenset({"trPr", "tc"}), _NAMED),
    "trPr": _made("cantSplit trHeight tblHeader", ""),
    "tc": Made(_PARAGRAPHS | {"tcPr"}, frozenset()),
    "tcPr": _made("tcW gridSpan vMerge tcBorders tcMar vAlign", ""),
}
