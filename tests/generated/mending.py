"""Takes out of a source what `check` refuses, at the place where it says so, until it has no error."""

from __future__ import annotations

from pathlib import Path

from generated.drafter import DATES
from lxml import etree

from pipeline.editing.markup import read
from pipeline.errors import Fault, MastheadError, Place, Severity
from pipeline.options import Options
from pipeline.stages import CHECKING, Work, run
from pipeline.xmlio.parse import parse

_ROUNDS = 40
_NEEDED = ("masthead", "issue", "symbol", "body", "letter")


def written(root: etree._Element) -> bytes:
    """The source as bytes."""
    return etree.tostring(root, encoding="utf-8", xml_declaration=True)


def errors(data: bytes, folder: Path, options: Options | None = None) -> tuple[Fault, ...]:
    """What `check` finds that stops a build. Raises whatever it raises but ``MastheadError``."""
    try:
        run(Work(folder / "drawn.xml", "drawn", options or Options(), data), CHECKING)
    except MastheadError as error:
        return tuple(fault for fault in error.faults if fault.severity is Severity.ERROR)
    return ()


def mended(data: bytes, folder: Path, options: Options | None = None) -> bytes | None:
    """The source without what `check` refuses; none where nothing is left to take out."""
    tried: set[tuple[str, str]] = set()
    for _ in range(_ROUNDS):
        found = errors(data, folder, options)
        if not found:
            return data
        parsed = parse("drawn.xml", data)
        there = {(place.line, place.column): node for node in parsed.root.iter() if (place := parsed.place(node))}
        taken = False
        for fault in found:
            node = there.get(_element_at(data, fault.place))
            if node is None or node.getroottree().getroot() is not parsed.root:
                continue
            taken = _take(node, fault, tried) or taken
        if not taken:
            return None
        data = written(parsed.root)
    return None


def _element_at(data: bytes, place: Place) -> tuple[int, int]:
    """Line and column of the element that a finding is about: it may stand at an attribute, or at words."""
    text = data.decode()
    lines = text.split("\n")
    offset = sum(len(line) + 1 for line in lines[: place.line - 1]) + max(place.column - 1, 0)
    markup = read(text)
    around = markup.innermost(offset)
    start = next((each for each in around.children if each.tag.start <= offset < each.tag.end), around).tag.start
    return text.count("\n", 0, start) + 1, start - text.rfind("\n", 0, start)


_TITLE = (
    "<title xmlns='urn:masthead:source:1'><kind>Letter</kind> dated <date when='2025-08-18'>{day}</date> from the "
    "<sender>Mission</sender> addressed to the <addressee>President</addressee></title>"
)


def _replaced(node: etree._Element) -> bool:
    """Put something right in the place of what a source must have."""
    parent, name = node.getparent(), str(node.tag).rpartition("}")[2]
    lang = node.getroottree().getroot().get("{http://www.w3.org/XML/1998/namespace}lang", "en")
    if name in ("issued", "original", "job"):
        key, given = {"issued": ("when", "2025-08-20"), "original": ("in", "en"), "job": ("number", "25-12345")}[name]
        node.attrib.clear()
        node.set(key, given)
        return True
    if parent is not None and name == "title" and str(parent.tag).endswith("}letter"):
        parent.replace(node, etree.fromstring(_TITLE.format(day=DATES[lang])))
        return True
    if name == "letter":
        body = next(child for child in node if str(child.tag).endswith("}body"))
        etree.SubElement(body, f"{node.tag[:-6]}paragraph").text = "Words."
        return True
    return False


def _take(node: etree._Element, fault: Fault, tried: set[tuple[str, str]]) -> bool:
    """Take away the attributes of a node, or at the second finding the node; its words stay where they may."""
    where = (fault.code, str(node.getroottree().getpath(node)))
    optional = [
        name for name in node.attrib if name not in ("when", "organ", "file", "alt", "is", "key", "kind", "code")
    ]
    if where not in tried and optional and node.getparent() is not None:
        tried.add(where)
        for name in optional:
            del node.attrib[name]
        return True
    if _replaced(node):
        return True
    parent = node.getparent()
    if parent is None or str(node.tag).rpartition("}")[2] in _NEEDED:
        return False
    if node.tail:
        before = node.getprevious()
        if before is not None:
            before.tail = (before.tail or "") + node.tail
        else:
            parent.text = (parent.text or "") + node.tail
    parent.remove(node)
    return True
