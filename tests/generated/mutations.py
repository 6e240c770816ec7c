"""Changes sources as careless hands and broken tools do: elements, attributes, characters, and bytes."""

from __future__ import annotations

from copy import deepcopy
from functools import cache
from pathlib import Path
from random import Random

from generated.alphabet import words
from generated.drafter import NS
from generated.grammar import Declared, grammar
from generated.values import value
from lxml import etree

_TOP = Path(__file__).parents[2]
_SIGNS = (
    "\u00ad\u200b\u200d\u200e\u202e\u2028\u2029\ufeff\ufffc\ufb01\u0301\u0093\ue000\U0001f600\u00a0\u2011"
    "*[]()/%&<>\"'#-–…٣\t\n"
)


@cache
def sources() -> tuple[Path, ...]:
    """Every source of the project that is well formed."""
    found = []
    for folder in ("source", "tests"):
        for path in sorted((_TOP / folder).rglob("*.xml")):
            data = path.read_bytes()
            if len(data) < 80_000 and b"urn:masthead:source:1" in data and _parsed(data) is not None:
                found.append(path)
    return tuple(found)


def mutated(dice: Random, data: bytes) -> bytes:
    """The source after one to six changes."""
    root = _parsed(data)
    assert root is not None
    for _ in range(dice.randint(1, 6)):
        nodes = [node for node in root.iter() if isinstance(node.tag, str)]
        try:
            dice.choice(_CHANGES)(dice, nodes, dice.choice(nodes))
        except ValueError:
            continue  # lxml refuses what no XML file can hold
    made = etree.tostring(root, encoding=dice.choice(("utf-8",) * 9 + ("utf-16", "iso-8859-1")), xml_declaration=True)
    return _scratched(dice, made) if dice.randrange(12) == 0 else made


def _parsed(data: bytes) -> etree._Element | None:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError:
        return None


def _delete(_dice: Random, _nodes: list[etree._Element], node: etree._Element) -> None:
    parent = node.getparent()
    if parent is not None:
        parent.remove(node)


def _unwrap(_dice: Random, _nodes: list[etree._Element], node: etree._Element) -> None:
    parent = node.getparent()
    if parent is not None:
        at = parent.index(node)
        for child in reversed(node):
            parent.insert(at, child)
        if node in parent:
            parent.remove(node)


def _double(_dice: Random, _nodes: list[etree._Element], node: etree._Element) -> None:
    if node.getparent() is not None:
        node.addnext(deepcopy(node))


def _move(dice: Random, nodes: list[etree._Element], node: etree._Element) -> None:
    other = dice.choice(nodes)
    if other is not node and node not in other.iterancestors() and node.getparent() is not None:
        other.insert(dice.randint(0, len(other)), node)


def _swap(dice: Random, nodes: list[etree._Element], node: etree._Element) -> None:
    alike = [each for each in nodes if each.tag == node.tag and each is not node]
    if alike:
        other = dice.choice(alike)
        node.text, other.text = other.text, node.text
        given = dict(node.attrib)
        node.attrib.clear()
        node.attrib.update(dict(other.attrib))
        other.attrib.clear()
        other.attrib.update(given)


def _rename(dice: Random, nodes: list[etree._Element], node: etree._Element) -> None:
    node.tag = dice.choice([f"{{{NS}}}{dice.choice(sorted(grammar().elements))}", str(dice.choice(nodes).tag), "bare"])


def _say(dice: Random, _nodes: list[etree._Element], node: etree._Element) -> None:
    """Give an attribute of the element another value that its type allows."""
    name = str(node.tag).rpartition("}")[2]
    if name in grammar().elements and (known := grammar().content(Declared(name, "")).attributes):
        chosen = dice.choice(known)
        key = "{http://www.w3.org/XML/1998/namespace}lang" if chosen.name == "xml:lang" else chosen.name
        node.set(key, value(dice, chosen.name, chosen.values))


def _spoil(dice: Random, _nodes: list[etree._Element], node: etree._Element) -> None:
    name = dice.choice([*node.attrib, "id", "number", "nonsense"])
    node.set(name, dice.choice(("", "0", "-1", "x" * 300, " ", "99999999999", words(dice, 2), dice.choice(_SIGNS))))


def _forget(dice: Random, _nodes: list[etree._Element], node: etree._Element) -> None:
    if node.attrib:
        del node.attrib[dice.choice(sorted(node.attrib))]


def _insert(dice: Random, _nodes: list[etree._Element], node: etree._Element) -> None:
    text = node.text or ""
    at = dice.randint(0, len(text))
    node.text = text[:at] + dice.choice((dice.choice(_SIGNS), words(dice, 3), " ", "")) + text[at:]


def _trail(dice: Random, _nodes: list[etree._Element], node: etree._Element) -> None:
    if node.getparent() is not None:
        node.tail = dice.choice(("", None, dice.choice(_SIGNS), words(dice, 2)))


def _empty(_dice: Random, _nodes: list[etree._Element], node: etree._Element) -> None:
    node.text = None


_CHANGES = (
    _delete,
    _unwrap,
    _double,
    _move,
    _swap,
    _rename,
    _say,
    _say,
    _say,
    _spoil,
    _forget,
    _insert,
    _insert,
    _trail,
    _empty,
)


def _scratched(dice: Random, data: bytes) -> bytes:
    """The file with some bytes changed, put in or lost."""
    made = bytearray(data)
    for _ in range(dice.randint(1, 4)):
        at = dice.randrange(len(made))
        made[at : at + dice.randrange(3)] = dice.randbytes(dice.randrange(3))
    return bytes(made)
