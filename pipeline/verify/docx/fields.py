"""Evaluates the fields as Word would when it updates them, and compares with what they show now."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.errors import Fault, Place
from pipeline.verify.compare import MEND
from pipeline.verify.docx.paragraphs import ReadField, ReadParagraph

_PATH = "docx"
_TO_BOOKMARK = frozenset({"REF", "NOTEREF", "PAGEREF"})


def field_faults(found: Sequence[ReadParagraph]) -> Iterator[Fault]:
    """MH625: a field that Word would print otherwise, or a link or field to a bookmark that is not there."""
    at = {name: each for each in found for name in each.bookmarks}
    for each in found:
        for anchor in each.anchors:
            if anchor not in at:
                yield _fault(f"a link leads to {anchor}, which is nowhere", "a bookmark of the document")
        for one in each.fields:
            yield from _field(one, at)


def _field(one: ReadField, at: dict[str, ReadParagraph]) -> Iterator[Fault]:
    name = one.instruction[0] if one.instruction else ""
    if name not in _TO_BOOKMARK:
        return
    target = at.get(one.instruction[1]) if len(one.instruction) > 1 else None
    if target is None:
        yield _fault(f"the field {' '.join(one.instruction)} leads nowhere", "a bookmark of the document")
    elif name == "REF" and "\\n" in one.instruction and one.result != target.number.rstrip("."):
        yield _fault(f"the field {' '.join(one.instruction)} shows {one.result!r}", repr(target.number.rstrip(".")))
    elif name == "REF" and "\\n" not in one.instruction and one.result not in target.text:
        yield _fault(f"the field {' '.join(one.instruction)} shows {one.result!r}", f"words of {target.text!r}")


def _fault(wrong: str, expected: str) -> Fault:
    return Fault("MH625", Place(_PATH), wrong, expected, MEND)
