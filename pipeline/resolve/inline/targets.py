"""The second pass: what every ``id`` of the source leads to, and the label that a reference to it prints."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from pipeline.resolve.numbers.forms import bare
from pipeline.resolve.numbers.slots import Numbering
from pipeline.source.model import blocks as b
from pipeline.source.model.document import Attachment, Source
from pipeline.source.model.inline import plain
from pipeline.source.model.walk import parts
from pipeline.words import Words, inside


class Target(Struct, frozen=True):
    """Where a reference leads: the resolved id, and the label (``8``, ``8 (b)``, ``Annex II``, a heading's words)."""

    id: str
    label: str


def find_targets(source: Source, numbering: Numbering, words: Words) -> dict[str, Target]:
    """The targets by the ids that the source gives.

    Reads: ids, numbers. Writes: a target for every id; a duplicate is left to the checks.
    """
    found: dict[str, Target] = {}
    finder = _Finder(found, numbering, words)
    finder.walk(source.letter.blocks, "")
    finder.attachments(source.attachments)
    return found


class _Finder:
    def __init__(self, found: dict[str, Target], numbering: Numbering, words: Words) -> None:
        self.found = found
        self.numbering = numbering
        self.house = self.words = words

    def add(self, given: str, id_: str, label: str) -> None:
        if given:
            self.found.setdefault(given, Target(id_, label))

    def attachments(self, attachments: Iterable[Attachment]) -> None:
        for attachment in attachments:
            slot = self.numbering.of(attachment)
            self.add(attachment.id, slot.id, self.house.attachment(attachment.kind.value, slot.number.token))
            around, self.words = self.words, inside(self.words, attachment.lang)
            self.walk(attachment.blocks, "")
            for facsimile in attachment.facsimiles:
                self.walk(facsimile.blocks, "")
            self.attachments(attachment.attachments)
            self.words = around

    def walk(self, content: Iterable[b.Block], above: str) -> None:
        for block in content:
            self.block(block, above)

    def block(self, block: b.Block, above: str) -> None:
        match block:
            case b.Paragraph():
                self.paragraph(block, above)
            case b.Section() | b.Article():
                slot = self.numbering.of(block)
                self.add(block.id, slot.id, bare(slot.number) or plain(block.heading))
                self.walk(block.blocks, above)
            case b.Preamble():
                # a preamble prints nothing of its own: what leads to it leads to its first words
                first = next(iter((*block.openings, *block.groups)), block)
                self.add(block.id, self.numbering.of(first).id, "")
                self.walk((*block.openings, *block.groups, *block.enacting), above)
            case b.PointList():  # nor does a list, and Akoma Ntoso has none where its points hang on their paragraph
                self.add(block.id, self.numbering.of(next(iter(block.items), block)).id, "")
                self.walk(block.items, above)
            case b.Table():
                self.float(block)
                for row in block.rows:
                    for cell in row.cells:
                        self.walk(cell.parts, "")
            case b.Figure():
                self.float(block)
            case b.Contents():
                pass
            case _:
                heading = block.title if isinstance(block, b.Resolution) else getattr(block, "heading", ())
                self.add(block.id, self.numbering.of(block).id, plain(heading))
                for _, inner in parts(block):
                    self.walk(inner, above)

    def paragraph(self, block: b.Paragraph, above: str) -> None:
        slot = self.numbering.of(block)
        if slot.number.value == 0 or block.role is not b.Role.POINT or not above:
            label = bare(slot.number)
        else:
            label = self.words.citation["subparagraph"].format(above=above, number=slot.number.text.rstrip(".- "))
        self.add(block.id, slot.id, label)
        self.walk(block.parts, label or above)

    def float(self, block: b.Table | b.Figure) -> None:
        slot = self.numbering.of(block)
        name = "table" if isinstance(block, b.Table) else "figure"
        label = self.words.forms[name].format(number=bare(slot.number)) if block.numbered else plain(block.title)
        self.add(block.id, slot.id, label)
