"""Properties of type and of paragraphs, read from an element into plain values by which two can be compared.

Values are those of WordprocessingML: half-points for type, twips for everything else, ``True`` for what is switched on.
What stands for nothing (``w:jc`` left, ``w:w`` 100) is left out by ``told``, so that two ways to say it are alike.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from lxml import etree

from pipeline.ooxml.opened import W

Value = bool | int | str
Properties = dict[str, Value]

# ECMA-376 Part 1, 17.7.3: what a character style says of these turns round what the paragraph style says
TOGGLES = frozenset(
    {"b", "bCs", "i", "iCs", "caps", "smallCaps", "strike", "outline", "shadow", "emboss", "imprint", "vanish"}
)
_SWITCHES = TOGGLES | {
    "dstrike", "rtl", "cs", "webHidden", "specVanish", "keepNext", "keepLines", "pageBreakBefore", "widowControl",
    "contextualSpacing", "bidi", "mirrorIndents", "suppressAutoHyphens", "adjustRightInd", "autoSpaceDE", "autoSpaceDN",
    "kinsoku", "wordWrap", "overflowPunct", "topLinePunct", "suppressOverlap",
}  # fmt: skip
_SKIPPED = frozenset(
    {"rStyle", "pStyle", "sectPr", "outlineLvl", "suppressLineNumbers", "noProof", "snapToGrid", "divId", "cnfStyle"}
)
_OFF = frozenset({"0", "false", "off"})
_NUMBERS = {"spacing": ("before", "after", "line", "lineRule"), "ind": ("left", "right", "firstLineChars")}
_NOTHING: Mapping[str, Value] = {
    "w": "100", "spacing": "0", "position": "0", "kern": "0", "color": "auto", "u": "none", "vertAlign": "baseline",
    "highlight": "none", "effect": "none", "em": "none", "jc": "left", "before": 0, "after": 0, "left": 0, "right": 0,
    "first": 0, "firstLineChars": 0, "widowControl": True, "number.jc": "left", "number.suff": "tab",
}  # fmt: skip
_SIDES = {"start": "left", "end": "right"}


def on(node: etree._Element) -> bool:
    """Whether an element that switches something switches it on (17.17.4)."""
    return node.get(f"{W}val", "1").lower() not in _OFF


def of_type(node: etree._Element | None) -> Properties:
    """What a ``w:rPr`` says."""
    said: Properties = {}
    for name, child in _children(node):
        if name == "rFonts":
            said |= {f"font.{key}": given for key, given in _attributes(child) if key != "hint"}
        elif name == "lang":
            said |= {f"lang.{key}": given for key, given in _attributes(child)}
        else:
            said[name] = _value(name, child)
    return said


def of_paragraph(node: etree._Element | None, *, own: bool = False) -> Properties:
    """What a ``w:pPr`` says; ``own`` is one of a paragraph itself, whose number is read elsewhere."""
    said: Properties = {}
    for name, child in _children(node):
        if name in _NUMBERS:
            said |= _measured(name, child)
        elif name == "tabs":
            said |= {f"tab.{tab.get(f'{W}pos', '0')}": _tab(tab) for tab in child}
        elif name == "jc":
            value = child.get(f"{W}val", "left")
            said[name] = _SIDES.get(value, value)
        elif name == "rPr":
            said |= {f"mark.{key}": True for key in ("vanish", "specVanish") if of_type(child).get(key)}
        elif name != "numPr" or not own:
            said[name] = _value(name, child)
    return said


def told(said: Properties) -> Properties:
    """``said`` without what stands for nothing."""
    return {key: value for key, value in said.items() if value != "clear" and _NOTHING.get(key, False) != value}


def _children(node: etree._Element | None) -> Iterable[tuple[str, etree._Element]]:
    if node is None:
        return
    for child in node:
        name = _bare(str(child.tag))
        if name not in _SKIPPED:
            yield name, child


def _measured(name: str, child: etree._Element) -> Properties:
    said: Properties = {}
    first = 0
    for key, value in _attributes(child):
        bare = _SIDES.get(key, key)
        if bare in ("firstLine", "hanging"):
            first = first or int(value) * (-1 if bare == "hanging" else 1)
            said["first"] = first
        else:
            said[bare if bare in _NUMBERS[name] else f"{name}.{bare}"] = int(value) if _whole(value) else value
    return said


def _attributes(child: etree._Element) -> Iterable[tuple[str, str]]:
    return ((_bare(str(key)), str(value)) for key, value in child.attrib.items())


def _tab(node: etree._Element) -> str:
    kind = node.get(f"{W}val", "left")
    leader = node.get(f"{W}leader", "none")
    return ("left" if kind in ("num", "start") else _SIDES.get(kind, kind)) + ("" if leader == "none" else f" {leader}")


def _value(name: str, child: etree._Element) -> Value:
    """What one element says: switched on or not, its value, or all of it where it has no single one."""
    if name in _SWITCHES:
        return on(child)
    value = child.get(f"{W}val")
    if value is not None and len(child.attrib) == 1:
        return value.lower() if name == "color" else value
    return etree.tostring(child, method="c14n", exclusive=True).decode()


def _whole(value: str) -> bool:
    return value.lstrip("-").isdigit()


def _bare(tag: str) -> str:
    return tag.rpartition("}")[2]
