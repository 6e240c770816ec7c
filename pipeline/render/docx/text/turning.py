"""Sections of pages on their side: one for each turned table, with the headings that lead to it.

A section ends with a paragraph that names its page (ECMA-376 Part 1, 17.6.18), so an upright one ends before the first
of these headings, unless nothing stands on it.
"""

from __future__ import annotations

from pipeline.document.blocks import Table
from pipeline.document.model import Document
from pipeline.render.docx.text.writer import Writer
from pipeline.render.docx.word.blocks import Paragraph, Section
from pipeline.render.docx.word.language import RunLanguage
from pipeline.render.turned import turned_end, turned_heads


class Turning:
    """Turns the pages of what a ``Writer`` writes.

    The table that ends the document ends no section: the last one is that of the whole text. In the ``submission`` form
    the addressee follows a letter without attachments.
    """

    def __init__(self, document: Document, *, submission: bool) -> None:
        self._heads = frozenset(turned_heads(document.letter))
        bare = submission and not document.letter.attachments
        self._last = None if bare else turned_end(document)
        self._turned = False

    def heading(self, id_: str, writer: Writer, language: RunLanguage) -> None:
        """A heading follows, which may stand on the page of a turned table."""
        if id_ in self._heads:
            self.begin(writer, language)

    def begin(self, writer: Writer, language: RunLanguage) -> None:
        """Turn the page here, if it is not turned already."""
        last = writer.out[-1] if writer.out else None
        empty = last is None or (isinstance(last, Paragraph) and last.section is not None)
        if not (self._turned or empty):
            writer.end_section(writer.styling.pages.upright(), language)
        self._turned = True

    def end(self, table: Table, writer: Writer, language: RunLanguage) -> None:
        """Turn the page back after a table."""
        if table is not self._last:
            writer.end_section(writer.styling.pages.turned(), language)
            self._turned = False

    def final(self, writer: Writer) -> Section:
        """The section that ends the text."""
        return writer.styling.pages.turned() if self._turned else writer.styling.pages.upright()

    def end_rule(self, writer: Writer) -> str:
        """The style of the rule that ends the document."""
        fixed = writer.styling.fixed
        return fixed.end_rule_turned if self._turned else fixed.end_rule
