"""What a DOCX of ours is made of, and nothing besides: an element that nobody compares could do anything.

Whoever writes something new says here what it is, and has it compared.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lxml import etree

from pipeline.errors import Fault, Place
from pipeline.verify.compare import MEND
from pipeline.verify.docx.made_of import COMMENTS, MADE_OF
from pipeline.verify.docx.opened import Opened, W

_SETTINGS = frozenset(
    {"zoom", "defaultTabStop", "evenAndOddHeaders", "characterSpacingControl", "footnotePr", "compat", "themeFontLang"}
    | {"decimalSymbol", "listSeparator"}
)
_COMPATIBLE = frozenset({"doNotExpandShiftReturn", "compatSetting"})
_MODE = "15"  # Word 2013 and later; another one breaks lines and pages by other rules
_NAMING = (f"{W}pStyle", f"{W}rStyle", f"{W}tblStyle")
_CELL = "tc"
_PARTS = ("header", "footer", "footnotes", "comments")


def stranger_faults(opened: Opened, *, review: bool = False) -> Iterator[Fault]:
    """An element or an attribute that a DOCX of ours does not have; only one for ``review`` has comments.

    MH621 in a line, MH623 in a bookmark, MH624 in a note, MH625 in a field, MH628 and MH629 among the properties of
    paragraphs and of words, MH642 in a head or foot, MH643 in a control, MH645, MH646 in a table, MH647 in a picture.
    """
    commented = review or opened.all_of("comments")  # comments that do not belong there are told of as a whole
    unasked = frozenset() if commented else COMMENTS
    for root in (opened.part(opened.main), *(root for kind in _PARTS for root in opened.all_of(kind))):
        yield from _strangers(root, unasked)
    for settings in opened.all_of("settings"):
        for strange in sorted(_names(settings) - _SETTINGS):
            yield _fault("MH645", f"the setting {strange} is there")
        yield from _compatible(settings)


def undefined_styles(opened: Opened) -> frozenset[str]:
    """The styles that anything in the text, a head or a note names, also where nothing is shown, and nobody defines."""
    defined = {node.get(f"{W}styleId") for root in opened.all_of("styles") for node in root.iter(f"{W}style")}
    roots = (opened.part(opened.main), *(root for kind in _PARTS for root in opened.all_of(kind)))
    used = (node.get(f"{W}val", "") for root in roots for node in root.iter(*_NAMING))
    return frozenset(each for each in used if each not in defined)


def _strangers(root: etree._Element, unasked: frozenset[str]) -> Iterator[Fault]:
    """Each stranger once, whatever stands in it."""
    told: set[tuple[str, str]] = set()
    for node in root.iter(f"{W}*"):
        name = _name(node)
        made = MADE_OF.get(name)
        if made is None:
            continue
        strange = [(each, "element") for each in map(_name, node) if each not in made.children or each in unasked]
        if name == _CELL and (not len(node) or _name(node[-1]) != "p"):
            strange.append(("without a paragraph at its end", "cell"))
        if made.attributes is not None:
            keys = (str(key).rpartition("}")[2] for key in node.attrib)
            strange += [(key, "attribute") for key in keys if key not in made.attributes]
        for each, kind in strange:
            if (name, each) not in told:
                told.add((name, each))
                yield _fault(made.code, f"the {kind} {each} stands in a {name}")


def _compatible(settings: etree._Element) -> Iterator[Fault]:
    options = list(settings.iterfind(f"{W}compat/*"))
    for strange in sorted(_names(options) - _COMPATIBLE):
        yield _fault("MH645", f"the option {strange} of another version is there")
    said = {node.get(f"{W}name"): node.get(f"{W}val") for node in options}
    if said.get("compatibilityMode") != _MODE:
        wrong = f"Word sets it as version {said.get('compatibilityMode') or 'unknown'} did"
        yield Fault("MH645", Place("docx"), wrong, f"as version {_MODE} does", MEND)


def _names(nodes: Iterable[etree._Element]) -> set[str]:
    return {_name(node) for node in nodes}


def _name(node: etree._Element) -> str:
    return str(node.tag).rpartition("}")[2]


def _fault(code: str, wrong: str) -> Fault:
    return Fault(code, Place("docx"), wrong, "nothing that the house does not write", MEND)
