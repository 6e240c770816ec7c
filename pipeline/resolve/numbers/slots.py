"""What the first pass found for every block: its id, its number and its depth."""

from __future__ import annotations

from msgspec import Struct, field

from pipeline.document.numbers import Number


class Slot(Struct, frozen=True):
    """What the pass found for one block: its id, its number, the depth of the list or heading it stands in."""

    id: str
    number: Number
    depth: int


class Numbering(Struct):
    """The slots of a whole document, by the identity of the source's node."""

    slots: dict[int, Slot] = field(default_factory=dict)

    def of(self, node: object) -> Slot:
        """The slot of a node of the source."""
        return self.slots[id(node)]

    def put(self, node: object, slot: Slot) -> Slot:
        """Record the slot of a node."""
        self.slots[id(node)] = slot
        return slot
