"""The schema of the source language as data: what each element holds and which attributes it has, with its words.

For messages and for the reference in ``docs/source.md``; what is valid is decided by the schema itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from lxml import etree
from msgspec import Struct

from pipeline.resources import data
from pipeline.xmlio.parse import local

_XS = "{http://www.w3.org/2001/XMLSchema}"
_HOLDERS = ("sequence", "choice")
PARTS = (
    "masthead",
    "front",
    "letter",
    "deliberation",
    "body",
    "inline",
    "types",
)  # the files of the schema, as a reader needs them


class Attribute(Struct, frozen=True):
    """An attribute: its name as drafters write it, the name of its type, whether it must stand, its default."""

    name: str
    type: str
    required: bool
    default: str
    words: str


class Element(Struct, frozen=True):
    """An element where it stands: ``mixed`` if it holds words, ``content`` as a formula, and who may stand in it.

    ``part`` is the file of the schema that declares it, ``type`` the name of its type where it has one.
    """

    name: str
    part: str
    type: str
    words: str
    mixed: bool
    content: str
    children: tuple[str, ...]
    attributes: tuple[Attribute, ...]


class Named(Struct, frozen=True):
    """A type or a group: its name, its words, and the values or elements that it lists."""

    name: str
    words: str
    members: tuple[str, ...]


@cache
def _declarations() -> dict[tuple[str, str], etree._Element]:
    """Everything that the schema files declare at their top, by kind and name."""
    found: dict[tuple[str, str], etree._Element] = {}
    for part in PARTS:
        for node in etree.parse(str(data("schema") / f"{part}.xsd")).getroot():
            if node.get("name"):
                found[(local(node), node.get("name", ""))] = node
    return found


@cache
def elements() -> dict[tuple[str, str], Element]:
    """Every element, by its name and the parent where it is declared for one alone, else ``""``."""
    found: dict[tuple[str, str], Element] = {}
    for (kind, name), node in _declarations().items():
        if kind == "element":
            found[(name, "")] = _element(node)
            for inner in node.iter(f"{_XS}element"):
                if inner is not node and inner.get("name"):
                    found[(inner.get("name", ""), name)] = _element(inner)
    return found


def element(name: str, parent: str = "") -> Element | None:
    """The element of that name in that parent; none where the language has no such element."""
    return elements().get((name, parent)) or elements().get((name, ""))


@cache
def flowing() -> frozenset[str]:
    """The names of the elements that hold running words, in which white space counts."""
    return frozenset(each.name for each in elements().values() if each.mixed)


@cache
def groups() -> tuple[Named, ...]:
    """The groups of elements that stand in the same places."""
    return tuple(
        Named(name, words(node), tuple(_children(node)))
        for (kind, name), node in sorted(_declarations().items())
        if kind == "group"
    )


@cache
def types() -> tuple[Named, ...]:
    """The types of attributes, each with its values where it lists them."""
    return tuple(
        Named(name, words(node), tuple(value.get("value", "") for value in node.iter(f"{_XS}enumeration")))
        for (kind, name), node in sorted(_declarations().items())
        if kind == "simpleType"
    )


def words(node: etree._Element) -> str:
    """What the schema says of a declaration."""
    return (node.findtext(f"{_XS}annotation/{_XS}documentation") or "").strip()


def _element(node: etree._Element) -> Element:
    kind = (
        _declarations()[("complexType", node.get("type", ""))] if node.get("type") else node.find(f"{_XS}complexType")
    )
    name, documentation, type_ = node.get("name", ""), words(node), node.get("type", "")
    part = Path(node.getroottree().docinfo.URL or "").stem
    if kind is None:
        return Element(name, part, type_, documentation, False, "", (), ())
    content = ", ".join(_formula(child) for child in kind if local(child) in (*_HOLDERS, "group"))
    return Element(
        name,
        part,
        type_,
        documentation,
        kind.get("mixed") == "true",
        content,
        tuple(dict.fromkeys(_children(kind))),
        tuple(_attributes(kind)),
    )


def _children(node: etree._Element) -> Iterator[str]:
    for child in node:
        match local(child):
            case "element":
                yield child.get("ref", "") or child.get("name", "")
            case "group":
                yield from _children(_declarations()[("group", child.get("ref", ""))])
            case "sequence" | "choice":
                yield from _children(child)
            case _:
                pass


def _attributes(kind: etree._Element) -> Iterator[Attribute]:
    for child in kind:
        match local(child):
            case "attribute":
                name = child.get("ref", "") or child.get("name", "")
                type_ = child.get("type", "xs:language")
                yield Attribute(name, type_, child.get("use") == "required", child.get("default", ""), words(child))
            case "attributeGroup":
                yield from _attributes(_declarations()[("attributeGroup", child.get("ref", ""))])
            case _:
                pass


def _formula(node: etree._Element) -> str:
    """The content as drafters read it: ``heading?, recital+``; a group stands under its own name."""
    inner = [_formula(child) for child in node if local(child) in (*_HOLDERS, "group", "element")]
    if local(node) in ("group", "element"):
        made = node.get("ref", "") or node.get("name", "")
    elif len(inner) == 1:
        made = inner[0]
    else:
        made = (" | " if local(node) == "choice" else ", ").join(inner)
    times = _times(node.get("minOccurs", "1"), node.get("maxOccurs", "1"))
    return f"({made}){times}" if times and len(inner) > 1 else made + times


def _times(least: str, most: str) -> str:
    if most == "unbounded":
        return "*" if least == "0" else "+"
    return "?" if least == "0" else ""
