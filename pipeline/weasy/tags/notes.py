"""Notes: where a Note stands in the tree, and its ID (ISO 14289-1 7.9)."""

from __future__ import annotations

from itertools import count

from msgspec import Struct

from pipeline.weasy.tags import links
from pipeline.weasy.tags.nodes import Node
from pipeline.weasy.tags.roles import PARAGRAPHS

_HOLDERS = frozenset(("TD", "TH", "LBody", "Caption", "BlockQuote", "Note", "Div", "Sect", "Art", "Part", "Document"))


class Call(Struct, frozen=True):
    """A mark in the text and its note, which is not in the tree, or not in its place yet."""

    reference: Node
    note: Node


def place(root: Node, footnotes: list[Call]) -> None:
    """Put each Note after the paragraph that calls it, so that nobody's sentence is read in two halves.

    Inside a cell or list item without paragraphs it goes to the end. ``footnotes`` are the calls of WeasyPrint's own
    notes; those set elsewhere with ``data-pdf-place="call"`` come from there to their first call.
    """
    for call in footnotes:
        call.reference.refers.append(call.note)
        call.note.refers.append(call.reference)
    order = {id(node): place for place, node in enumerate(root.walk())}
    after: dict[int, int] = {}
    for call in sorted((*footnotes, *_taken_out(root)), key=lambda call: order[id(call.reference)]):
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


def _taken_out(root: Node) -> list[Call]:
    """The notes that are read where they are called and not where they are set: each off the tree, with its call."""
    nodes = tuple(root.walk())
    waiting = {
        node.id: node for node in nodes if node.element is not None and node.element.get("data-pdf-place") == "call"
    }
    calls = []
    for node in nodes:
        note = waiting.pop(links.target_of(node), None)
        if note is not None and note.parent is not None:
            note.parent.kids.remove(note)
            calls.append(Call(node, note))
    return calls


def _identify(root: Node) -> None:
    """Each Note has an ID (7.9-1), and one of its own (7.9-2)."""
    taken = {node.id for node in root.walk()}
    numbers = (name for number in count(1) if (name := f"note-{number}") not in taken)
    for node in root.walk():
        if node.role == "Note" and not node.id:
            node.id = next(numbers)
