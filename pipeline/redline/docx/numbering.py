"""Lists of both versions in one document: a series that is the same in both stays one list."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from copy import deepcopy

from lxml import etree

from pipeline.redline.docx.names import OLD
from pipeline.redline.docx.package import Package, W, key_of
from pipeline.redline.docx.units import Unit

_VAL, _NUM = f"{W}val", f"{W}pPr/{W}numPr/{W}numId"
_OWN = frozenset({f"{W}nsid", f"{W}tmpl"})  # which say nothing of how an abstract list counts


def map_lists(pairs: Iterable[tuple[Unit, Unit]], old: etree._Element, theirs: Package, package: Package) -> None:
    """Give the lists of ``old`` the numbers of the new package: of the same list, else of one to be taken over.

    A list is the same where all its paragraphs that stayed are in one list of the new version, which has none of
    another, and both count alike.
    """
    there: defaultdict[str, set[str]] = defaultdict(set)
    back: defaultdict[str, set[str]] = defaultdict(set)
    for units in pairs:
        gone, come = (unit.node.find(_NUM) for unit in units)
        numbers = ["" if node is None else node.get(_VAL, "") for node in (gone, come)]
        there[numbers[0]].add(numbers[1])
        back[numbers[1]].add(numbers[0])
    before, after = theirs.one("numbering"), package.one("numbering")
    same: dict[str, str] = {}
    for number, found in there.items():
        other = next(iter(found))
        if (
            number
            and other
            and len(found) == 1
            and len(back[other]) == 1
            and _told(before, number) == _told(after, other)
        ):
            same[number] = other
    for node in old.iter(f"{W}numId"):
        number = node.get(_VAL, "")
        if number != "0":
            node.set(_VAL, same.get(number, OLD + number))


def _told(numbering: etree._Element | None, number: str) -> tuple[object, ...]:
    """How a list counts: its levels, and what its instance says otherwise."""
    if numbering is None:
        return ()
    instance = next((node for node in numbering.iter(f"{W}num") if node.get(f"{W}numId") == number), None)
    abstract = _abstract(numbering, instance)
    own = () if instance is None else tuple(key_of(each) for each in instance.iterfind(f"{W}lvlOverride"))
    return own, () if abstract is None else tuple(key_of(each) for each in abstract if each.tag not in _OWN)


def _abstract(numbering: etree._Element, instance: etree._Element | None) -> etree._Element | None:
    link = None if instance is None else instance.find(f"{W}abstractNumId")
    abstract_id = None if link is None else link.get(_VAL)
    return next(
        (node for node in numbering.iter(f"{W}abstractNum") if node.get(f"{W}abstractNumId") == abstract_id), None
    )


def take_lists(root: etree._Element, theirs: Package, package: Package) -> None:
    """Take over the lists of the old version that are still used, under numbers that are free."""
    before, after = theirs.one("numbering"), package.one("numbering")
    made: dict[str, str] = {}
    for node in root.iter(f"{W}numId"):
        number = node.get(_VAL, "")
        if number.startswith(OLD):
            number = number.removeprefix(OLD)
            if number not in made:
                made[number] = "0" if before is None or after is None else _taken(number, before, after)
            node.set(_VAL, made[number])


def _taken(number: str, before: etree._Element, after: etree._Element) -> str:
    instance = next((node for node in before.iter(f"{W}num") if node.get(f"{W}numId") == number), None)
    abstract = _abstract(before, instance)
    if instance is None or abstract is None:
        return "0"
    instance, abstract = deepcopy(instance), deepcopy(abstract)
    free = str(1 + max((int(node.get(name, "0")) for node in after for name in
                        (f"{W}numId", f"{W}abstractNumId") if node.get(name)), default=0))  # fmt: skip
    abstract.set(f"{W}abstractNumId", free)
    link = instance.find(f"{W}abstractNumId")
    if link is not None:
        link.set(_VAL, free)
    instance.set(f"{W}numId", free)
    for own in abstract.findall(f"{W}nsid"):
        own.set(_VAL, f"{int(own.get(_VAL, '0'), 16) ^ 0x01010101:08X}")
    last = [node for node in after if node.tag == f"{W}abstractNum"]
    after.insert(after.index(last[-1]) + 1 if last else 0, abstract)
    after.append(instance)
    return free
