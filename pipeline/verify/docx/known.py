"""What a DOCX of ours is made of, and nothing besides: an element that nobody compares could do anything.

Whoever writes something new says here what it is, and has it compared.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lxml import etree

from pipeline.errors import Fault, Place
from pipeline.verify.compare import MEND
from pipeline.verify.docx.opened import Opened, W

_BODY = frozenset({"p", "tbl", "sectPr", "bookmarkStart", "bookmarkEnd", "commentRangeStart", "commentRangeEnd"})
_KNOWN = {
    "sectPr": frozenset({"headerReference", "footerReference", "type", "pgSz", "pgMar", "cols", "titlePg", "bidi"})
    | {"lnNumType", "footnotePr", "docGrid"},
    "tblPr": frozenset({"tblStyle", "bidiVisual", "tblW", "tblInd", "tblLayout", "tblLook"}),
    "trPr": frozenset({"cantSplit", "trHeight", "tblHeader"}),
    "tcPr": frozenset({"tcW", "gridSpan", "vMerge", "tcBorders", "tcMar", "vAlign"}),
    "sdtPr": frozenset({"rPr", "alias", "tag", "id", "dataBinding", "text", "comboBox"}),
}
_CODES = {"sectPr": "MH645", "tblPr": "MH646", "trPr": "MH646", "tcPr": "MH646", "sdtPr": "MH643"}
_SETTINGS = frozenset(
    {"zoom", "defaultTabStop", "evenAndOddHeaders", "characterSpacingControl", "footnotePr", "compat", "themeFontLang"}
    | {"decimalSymbol", "listSeparator"}
)
_COMPATIBLE = frozenset({"doNotExpandShiftReturn", "compatSetting"})
_MODE = "15"  # Word 2013 and later; another one breaks lines and pages by other rules
_PARTS = ("header", "footer", "footnotes")


def stranger_faults(opened: Opened) -> Iterator[Fault]:
    """MH643, MH645, MH646: an element that a DOCX of ours does not have."""
    main = opened.part(opened.main)
    for root in (main, *(root for kind in _PARTS for root in opened.all_of(kind))):
        for name, known in _KNOWN.items():
            for strange in sorted({each for node in root.iter(f"{W}{name}") for each in _names(node) - known}):
                yield _fault(_CODES[name], f"the element {strange} stands in a {name}")
    body = main.find(f"{W}body")
    for strange in sorted(_names(() if body is None else body) - _BODY):
        yield _fault("MH645", f"the element {strange} stands among the paragraphs")
    for settings in opened.all_of("settings"):
        for strange in sorted(_names(settings) - _SETTINGS):
            yield _fault("MH645", f"the setting {strange} is there")
        yield from _compatible(settings)


def _compatible(settings: etree._Element) -> Iterator[Fault]:
    options = list(settings.iterfind(f"{W}compat/*"))
    for strange in sorted(_names(options) - _COMPATIBLE):
        yield _fault("MH645", f"the option {strange} of another version is there")
    said = {node.get(f"{W}name"): node.get(f"{W}val") for node in options}
    if said.get("compatibilityMode") != _MODE:
        wrong = f"Word sets it as version {said.get('compatibilityMode') or 'unknown'} did"
        yield Fault("MH645", Place("docx"), wrong, f"as version {_MODE} does", MEND)


def _names(nodes: Iterable[etree._Element]) -> set[str]:
    return {str(node.tag).rpartition("}")[2] for node in nodes}


def _fault(code: str, wrong: str) -> Fault:
    return Fault(code, Place("docx"), wrong, "nothing that the house does not write", MEND)
