"""The components of a document are there, each with an IRI of its own, and whatever names them (part 1, page 110)."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from pipeline.akn.checks.rule import Finding, Rule
from pipeline.akn.file import DOCUMENTS, AknFile, name
from pipeline.akn.names import is_element, q

_LEVELS = ("FRBRWork", "FRBRExpression", "FRBRManifestation")
_HELD = (q("attachment"), q("component"))


def _alone(file: AknFile) -> Iterator[Finding]:
    for level in _LEVELS:
        seen: set[str] = set()
        for document in file.documents:
            this = document.value(level, "FRBRthis")
            if this and this in seen:
                wrong = f"two components have the {level}/FRBRthis {this!r}"
                yield Finding(document.element, wrong, "an IRI of its own", "count the components in their IRIs")
            seen.add(this)


def _listed(file: AknFile) -> Iterator[Finding]:
    """What componentInfo lists is there, and everything that is there is listed."""
    for document in file.documents:
        held = _held(document.element, file)
        for where in _LEVELS:
            level = document.level(where)
            info = None if level is None else level.find(q("componentInfo"))
            if info is None:
                continue
            yield from _named(file, info)
            led = {each: _led(file, each) for each in info.iter(q("componentData"))}
            for data in (each for each, component in led.items() if component not in held):
                wrong = f"componentInfo of {where} lists {data.get('showAs') or data.get('name')!r}"
                yield Finding(data, wrong, "a component that is there", "take it out, or add the component")
            for component in held - set(led.values()):
                wrong = f"componentInfo of {where} does not list {component.get('eId')!r}"
                yield Finding(info, wrong, "every component", "add a componentData")


def _named(file: AknFile, info: etree._Element) -> Iterator[Finding]:
    """A component has one name, in the list and where it stands."""
    for data in info.iter(q("componentData")):
        doc = next((each for each in _led(file, data) if each.tag in DOCUMENTS), None)
        found, expected = data.get("name", ""), "" if doc is None else doc.get("name", "")
        if found and expected and found != expected:
            wrong = f"componentInfo calls {data.get('showAs') or data.get('eId')!r} a {found!r}"
            yield Finding(data, wrong, f"{expected!r}, as the component is called", "give both one name")


def _held(document: etree._Element, file: AknFile) -> set[etree._Element]:
    """The attachments of a document; of a collection, the components that it refers to."""
    holder = document.find(q("attachments"))
    inside = [] if holder is None else [each for each in holder if is_element(each)]
    referred = (each.get("href", "")[1:] for each in document.iterfind(f"{q('collectionBody')}//{q('documentRef')}"))
    return {*inside, *(file.by_id[eid] for eid in referred if eid in file.by_id)}


def _led(file: AknFile, data: etree._Element) -> etree._Element:
    """Where a componentData leads, through those of the other levels; the last one where the way ends or turns."""
    passed = {data}
    while True:
        following = file.by_id.get(data.get("href", "").removeprefix("#"))
        if following is None or following in passed:
            return data
        if following.tag != q("componentData"):
            return following if following.tag in _HELD else next(following.iterancestors(*_HELD), data)
        passed.add(following)
        data = following


def _related(file: AknFile) -> Iterator[Finding]:
    """A relation to a component of this document names one that is there; other documents cannot be looked up."""
    there = {document.value(level, "FRBRthis") for document in file.documents for level in _LEVELS}
    own = {document.value(level, "FRBRuri") for document in file.documents for level in _LEVELS[:2]}
    for element in file.named("hasAttachment", "attachmentOf", "original", "activeRef", "passiveRef"):
        href = element.get("href", "")
        if href.partition("/!")[0] in own and "/!" in href and href not in there:
            wrong = f"{name(element)} names the component {href!r}, which is not there"
            yield Finding(element, wrong, "the FRBRthis of a component", "correct the IRI, or add the component")


RULES = (
    Rule("MH535", "P1-145", "A component has an IRI of its own", _alone),
    Rule("MH537", "P1-110", "componentInfo lists the components that are there, by their names", _listed),
    Rule("MH564", "P1-110", "A relation to a component names one that is there", _related),
)
