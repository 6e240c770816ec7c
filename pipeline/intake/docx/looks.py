"""Styles of a Word file, as far as they say what a paragraph is or how its words look (ECMA-376 Part 1, 17.7)."""

from __future__ import annotations

import re
from functools import cache

from lxml import etree
from msgspec.structs import replace

from pipeline.intake.stream import PLAIN, Look
from pipeline.ooxml.accepted import W
from pipeline.ooxml.opened import on, value

_DEEPEST = 20
_HEADING = re.compile(r"(?:heading|überschrift|titre|título|заголовок)\s*(\d)", re.IGNORECASE)


class Looks:
    """The styles of a file by identifier; every answer is remembered."""

    def __init__(self, root: etree._Element | None) -> None:
        nodes = [] if root is None else root.findall(f"{W}style")
        self._all = {node.get(f"{W}styleId", ""): node for node in nodes}
        usual = None if root is None else root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
        self._usual = PLAIN if usual is None else over(PLAIN, usual)
        self.default = next(
            (
                id_
                for id_, node in self._all.items()
                if node.get(f"{W}default") in ("1", "true") and node.get(f"{W}type") == "paragraph"
            ),
            "",
        )
        self.name, self.heading = cache(self._name), cache(self._heading)
        self.of, self.nearest = cache(self._of), cache(self._nearest)

    @property
    def lang(self) -> str:
        """The language of words of which nothing else is said."""
        return self.of(self.default, "").lang

    def _name(self, style: str) -> str:
        node = self._all.get(style)
        return style if node is None else value(node.find(f"{W}name"), style)

    def _heading(self, style: str) -> int:
        """The level of heading that a style gives, from 1; 0 for text."""
        found = _HEADING.match(self.name(style))
        if found:
            return int(found[1])
        outline = self.nearest(style, "outlineLvl")
        level = int(value(outline, "9")) if outline is not None else 9
        return level + 1 if level < 9 else 0

    def _nearest(self, style: str, name: str) -> etree._Element | None:
        """What a style, or one on which it is based, says of paragraphs under that name."""
        found = (node.find(f"{W}pPr/{W}{name}") for node in self._chain(style or self.default))
        return next((each for each in found if each is not None), None)

    def bordered(self, style: str) -> bool:
        """Whether a style of tables draws rules, for the whole table or some of its cells."""
        names = (f"{W}tblBorders", f"{W}tcBorders")
        borders = [each for node in self._chain(style) for found in node.iter(*names) for each in found]
        return any(value(each) not in ("nil", "none", "") for each in borders)

    def _of(self, paragraph: str, run: str) -> Look:
        """The look of words in a paragraph of that style, with that style of words."""
        look = self._usual
        for style in (paragraph or self.default, run):
            for node in reversed(self._chain(style)):
                properties = node.find(f"{W}rPr")
                look = look if properties is None else over(look, properties)
        return look

    def _chain(self, style: str) -> list[etree._Element]:
        found: list[etree._Element] = []
        while style in self._all and len(found) < _DEEPEST:
            found.append(self._all[style])
            style = value(found[-1].find(f"{W}basedOn"))
        return found


def over(below: Look, properties: etree._Element) -> Look:
    """What properties of words say over what stands below them."""
    given: dict[str, bool | str] = {}
    for name, field in (("b", "bold"), ("i", "italic"), ("rtl", "rtl")):
        node = properties.find(f"{W}{name}")
        if node is not None:
            given[field] = on(node)
    raised = value(properties.find(f"{W}vertAlign"))
    if raised:
        given |= {"raised": raised == "superscript", "lowered": raised == "subscript"}
    lang = properties.find(f"{W}lang")
    if lang is not None:
        given["lang"] = lang.get(f"{W}val", below.lang)
    return replace(below, **given) if given else below


def hidden(properties: etree._Element | None) -> bool:
    """Whether words are hidden."""
    return properties is not None and on(properties.find(f"{W}vanish"))
