"""Akoma Ntoso of the later version that says what it changed of the earlier one: active modifications and lifecycle."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lxml import etree

from pipeline.akn.names import own, q
from pipeline.comparison.align import align
from pipeline.comparison.blocks import Block, Fate, Step

_TYPES = {Fate.CHANGED: "substitution", Fate.INSERTED: "insertion", Fate.DELETED: "repeal", Fate.MOVED: "move"}
_MAKER, _EARLIER = "#masthead", "earlier"


def with_modifications(old: bytes, new: bytes, blocks: tuple[Sequence[Block], Sequence[Block]], date: str) -> bytes:
    """The file ``new`` with a modification for each changed block of the expression ``old``; ``date`` is its day.

    A modification leads from the place in the new file to the one in the old expression and has the words of both.
    Notes are told by their own ids, a cell by the id of what stands before it.
    """
    root, earlier = etree.fromstring(new), etree.fromstring(old)
    meta = next(root.iter(q("meta")))
    iri, own_iri = (_expression(each) for each in (earlier, root))
    lifecycle = _lifecycle(meta, date)
    analysis = etree.Element(q("analysis"), source=_MAKER)
    active = etree.SubElement(analysis, q("activeModifications"))
    eids = {node.get("eId", "") for node in root.iter()}
    there = {node.get("eId", "") for node in earlier.iter()}
    active.extend(_modifications(*blocks, (iri, own_iri), (there, eids)))
    if len(active):
        lifecycle.addnext(analysis)
    references = next(meta.iter(q("references")))
    original = references.find(q("original"))
    reference = etree.Element(q("activeRef"), eId=_EARLIER, href=iri, showAs="Earlier version")
    references.insert(0 if original is None else references.index(original) + 1, reference)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8")


def _expression(root: etree._Element) -> str:
    """The IRI of the expression that a file has."""
    return next(node.get("value", "") for node in next(root.iter(q("FRBRExpression"))).iter(q("FRBRthis")))


def _lifecycle(meta: etree._Element, date: str) -> etree._Element:
    lifecycle = next(meta.iter(q("lifecycle")))
    taken = {node.get("eId") for node in lifecycle}
    id_ = next(name for name in (f"eref_{number}" for number in range(1, len(taken) + 2)) if name not in taken)
    etree.SubElement(lifecycle, q("eventRef"), eId=id_, date=date, source=f"#{_EARLIER}", type="amendment")
    return lifecycle


def _modifications(
    old: Sequence[Block], new: Sequence[Block], iris: tuple[str, str], ids: tuple[set[str], set[str]]
) -> Iterator[etree._Element]:
    old_words = there = ""
    number = 0
    for step in align(old, new):
        if step.old is not None and (step.fate is not Fate.MOVED or not step.arrived) and old[step.old].id in ids[0]:
            there = old[step.old].id
        if step.new is not None and (step.fate is not Fate.MOVED or step.arrived) and new[step.new].id in ids[1]:
            old_words = new[step.new].id
        if step.fate is Fate.SAME or (step.fate is Fate.MOVED and not step.arrived):
            continue
        number += 1
        places = f"#{old_words}" if old_words else iris[1], f"{iris[0]}#{there}" if there else iris[0]
        yield _modification(number, step, old, new, places)


def _modification(
    number: int, step: Step, old: Sequence[Block], new: Sequence[Block], places: tuple[str, str]
) -> etree._Element:
    mod = etree.Element(q("textualMod"), eId=f"mod_{number}", type=_TYPES[step.fate])
    etree.SubElement(mod, q("source"), eId=f"mod_{number}__source_1", href=places[0])
    etree.SubElement(mod, q("destination"), eId=f"mod_{number}__destination_1", href=places[1])
    for name, block in (("old", old[step.old] if step.old is not None else None),
                        ("new", new[step.new] if step.new is not None else None)):  # fmt: skip
        if block is not None:
            etree.SubElement(etree.SubElement(mod, q(name)), own("words")).text = block.text
    return mod
