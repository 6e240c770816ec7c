"""Styles of an OpenDocument text, as far as they say what a paragraph is or how its words look."""

from __future__ import annotations

import re
from functools import cache

from lxml import etree
from msgspec.structs import replace

from pipeline.intake.odt.names import FO, STYLE, TEXT
from pipeline.intake.stream import PLAIN, Look

_DEEPEST = 20
_HEADING = re.compile(r"Heading (\d)")
_CODED = re.compile(r"_([0-9a-f]{2})_")


class Looks:
    """The styles of a file by family and name."""

    def __init__(self, *roots: etree._Element | None) -> None:
        self._all: dict[tuple[str, str], etree._Element] = {}
        self._usual: dict[str, etree._Element] = {}
        self.lists: dict[str, etree._Element] = {}
        self.outline: etree._Element | None = None
        for root in roots:
            for node in () if root is None else root.iter(f"{STYLE}style"):
                self._all[node.get(f"{STYLE}family", ""), node.get(f"{STYLE}name", "")] = node
            for node in () if root is None else root.iter(f"{STYLE}default-style"):
                self._usual[node.get(f"{STYLE}family", "")] = node
            for node in () if root is None else root.iter(f"{TEXT}list-style"):
                self.lists[node.get(f"{STYLE}name", "")] = node
            self.outline = next(iter(() if root is None else root.iter(f"{TEXT}outline-style")), self.outline)
        self.of = cache(self._of)

    def chain(self, family: str, name: str) -> list[etree._Element]:
        """A style and those on which it is based."""
        found: list[etree._Element] = []
        while (family, name) in self._all and len(found) < _DEEPEST:
            found.append(self._all[family, name])
            name = found[-1].get(f"{STYLE}parent-style-name", "")
        return found

    def name(self, style: str) -> str:
        """The name of the style that a user sees, not that of what was changed by hand."""
        chain = self.chain("paragraph", style)
        named_style = next((each for each in chain if not re.fullmatch(r"P\d+", each.get(f"{STYLE}name", ""))), None)
        own = (
            style
            if named_style is None
            else named_style.get(f"{STYLE}display-name", named_style.get(f"{STYLE}name", ""))
        )
        return _CODED.sub(lambda each: chr(int(each[1], 16)), own)

    def heading(self, style: str) -> int:
        """The level of heading of a style, from 1; 0 for text."""
        found = _HEADING.match(self.name(style))
        return int(found[1]) if found else 0

    def paragraph(self, style: str, attribute: str) -> str:
        """What a style of paragraphs says under that name."""
        for node in self.chain("paragraph", style):
            properties = node.find(f"{STYLE}paragraph-properties")
            if properties is not None and attribute in properties.attrib:
                return str(properties.get(attribute, ""))
        return ""

    def list_of(self, style: str) -> str:
        """The list to which a style of paragraphs belongs."""
        nodes = self.chain("paragraph", style)
        return next((found for node in nodes if (found := node.get(f"{STYLE}list-style-name", ""))), "")

    def _of(self, paragraph: str, words: str) -> Look:
        """The look of words in a paragraph of that style."""
        look = PLAIN
        usual = self._usual.get("paragraph")
        nodes = [] if usual is None else [usual]
        nodes += [*reversed(self.chain("paragraph", paragraph)), *reversed(self.chain("text", words))]
        for node in nodes:
            properties = node.find(f"{STYLE}text-properties")
            look = look if properties is None else over(look, properties)
        return look


def over(below: Look, properties: etree._Element) -> Look:
    """What properties of words say over what stands below them."""
    weight, slant = properties.get(f"{FO}font-weight"), properties.get(f"{FO}font-style")
    place = properties.get(f"{STYLE}text-position", "")
    lang = properties.get(f"{FO}language", "")
    look = below
    if weight:
        look = replace(look, bold=weight == "bold" or (weight.isdigit() and int(weight) >= 600))
    if slant:
        look = replace(look, italic=slant in ("italic", "oblique"))
    if place:
        first = place.split()[0]
        raised = first == "super" or (first.strip("%").isdigit() and first != "0%")
        look = replace(look, raised=raised, lowered=first == "sub" or first.startswith("-"))
    return replace(look, lang=lang) if lang and lang != "none" else look
