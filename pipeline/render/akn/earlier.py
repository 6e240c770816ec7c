"""Says which eId an element had before, or has in the file of another publisher: ``wId`` (AKN 3.0, "idreq")."""

from __future__ import annotations

from collections.abc import Iterable

from lxml import etree

from pipeline.akn.file import in_meta
from pipeline.akn.names import STEP, q


def say_earlier(root: etree._Element, renumbered: Iterable[tuple[str, str]]) -> None:
    """Give the elements their ``wId``; ``renumbered`` are pairs of eIds, now and before.

    What stands in a place that has another eId has another one too: its own steps follow those of the place.
    """
    before = dict(renumbered)
    if not before:
        return
    taken: set[str] = set()
    for element in root.iter(etree.Element):
        eid = element.get("eId", "")
        earlier = _earlier(eid, before)
        if earlier not in ("", eid) and earlier not in taken and not in_meta(element):
            element.set("wId", earlier)
            taken.add(earlier)


def say_foreign(root: etree._Element, wids: Iterable[tuple[str, str]]) -> None:
    """Give elements the eId of another publisher as ``wId``, where they do not say yet which they had before."""
    before = dict(wids)
    for element in root.iter(etree.Element) if before else ():
        named = element.get("eId", "") or _number_of(element)
        own = before.get(named, "")
        if own not in ("", element.get("eId")) and not element.get("wId") and not in_meta(element):
            element.set("wId", own)


def _earlier(eid: str, before: dict[str, str]) -> str:
    steps = eid.split(STEP)
    for count in range(len(steps), 0, -1):
        around = STEP.join(steps[:count])
        if around in before:
            return STEP.join((before[around], *steps[count:]))
    return ""


def _number_of(element: etree._Element) -> str:
    """The name of a number, which has no eId: that of what bears it, and its own step."""
    parent = element.getparent()
    return f"{parent.get('eId')}{STEP}num" if parent is not None and element.tag == q("num") else ""
