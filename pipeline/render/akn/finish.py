"""Finishes the printed mark-up: unused entries of the house go, structure is indented, text is left as it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lxml import etree

from pipeline.akn.data import guidelines
from pipeline.akn.file import DOCUMENTS
from pipeline.akn.layout import mark_spaces
from pipeline.akn.names import XML_LANG, is_element, q
from pipeline.render.akn.earlier import say_earlier, say_foreign
from pipeline.render.akn.hug import hug

DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'
INDENT = "  "

# Elements with words in them; below them no white space may be added.
_WITH_WORDS = frozenset(
    q(name) for name in ("p", "block", "num", "heading", "subheading", "crossHeading", "caption", "tocItem")
)


def finish(
    markup: str,
    house: frozenset[str],
    renumbered: Iterable[tuple[str, str]] = (),
    wids: Iterable[tuple[str, str]] = (),
) -> str:
    """``markup`` laid out for readers; entries with an eId in ``house`` only stand if something points to them.

    ``renumbered`` are pairs of eIds, now and in an earlier version, ``wids`` now and in the file of another publisher.
    """
    root = etree.fromstring(markup.encode())
    _prune(root, house)
    _unsay(root)
    hug(root)
    say_earlier(root, renumbered)
    say_foreign(root, wids)
    _indent(root, "\n")
    return DECLARATION + etree.tostring(root, encoding="unicode") + "\n"


def _prune(root: etree._Element, house: frozenset[str]) -> None:
    """Entries of the house stand where the same document points to them; in a wrapper that goes for all entries."""
    for references in list(root.iter(q("references"))):
        document = next(element for element in references.iterancestors() if element.tag in DOCUMENTS)
        wrapper = document.tag == q("documentCollection")
        used = set(_pointers(document))
        for entry in list(references):
            eid = entry.get("eId", "")
            if eid not in used and (wrapper or eid in house):
                references.remove(entry)


def _unsay(root: etree._Element) -> None:
    """``xml:lang`` goes where it says what the document's own language is (part 1, page 54)."""
    own = {guidelines()["languages"].get(level.get("language", "")) for level in root.iter(q("FRBRlanguage"))}
    for element in root.iter():
        stated = element.get(XML_LANG)
        if stated in own and not any(around.get(XML_LANG) for around in element.iterancestors()):
            del element.attrib[XML_LANG]


def _pointers(document: etree._Element) -> Iterator[str]:
    """Every eId that an attribute points to with ``#``."""
    for element in document.iter():
        for value in element.attrib.values():
            if "#" in value:
                yield from (part[1:] for part in str(value).split() if part.startswith("#"))


def _indent(element: etree._Element, margin: str) -> None:
    """Put each child of an element without words on a line of its own."""
    children = [child for child in element if is_element(child)]
    if element.tag in _WITH_WORDS or not children:
        if not children and not (element.text or "").strip():
            element.text = None
        mark_spaces(element)
        for quoted in element.iterchildren(q("embeddedStructure")):
            _indent(quoted, margin + INDENT)
        return
    element.text = margin + INDENT
    for child in children:
        _indent(child, margin + INDENT)
        child.tail = margin + INDENT
    children[-1].tail = margin
