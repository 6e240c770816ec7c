"""Resolves what text looks like, as Word does (ECMA-376 Part 1, 17.7.2): defaults, table, paragraph, number, run.

Each layer says something over the one below it; within a layer, a style over the one that it is based on.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from docx_look.measures import TOGGLES, Properties, of_paragraph, of_type, told
from lxml import etree

from pipeline.ooxml.opened import W, value

_DEEPEST = 20
_PPR, _STYLE, _LISTED, _RUN_STYLE = f"{W}pPr", f"{W}pStyle", f"{W}numPr", f"{W}rStyle"
_NOTHING = etree.Element(_PPR)
_NO_LEVEL = ("", 0)


@dataclass(frozen=True, slots=True, eq=False)
class Look:
    """Resolved properties. The same combination of styles gives the same object, so that looks can be keys."""

    properties: Properties


class Cascade:
    """The styles and lists of a document; every answer is remembered. ``lacking`` are styles that are not defined."""

    def __init__(self, styles: etree._Element | None, numbering: etree._Element | None) -> None:
        nodes = [] if styles is None else styles.findall(f"{W}style")
        self._nodes = {node.get(f"{W}styleId", ""): node for node in nodes}
        self._default = {
            node.get(f"{W}type", ""): node.get(f"{W}styleId", "") for node in nodes if node.get(f"{W}default") == "1"
        }
        defaults = None if styles is None else styles.find(f"{W}docDefaults")
        self._type_defaults, self._paragraph_defaults = _defaults(defaults)
        self._levels = _levels(numbering)
        self._made: dict[tuple[object, ...], Look] = {}
        self.lacking: set[str] = set()
        self.chain = cache(self._chain)
        self._of_style = cache(self._merged)

    def name(self, style: str) -> str:
        """The name of a style in Word's lists."""
        return value(self._nodes[style].find(f"{W}name")) if style in self._nodes else style

    def nodes(self, style: str) -> tuple[etree._Element, ...]:
        """The elements of a style and of those on which it is based, the lowest first."""
        return tuple(self._nodes[each] for each in self.chain(style))

    def paragraph(self, node: etree._Element, table: str) -> tuple[str, Look, Look | None]:
        """The style of a paragraph, its look, and that of its number, if it has one.

        ``table`` is the style of the table in which it stands (``''`` outside tables).
        """
        own = node.find(_PPR)
        if own is None:
            own = _NOTHING
        style = value(own.find(_STYLE)) or self._default.get("paragraph", "")
        listed = own.find(_LISTED)
        if listed is None:
            return style, self._paragraph(own, style, table, _NO_LEVEL), None
        level = value(listed.find(f"{W}numId")), int(value(listed.find(f"{W}ilvl"), "0"))
        return style, self._paragraph(own, style, table, level), self._number_look(style, table, level)

    def _paragraph(self, own: etree._Element, style: str, table: str, level: tuple[str, int]) -> Look:
        direct = of_paragraph(own, own=True)
        key = ("p", style, table, level, *direct.items())
        if key not in self._made:
            layers = (self._of_style(table, "pPr"), self._of_style(style, "pPr"), self._number(level, "pPr"), direct)
            said = dict(self._paragraph_defaults)
            for layer in layers:
                said |= layer
            self._made[key] = Look(told(said))
        return self._made[key]

    def type(self, run: etree._Element | None, style: str, table: str) -> Look:
        """The properties of a run whose ``w:rPr`` is ``run``, in a paragraph of ``style``."""
        direct = of_type(run)
        own = "" if run is None else value(run.find(_RUN_STYLE))
        key = ("r", style, table, own, *direct.items())
        if key not in self._made:
            self._made[key] = Look(told(self._resolved((table, style, own), direct)))
        return self._made[key]

    def _number_look(self, style: str, table: str, level: tuple[str, int]) -> Look:
        key = ("n", style, table, level)
        if key not in self._made:
            self._made[key] = Look(told(self._resolved((table, style, ""), self._number(level, "rPr"))))
        return self._made[key]

    def _resolved(self, styles: tuple[str, ...], direct: Properties) -> Properties:
        said = dict(self._type_defaults)
        turned: Properties = {}
        for style in styles:
            for name, given in self._of_style(style, "rPr").items():
                if name in TOGGLES:
                    turned[name] = bool(turned.get(name)) != given
                else:
                    said[name] = given
        return said | {name: given or bool(said.get(name)) for name, given in turned.items()} | direct

    def _chain(self, style: str) -> tuple[str, ...]:
        """The style and those on which it is based, the lowest first."""
        found: list[str] = []
        while style in self._nodes and style not in found and len(found) < _DEEPEST:
            found.append(style)
            style = value(self._nodes[style].find(f"{W}basedOn"))
        return tuple(reversed(found))

    def _merged(self, style: str, element: str) -> Properties:
        if style and style not in self._nodes:
            self.lacking.add(style)
        said: Properties = {}
        for each in self.chain(style):
            node = self._nodes[each].find(f"{W}{element}")
            said |= of_type(node) if element == "rPr" else of_paragraph(node)
        return said

    def _number(self, level: tuple[str, int], element: str) -> Properties:
        node = self._levels.get(level)
        if node is None:
            return {}
        found = node.find(f"{W}{element}")
        if element == "rPr":
            return of_type(found)
        after = value(node.find(f"{W}suff"), "tab")  # wide numbers have a space after them
        said: Properties = {
            "number.jc": value(node.find(f"{W}lvlJc"), "left"),
            "number.suff": after.replace("space", "tab"),
        }
        return of_paragraph(found) | said


def _defaults(node: etree._Element | None) -> tuple[Properties, Properties]:
    """The document's own defaults, of type and of paragraphs."""
    if node is None:
        return {}, {}
    return of_type(node.find(f"{W}rPrDefault/{W}rPr")), of_paragraph(node.find(f"{W}pPrDefault/{W}pPr"))


def _levels(numbering: etree._Element | None) -> dict[tuple[str, int], etree._Element]:
    """The levels of each list instance: its own, else those of its abstract list."""
    if numbering is None:
        return {}
    abstract = {node.get(f"{W}abstractNumId", ""): node for node in numbering.iter(f"{W}abstractNum")}
    found: dict[tuple[str, int], etree._Element] = {}
    for instance in numbering.iter(f"{W}num"):
        below = abstract.get(value(instance.find(f"{W}abstractNumId")))
        own = [node for override in instance.findall(f"{W}lvlOverride") for node in override.findall(f"{W}lvl")]
        for node in (*(() if below is None else below.findall(f"{W}lvl")), *own):
            found[instance.get(f"{W}numId", ""), int(node.get(f"{W}ilvl", "0"))] = node
    return found
