"""What the house rules find in a source that the grammar refuses: one run tells all that can be told."""

from __future__ import annotations

from collections.abc import Iterable

from lxml import etree

from pipeline.checks.wording import wording_faults
from pipeline.checks.wording.texts import FLOWS, INLINE
from pipeline.errors import Fault, MastheadError, Place
from pipeline.source.grammar import schema
from pipeline.source.grammar.check import grammar_faults
from pipeline.source.load import load
from pipeline.source.markup.names import NAMESPACE
from pipeline.xmlio.parse import Parsed, local


def other_findings(parsed: Parsed, faults: Iterable[Fault]) -> tuple[Fault, ...]:
    """Findings of house rules where no fault of the grammar stands; none that may follow from one.

    The tree is mended as far as no words are lost: unknown attributes go, unknown elements give their words to what is
    around them. Rules that need the Source model are asked where that makes the source valid. ``parsed`` is of no use
    afterwards.
    """
    if etree.QName(parsed.root).namespace != NAMESPACE:
        return ()
    from pipeline.checks import check_source  # noqa: PLC0415 - a source that is valid needs none of it

    given = tuple(faults)
    elements = {place: element for element, place in parsed.places.items()}
    touched = {flow for fault in given for flow in _touched(elements.get(fault.passage.place))}
    found = list(wording_faults(parsed))
    values = _mend(given, elements)
    try:
        if not grammar_faults(parsed):
            found += check_source(load(parsed))
    except (MastheadError, LookupError, ValueError):
        pass  # what the grammar has told comes first
    lost = _LOST if any(fault.code in _UNSHARED for fault in given) else ()
    return tuple(
        fault
        for fault in found
        if fault.code not in lost
        and not _inside(elements.get(fault.passage.place), touched)
        and not any(f"“{each}”" in fault.wrong for each in values)
    )


_UNSHARED = ("MH171", "MH172")  # the words of an annex are not there …
_LOST = ("MH401", "MH404")  # … nor what is referred to in them


def _touched(element: etree._Element | None) -> Iterable[etree._Element]:
    """The element of a fault, and the flow of words that it stands in."""
    node = element
    while node is not None:
        if node is element or local(node) in FLOWS | INLINE:
            yield node
        node = node.getparent()


def _inside(element: etree._Element | None, touched: set[etree._Element]) -> bool:
    node, first = element, True
    while node is not None:
        if node in touched and (first or local(node) in FLOWS | INLINE):
            return True
        node, first = node.getparent(), False
    return False


def _mend(faults: Iterable[Fault], elements: dict[Place, etree._Element]) -> set[str]:
    """Take out what the grammar does not know; the values that went with it are given back."""
    values: set[str] = set()
    for fault in faults:
        element = elements.get(fault.passage.place)
        if element is None:
            continue
        if fault.code == "MH203" and fault.passage.attribute:
            values.add(str(element.attrib.pop(fault.passage.attribute, "")))
        elif fault.code == "MH201" and schema.element(local(element)) is None:
            _unwrap(element)
    return values - {""}


def _unwrap(element: etree._Element) -> None:
    """Put the words and the children of an element in its place."""
    parent = element.getparent()
    if parent is None:
        return
    at = parent.index(element)
    before = parent[at - 1] if at else None
    children = list(element)
    _append(parent, before, element.text)
    if children:
        children[-1].tail = (children[-1].tail or "") + (element.tail or "")
    else:
        _append(parent, before, element.tail)
    element.tail = None
    parent[at : at + 1] = children


def _append(parent: etree._Element, before: etree._Element | None, text: str | None) -> None:
    if text and before is not None:
        before.tail = (before.tail or "") + text
    elif text:
        parent.text = (parent.text or "") + text
