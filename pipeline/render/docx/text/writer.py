"""What the writers of tables, contents and turned pages need of the writer of blocks, which calls them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from pipeline.document.blocks import Block as DocumentBlock
from pipeline.document.functions import Function
from pipeline.document.inline import Inlines
from pipeline.render.docx.numbering.lists import Place
from pipeline.render.docx.package.identifiers import Registry
from pipeline.render.docx.styles.choose import Styling
from pipeline.render.docx.text.inline import InlineWriter
from pipeline.render.docx.word.blocks import Block, Paragraph, Section
from pipeline.render.docx.word.inline import Piece
from pipeline.render.docx.word.language import RunLanguage

NOWHERE = Place(0, 0, live=False)


class Writer(Protocol):
    """Writes paragraphs and tables one after the other; ``out`` is what it has written."""

    out: list[Block]
    inline: InlineWriter
    registry: Registry
    styling: Styling

    def mark(self, id_: str) -> None:
        """The id of something that begins with the next paragraph."""

    def paragraph(
        self, style: str, pieces: tuple[Piece, ...], language: RunLanguage, *, id_: str = "", place: Place = NOWHERE,
        keep_next: bool = False,
    ) -> Paragraph:  # fmt: skip
        """A paragraph of ``style``, with the bookmarks that begin in it. It is made, not yet written (``put``)."""

    def para_id(self, id_: str = "") -> str:
        """The identifier of the next paragraph."""

    def put(self, block: Block) -> None:
        """Write a paragraph or table."""

    def line(self, function: Function, content: Inlines, language: RunLanguage, *, id_: str = "") -> None:
        """A line of its own: text of a function."""

    def within(self, content: Iterable[DocumentBlock], language: RunLanguage) -> tuple[Block, ...]:
        """Blocks that are made, not yet written: those of a cell."""

    def space_table(self) -> None:
        """Set the last paragraph off from a table that follows without a label."""

    def end_section(self, section: Section, language: RunLanguage) -> None:
        """End a section with the last paragraph, or with a paragraph made for it."""
