"""MH401, MH403: every reference leads somewhere."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

from pipeline.errors import Fault, Passage
from pipeline.source.model.document import Signature, Source
from pipeline.source.model.inline import Footnote, Reference, TargetKind
from pipeline.source.model.walk import every, nodes


def check(source: Source) -> Iterator[Fault]:
    """References to places that do not exist, or that nothing can lead to, or to addresses that are not https."""
    ids, mute = _targets(source)
    for reference in every(source, Reference):
        target = reference.target
        if reference.kind is TargetKind.PLACE and target in mute:
            yield Fault(
                "MH401",
                reference.place,
                f"the reference leads to “{target}”, which is the id of a note or signature",
                "the id of a paragraph, heading, table, figure or attachment",
                "a further mark of a note is <note-again>; refer to a signatory in words",
                about=Passage(reference.place, "", "to"),
            )
        elif reference.kind is TargetKind.PLACE and target not in ids:
            near = ", ".join(get_close_matches(target, ids, 3, 0.5) or sorted(ids)[:5]) or "it has none so far"
            yield Fault(
                "MH401",
                reference.place,
                f"the reference leads to “{target}”, which no element has for its id",
                f"one of the ids of this document ({near})",
                "correct the reference, or give the element that id"
                + (f'; a document is referred to by symbol="{target}", a page of the web by href' * ("/" in target)),
                about=Passage(reference.place, "", "to"),
            )
        elif reference.kind is TargetKind.WEB and not reference.target.startswith("https://"):
            yield Fault(
                "MH403",
                reference.place,
                f"the address “{target}” is not https",
                "an address that begins with https://",
                "correct the address; a United Nations document is referred to by symbol",
                about=Passage(reference.place, "", "href"),
            )


def _targets(source: Source) -> tuple[set[str], set[str]]:
    """The ids that a reference can lead to, and those of notes and signatures, to which none can."""
    ids: set[str] = set()
    mute: set[str] = set()
    for node in nodes(source):
        name = getattr(node, "id", "")
        if name:
            (mute if isinstance(node, Footnote | Signature) else ids).add(name)
    return ids, mute - ids
