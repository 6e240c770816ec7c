"""Footnotes: where a Note stands in the tree, and its ID (ISO 14289-1 7.9)."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import count

from pipeline.weasy.conformance.nodes import Node
from pipeline.weasy.conformance.roles import PARAGRAPHS

_HOLDERS = frozenset(("TD", "TH", "LBody", "Caption", "BlockQuote", "Note", "Div", "Sect", "Art", "Part", "Document"))


@dataclass(frozen=True, slots=True)
class Call:
    """A mark in the text and its note, which is not in the tree yet."""

    reference: Node
    note: Node


def place(root: Node, calls: list[Call]) -> None:
    """Put each Note after the paragraph that calls it, so that nobody's sentence is read in two halves.

    Inside a cell or list item without paragraphs it goes to the end.
    """
    after: dict[int, int] = {}
    for call in calls:
        call.reference.refers.append(call.note)
        call.note.refers.append(call.reference)
        block: Node = call.reference
        while block.parent is not None and block.role not in PARAGRAPHS and block.role not in _HOLDERS:
            block = block.parent
        if block.role in PARAGRAPHS and block.parent is not None:
            earlier = after.get(id(block), 0)
            after[id(block)] = earlier + 1
            call.note.parent = block.parent
            block.parent.kids.insert(block.parent.kids.index(block) + 1 + earlier, call.note)
        else:
            block.add(call.note)
    _identify(root)


def _identify(root: Node) -> None:
    """Each Note has an ID (7.9-1), and one of its own (7.9-2)."""
    taken = {node.id for node in root.walk()}
    numbers = (name for number in count(1) if (name := f"note-{number}") not in taken)
    for node in root.walk():
        if node.role == "Note" and not node.id:
            node.id = next(numbers)
