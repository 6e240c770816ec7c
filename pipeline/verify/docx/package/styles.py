"""Styles as Word resolves them, as far as they say something: outline, list, language, direction, hidden words.

A style says what it does not say itself as the one on which it is based (ECMA-376 Part 1, 17.7.2); hidden words are
switched by the styles of paragraph and words together (17.7.3).
"""

from __future__ import annotations

from functools import cache

from lxml import etree
from msgspec import Struct

from pipeline.ooxml.opened import W, on, value

_DEEPEST = 20
_HIDING = (f"{W}vanish", f"{W}specVanish")
_RUN, _LANG, _RTL = f"{W}rPr", f"{W}lang", f"{W}rtl"


class Told(Struct, frozen=True):
    """What is said of words besides themselves: languages (Latin, East Asian, complex), direction, hidden or not."""

    latin: str = ""
    east_asian: str = ""
    complex: str = ""
    rtl: bool = False
    hidden: bool = False


class Styles:
    """The styles of a document by identifier; every answer is remembered."""

    def __init__(self, styles: etree._Element | None) -> None:
        nodes = [] if styles is None else styles.findall(f"{W}style")
        self._all = {node.get(f"{W}styleId", ""): node for node in nodes}
        self._usual = None if styles is None else styles.find(f"{W}docDefaults/{W}rPrDefault/{_RUN}")
        usual = (id_ for id_, node in self._all.items() if node.get(f"{W}default") == "1")
        self._default = next((id_ for id_ in usual if self._all[id_].get(f"{W}type") == "paragraph"), "")
        self._of_styles = cache(self._told)
        self.outline_of = cache(self._outline_of)
        self.name = cache(self._name)
        self._first = cache(self._nearest)

    def _name(self, style: str) -> str:
        """The name of a style in Word's lists."""
        return value(self._all[style].find(f"{W}name")) if style in self._all else style

    def in_contents(self, style: str) -> bool:
        """Whether it is a style of tables of contents: ``TOC Heading``, ``toc 1``."""
        return self.name(style).casefold().startswith("toc ")

    def outline(self, properties: etree._Element | None, style: str) -> int:
        """The outline level of a paragraph of ``style`` with such properties, from 1; 0 for text."""
        own = None if properties is None else properties.find(f"{W}outlineLvl")
        return self.outline_of(style) if own is None else _level(own)

    def listed(self, properties: etree._Element | None, style: str) -> etree._Element | None:
        """The ``w:numPr`` that holds for a paragraph: its own, else that of its style."""
        own = None if properties is None else properties.find(f"{W}numPr")
        return self._first(style, "numPr") if own is None else own

    def told(self, run: etree._Element, style: str, table: str = "") -> Told:
        """What is said of the words of a run in a paragraph of ``style``, in a table of the style ``table``."""
        own = run.find(_RUN)
        if own is None:
            return self._of_styles(table, style, "")
        below = self._of_styles(table, style, value(own.find(f"{W}rStyle")))
        return _over(below, own) if len(own) else below

    def _outline_of(self, style: str) -> int:
        """The outline level that a style gives, from 1; 0 for text."""
        return _level(self._first(style, "outlineLvl"))

    def _nearest(self, style: str, name: str) -> etree._Element | None:
        return next(
            (found for node in self._chain(style) if (found := node.find(f"{W}pPr/{W}{name}")) is not None), None
        )

    def _chain(self, style: str) -> list[etree._Element]:
        """The style, then those on which it is based."""
        found: list[etree._Element] = []
        while style in self._all and len(found) < _DEEPEST:
            found.append(self._all[style])
            style = value(found[-1].find(f"{W}basedOn"))
        return found

    def _told(self, table: str, style: str, words: str) -> Told:
        """Of table, paragraph and words together; each of them turns round whether they are hidden."""
        made = Told() if self._usual is None else _over(Told(), self._usual)
        hidden = made.hidden
        for each in (table, style or self._default, words):
            own = Told(made.latin, made.east_asian, made.complex, made.rtl)
            for node in reversed(self._chain(each)):
                properties = node.find(_RUN)
                own = own if properties is None else _over(own, properties)
            made, hidden = own, hidden != own.hidden
        return Told(made.latin, made.east_asian, made.complex, made.rtl, hidden)


def _over(below: Told, properties: etree._Element) -> Told:
    """What properties say over what stands below them."""
    lang = rtl = None
    hiding = []
    for node in properties.iterchildren(_LANG, _RTL, *_HIDING):
        if node.tag == _LANG:
            lang = node if lang is None else lang
        elif node.tag == _RTL:
            rtl = node if rtl is None else rtl
        else:
            hiding.append(on(node))
    return Told(
        below.latin if lang is None else lang.get(f"{W}val", below.latin),
        below.east_asian if lang is None else lang.get(f"{W}eastAsia", below.east_asian),
        below.complex if lang is None else lang.get(f"{W}bidi", below.complex),
        below.rtl if rtl is None else on(rtl),
        any(hiding) if hiding else below.hidden,
    )


def _level(node: etree._Element | None) -> int:
    level = int(value(node, "9"))
    return level + 1 if level < 9 else 0
