"""What a DOCX of ours is made of, and nothing besides: an element that no golden file shows could do anything.

Whoever writes something new says here what it is. A file that Word or LibreOffice has saved holds much more.
"""

from __future__ import annotations

from collections.abc import Iterator

from docx_look.allowed import ALLOWED, COMMENTS
from lxml import etree

from pipeline.ooxml.opened import Opened, W

_SETTINGS = frozenset(
    {"zoom", "defaultTabStop", "evenAndOddHeaders", "characterSpacingControl", "footnotePr", "compat", "themeFontLang"}
    | {"decimalSymbol", "listSeparator", "autoHyphenation", "consecutiveHyphenLimit", "hyphenationZone"}
)
_COMPATIBLE = frozenset({"doNotExpandShiftReturn", "compatSetting"})
_MODE = "15"  # Word 2013 and later; another one breaks lines and pages by other rules
_CELL = "tc"
_PARTS = ("header", "footer", "footnotes", "comments")


def strangers(data: bytes, *, review: bool = False) -> Iterator[str]:
    """An element, attribute or setting that a DOCX of ours does not have; only one for ``review`` has comments."""
    opened = Opened(data)
    unasked = frozenset() if review else COMMENTS
    for root in (opened.part(opened.main), *(root for kind in _PARTS for root in opened.all_of(kind))):
        yield from _strangers(root, unasked)
    for settings in opened.all_of("settings"):
        options = list(settings.iterfind(f"{W}compat/*"))
        tracked = {"trackRevisions"} if review else set()
        names = {_name(node) for node in settings} - _SETTINGS - tracked | {
            _name(node) for node in options
        } - _COMPATIBLE
        yield from (f"the setting {strange}" for strange in sorted(names))
        modes = {node.get(f"{W}val") for node in options if node.get(f"{W}name") == "compatibilityMode"}
        if modes != {_MODE}:
            yield f"the mode of version {modes}"


def _strangers(root: etree._Element, unasked: frozenset[str]) -> Iterator[str]:
    for node in root.iter(f"{W}*"):
        name = _name(node)
        made = ALLOWED.get(name)
        if made is None:
            continue
        yield from (
            f"the element {each} in {name}" for each in map(_name, node) if each not in made.children or each in unasked
        )
        if name == _CELL and (not len(node) or _name(node[-1]) != "p"):
            yield "a cell without a paragraph at its end"
        if made.attributes is not None:
            keys = (str(key).rpartition("}")[2] for key in node.attrib)
            yield from (f"the attribute {key} of {name}" for key in keys if key not in made.attributes)


def _name(node: etree._Element) -> str:
    return str(node.tag).rpartition("}")[2]
