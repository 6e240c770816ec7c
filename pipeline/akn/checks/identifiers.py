"""Identifiers: unique over a document and its attachments, and made as the convention says (part 1, page 145)."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from pipeline.akn.checks.rule import Finding, Rule
from pipeline.akn.data import guidelines
from pipeline.akn.file import AknFile, in_meta, name
from pipeline.akn.names import STEP, last_step, parent_id, q


def _unique(file: AknFile) -> Iterator[Finding]:
    for document in file.documents:
        if document.attached:
            continue
        seen: set[str] = set()
        for element in document.element.iter():
            eid = element.get("eId")
            if eid in seen:
                yield Finding(element, f"the eId {eid!r} stands twice", "one eId for one element", "rename one of them")
            elif eid:
                seen.add(eid)


def _form(file: AknFile) -> Iterator[Finding]:
    """The last step names the element by its abbreviation, an hcontainer by its name."""
    for element in file.elements:
        eid = element.get("eId")
        if not eid or in_meta(element):
            continue
        prefixes = {guidelines()["abbreviations"].get(name(element), name(element)), name(element)}
        prefixes.add(element.get("name", "").rpartition(":")[2])
        found = last_step(eid).partition("_")[0]
        prefixes.update(guidelines()["functions"].get(name(element), ()))
        if found.lower() not in {item.lower() for item in prefixes if item}:
            expected = f"a last step that begins with {max(prefixes)}"
            yield Finding(element, f"the eId of {name(element)} is {eid!r}", expected, "name the element in its eId")


def _prefix(file: AknFile) -> Iterator[Finding]:
    """What stands before the last step is the eId of an element around it, or of the ``p`` that a list continues."""
    for element in file.elements:
        eid = element.get("eId")
        if not eid or in_meta(element) or STEP not in eid:
            continue
        around = {ancestor.get("eId") for ancestor in element.iterancestors()}
        before = parent_id(eid)
        if before not in around and last_step(before) not in _PARTS and not _continues(file, element, before):
            expected = "the eId of an element around it, then its own step"
            yield Finding(element, f"the eId is {eid!r}", expected, "prefix the parent's eId")


def _continues(file: AknFile, element: etree._Element, eid: str) -> bool:
    """Whether ``eid`` is that of a ``p`` beside ``element`` or beside an element around it: a ``p`` holds no list."""
    p = file.by_id.get(eid)
    return p is not None and p.tag == q("p") and p.getparent() in set(element.iterancestors())


# Steps that no element need bear: a document has each of these once.
_PARTS = frozenset({"preface", "preamble", "conclusions", "body", "coverPage"})


def _attachments(file: AknFile) -> Iterator[Finding]:
    for attachment in file.named("attachment"):
        own = attachment.get("eId", "")
        inside = (each for each in attachment.iter() if each is not attachment and not _declared(each))
        other = [each for each in inside if each.get("eId") and not _begins_with(each.get("eId", ""), own)]
        if other:
            wrong = f"{len(other)} eIds in the attachment {own!r} do not begin with its own: {other[0].get('eId')!r}"
            yield Finding(other[0], wrong, f"{own or 'att_1'}{STEP}…", "prefix them")


def _begins_with(eid: str, own: str) -> bool:
    """Whether ``eid`` begins with the eId ``own`` of its attachment."""
    return bool(own) and eid.startswith(f"{own}{STEP}")


def _declared(element: etree._Element) -> bool:
    """Whether it is an entry of references, which is declared once for host and attachments."""
    parent = element.getparent()
    return parent is not None and parent.tag in {q("references"), q("componentInfo"), q("componentData")}


RULES = (
    Rule("MH570", "P1-145", "An eId stands once in a document and its attachments", _unique),
    Rule("MH571", "P1-145", "The last step of an eId names its element", _form),
    Rule("MH572", "P1-145", "An eId begins with that of an element around it", _prefix),
    Rule("MH573", "P1-145", "The eIds of an attachment begin with the attachment's", _attachments),
)
