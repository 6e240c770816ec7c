"""What a reference can lead to, and which Word field prints its label."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum

from pipeline.document.blocks import Block, Figure, Group, Para, Table
from pipeline.document.inline import words
from pipeline.document.model import Component, Document
from pipeline.document.names import bookmark
from pipeline.render.docx.numbered import entries

_LABEL = "__label"


class Prints(Enum):
    """What a REF field to a target prints."""

    NUMBER = "number"
    WORDS = "words"
    LABEL = "label"


@dataclass(frozen=True, slots=True)
class Target:
    """A target: what a REF field to it prints, and the id of the numbered paragraph that it stands inside."""

    prints: Prints
    text: str
    parent: str = ""


@dataclass(frozen=True, slots=True)
class RefPart:
    """A part of a label: a REF field with its instruction, or (no instruction) plain words."""

    instruction: str
    text: str


def label_id(id_: str) -> str:
    """The id of the label of a table, figure or annex, as apart from the thing itself."""
    return f"{id_}{_LABEL}"


class Targets:
    """The targets of a document by id."""

    def __init__(self, document: Document) -> None:
        self._all: dict[str, tuple[Target, ...]] = {}
        for entry in entries(document):
            self._add(entry.id, Target(Prints.NUMBER, entry.number.text, entry.parent))
        for id_, target in _component(document.letter):
            self._add(id_, target)

    def _add(self, id_: str, target: Target) -> None:
        if id_ and target.text:
            self._all[id_] = (*self._all.get(id_, ()), target)

    def parts(self, id_: str, label: str) -> tuple[RefPart, ...]:
        r"""The fields that print ``label`` of the target ``id_``; none if no field prints just that.

        A number is printed by ``REF \\n``, which leaves out full stops at its end (ECMA-376 Part 1, 17.16.5.51).
        """
        for target in self._all.get(id_, ()):
            if target.prints is Prints.WORDS and target.text == label:
                return (RefPart(f"REF {bookmark(id_)} \\h", label),)
            if target.prints is Prints.LABEL and target.text == label:
                return (RefPart(f"REF {bookmark(label_id(id_))} \\h", label),)
            if target.prints is Prints.NUMBER:
                made = self._number(id_, target, label)
                if made:
                    return made
        return ()

    def _number(self, id_: str, target: Target, label: str) -> tuple[RefPart, ...]:
        own = RefPart(f"REF {bookmark(id_)} \\n \\h", target.text.rstrip("."))
        if label == own.text:
            return (own,)
        before = label.removesuffix(f" {target.text}")
        if before == label:
            return ()
        above = self.parts(target.parent, before) or (RefPart("", before),)
        return (*above, RefPart("", " "), own)


def _component(part: Component) -> Iterator[tuple[str, Target]]:
    if part.id and words(part.heading).startswith(part.label):
        yield part.id, Target(Prints.LABEL, part.label)
    for content in (part.opening, part.blocks, part.closing.before, part.closing.after):
        yield from _blocks(content)
    for attachment in part.attachments:
        yield from _component(attachment)


def _blocks(content: Iterable[Block]) -> Iterator[tuple[str, Target]]:
    for block in content:
        match block:
            case Para():
                yield from _blocks(block.parts)
            case Group():
                yield from _group(block)
            case Table() | Figure():
                yield block.id, Target(Prints.LABEL, block.label)
            case _:
                pass


def _group(block: Group) -> Iterator[tuple[str, Target]]:
    for head in block.heading:
        if head.number.text:
            yield block.id, Target(Prints.NUMBER, head.number.text)
        yield block.id, Target(Prints.WORDS, words(head.content))
    yield from _blocks(block.blocks)
