"""What a reference can lead to: every place of a document, what can be said of it, and what it stands in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct

from pipeline.document.blocks import Block, Figure, Group, Para, Table
from pipeline.document.inline import calls, words
from pipeline.document.model import Component, Document
from pipeline.document.names import bookmark
from pipeline.document.tree import held
from pipeline.render.docx.numbering.numbered_blocks import entries
from pipeline.render.docx.references.fields import FieldText, counted, labelled, typed, valued
from pipeline.render.docx.references.labels import (
    label_of_attachment,
    label_of_float,
    place_of_label,
)


class Target(Struct, frozen=True):
    """What can be said of a place, and the id of the numbered one in which it stands (``''`` for none)."""

    field_texts: tuple[FieldText, ...]
    parent: str = ""


_NOTHING = Target(())


class Targets:
    """The targets of a document by id."""

    def __init__(self, document: Document) -> None:
        self._language = document.language.code
        self._all: dict[str, Target] = {}
        for entry in entries(document):
            self._add(entry.id, counted(entry.id, entry.number), entry.parent)
        self._component(document.letter)

    def of(self, id_: str) -> Target:
        """What can be said of the place ``id_``."""
        return self._all.get(id_, _NOTHING)

    def _add(self, id_: str, field_texts: Iterable[FieldText], parent: str = "") -> None:
        earlier = self.of(id_)
        made = tuple(field_text for field_text in field_texts if field_text.text)
        if id_:
            self._all[id_] = Target((*earlier.field_texts, *made), earlier.parent or parent)

    def _component(self, part: Component) -> None:
        if part.id and part.label:
            label = label_of_attachment(part, self._language)
            self._add(part.id, _unprinted(part) if place_of_label(part) is None else labelled(part.id, label))
        for content in (part.opening, part.blocks, part.closing.before, part.closing.after):
            self._blocks(content, "")
        for attachment in part.attachments:
            self._component(attachment)

    def _blocks(self, content: Iterable[Block], parent: str) -> None:
        for block in content:
            match block:
                case Para():
                    self._blocks(block.parts, block.id if block.number.text else parent)
                case Group(inline=True):
                    self._in_line(block, parent)
                case Group():
                    self._group(block, parent)
                case Table() | Figure():
                    self._add(block.id, labelled(block.id, label_of_float(block)))
                    self._blocks(held(block), "")
                case _:
                    pass

    def _in_line(self, group: Group, parent: str) -> None:
        for point in group.blocks:
            if isinstance(point, Para):
                self._add(point.id, typed(point.id, point.number), parent)

    def _group(self, group: Group, parent: str) -> None:
        for head in group.heading:
            if head.number.text:
                self._add(group.id, counted(group.id, head.number), parent)
                parent = group.id
            if not calls(head.content):  # a REF would bring the mark of the note along
                self._add(group.id, (FieldText(words(head.content), f"REF {bookmark(group.id)} \\h"),))
        self._blocks(group.blocks, parent)


def _unprinted(part: Component) -> Iterator[FieldText]:
    """The label of an annex whose heading does not have it as it stands, as in Arabic."""
    for text in sorted({part.label, part.label.lower()}):
        yield from valued(part.id, text, number=False)
