"""The grammar of sources, read from the schema: what each element holds, and what each attribute may say."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache

from lxml import etree

from pipeline.resources import data

XS = "{http://www.w3.org/2001/XMLSchema}"
_MANY = 3  # where a schema says unbounded


@dataclass(frozen=True)
class Values:
    """What an attribute may say: the name of its type, the words that it lists, and whether it takes several."""

    name: str
    words: tuple[str, ...] = ()
    several: bool = False
    most: int = 0


@dataclass(frozen=True)
class Attribute:
    name: str
    values: Values
    required: bool


@dataclass(frozen=True)
class Part:
    """A part of a content model: an element by its declaration, or a sequence or choice of parts."""

    kind: str
    least: int
    most: int
    parts: tuple[Part, ...] = ()
    element: Declared | None = None


@dataclass(frozen=True, eq=False)
class Declared:
    """An element as it is declared at one place; ``type`` is the name of its type where that has one."""

    name: str
    type: str


@dataclass
class Content:
    """What an element holds."""

    mixed: bool
    model: Part | None
    attributes: tuple[Attribute, ...] = field(default=())


class Grammar:
    """Everything that the schema declares."""

    def __init__(self) -> None:
        self._named: dict[tuple[str, str], etree._Element] = {}
        for path in sorted(data("schema").glob("*.xsd")):
            for node in etree.parse(path).getroot():
                if isinstance(node.tag, str) and node.get("name"):
                    self._named[node.tag.removeprefix(XS), node.get("name", "")] = node
        self._contents: dict[tuple[str, str], Content] = {}

    @property
    def elements(self) -> frozenset[str]:
        """The names of all elements that are declared at the top."""
        return frozenset(name for kind, name in self._named if kind == "element")

    def content(self, declared: Declared) -> Content:
        """What an element holds that is declared so."""
        key = (declared.name, declared.type)
        if key not in self._contents:
            self._contents[key] = self._content(declared)
        return self._contents[key]

    def _content(self, declared: Declared) -> Content:
        if declared.type:
            node = self._named["complexType", declared.type]
        else:
            element = self._named["element", declared.name]
            if element.get("type"):
                node = self._named["complexType", element.get("type", "")]
            else:
                node = next(element.iterchildren(f"{XS}complexType"))
        model = next((self._part(child) for child in node if child.tag in (f"{XS}sequence", f"{XS}choice")), None)
        return Content(node.get("mixed") == "true", model, tuple(self._attributes(node)))

    def _part(self, node: etree._Element) -> Part:
        least = int(node.get("minOccurs", "1"))
        most = node.get("maxOccurs", "1")
        many = least + _MANY if most == "unbounded" else int(most)
        kind = str(node.tag).removeprefix(XS)
        if kind == "element":
            name = node.get("ref") or node.get("name", "")
            return Part("element", least, many, element=Declared(name, node.get("type", "")))
        if kind == "group":
            inner = self._part(next(child for child in self._named["group", node.get("ref", "")] if _is_model(child)))
            return Part("sequence", least, many, (inner,))
        return Part(kind, least, many, tuple(self._part(child) for child in node if _is_model(child)))

    def _attributes(self, node: etree._Element) -> list[Attribute]:
        found: list[Attribute] = []
        for child in node:
            if child.tag == f"{XS}attributeGroup":
                found += self._attributes(self._named["attributeGroup", child.get("ref", "")])
            elif child.tag == f"{XS}attribute":
                name = child.get("ref") or child.get("name", "")
                values = self._values(child.get("type", "") or name)
                found.append(Attribute(name, values, child.get("use") == "required"))
        return found

    def _values(self, name: str) -> Values:
        node = self._named.get(("simpleType", name))
        if node is None:
            return Values(name)
        words = tuple(each.get("value", "") for each in node.iter(f"{XS}enumeration"))
        most = next((int(each.get("value", "0")) for each in node.iter(f"{XS}maxInclusive")), 0)
        return Values(name, words, node.find(f"{XS}list") is not None, most)


def _is_model(node: etree._Element) -> bool:
    return node.tag in {f"{XS}{kind}" for kind in ("element", "group", "sequence", "choice")}


@cache
def grammar() -> Grammar:
    """The grammar, read once."""
    return Grammar()
