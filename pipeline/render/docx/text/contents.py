r"""The table of contents, and what it is made of: a TC field at each heading that it lists, outside of its bookmark.

The words of an entry are not those of one paragraph (``Annex II: Lima Declaration``), and its level is not that of the
outline, in which titles of annexes have a level of their own. So ``TOC \f`` collects TC fields, and nothing else. A
REF to a heading prints what is in its bookmark: a TC field in there would be collected twice. It stands at the end of
the paragraph: in a DOC, LibreOffice joins a paragraph that begins with one to the paragraph before it.

Forms that break into other pages than the issued document have no page numbers: ``\n`` keeps Word from adding them.
"""

from __future__ import annotations

from collections.abc import Mapping

from pipeline.document.blocks import Contents
from pipeline.document.functions import Function
from pipeline.document.inline import Text
from pipeline.document.model import Document, OutlineEntry
from pipeline.document.names import bookmark
from pipeline.document.tree import every_block
from pipeline.render.docx.text.writer import Writer
from pipeline.render.docx.word.inline import (
    ContentsMark,
    Field,
    LinkPiece,
    Look,
    Mark,
    Piece,
    Run,
    What,
)
from pipeline.render.docx.word.language import RunLanguage

_DEEPEST = 9  # levels that Word knows
_LIST = "C"  # the kind of entries that TC and TOC fields name, as Word names it
_ESCAPED = str.maketrans({sign: f"\\{sign}" for sign in '\\"“”„'})  # Word takes them all for the end of quoted words


class ContentsWriter:
    """Writes tables of contents, and the marks that they collect: none where the document has no such table."""

    def __init__(self, document: Document, pages: Mapping[str, int] | None) -> None:
        """``pages`` has the page of each id; none: the tables have no page numbers."""
        self._pages = pages
        tables = (block for block in every_block(document.letter) if isinstance(block, Contents))
        depth = max((_depth(table) for table in tables), default=0)
        self._listed: Mapping[str, OutlineEntry] = {
            entry.target: entry for entry in document.outline if entry.level <= depth
        }

    def mark(self, id_: str, language: RunLanguage) -> tuple[Piece, ...]:
        """The mark of the entry that leads to the paragraph ``id_``, if there is one."""
        entry = self._listed.get(id_)
        if entry is None:
            return ()
        look = language.look()
        number = (Run(look, f"{entry.number} "),) if entry.number and entry.parts else ()
        parts = tuple(
            Run(language.of(part.language.code, part.language.direction).look(), part.text.translate(_ESCAPED))
            for part in entry.parts
        )
        entry_pieces = parts or (Run(look, entry.text),)
        return (
            ContentsMark('TC "', (*number, *entry_pieces), f'" \\f {_LIST} \\l {min(entry.level, _DEEPEST)}', look),
        )

    def write(self, block: Contents, language: RunLanguage, writer: Writer) -> None:
        """The table: one TOC field around the entries, each a link, with the page that the layout found."""
        if block.heading:
            writer.line(Function.CONTENTS_HEADING, (Text(block.heading),), language, id_=block.id)
        look = language.look()
        bare = "\\n " if self._pages is None else ""
        begin = Field(f'TOC \\f {_LIST} \\l "1-{_depth(block)}" {bare}\\h \\z', look, (), ends=False)
        end = Field("", look, (), begins=False)
        for index, entry in enumerate(block.entries):
            number = (Run(look, f"{entry.number} "),) if entry.number else ()
            entry_pieces = writer.inline.write(entry.content, language)
            link = LinkPiece(bookmark(entry.target), "", (*number, *entry_pieces, *self._page(entry.target, look)))
            first, last = index == 0, index == len(block.entries) - 1
            pieces: tuple[Piece, ...] = (*((begin,) if first else ()), link, *((end,) if last else ()))
            writer.put(writer.paragraph(writer.styling.contents(entry.level), pieces, language))

    def _page(self, target: str, look: Look) -> tuple[Piece, ...]:
        if self._pages is None:
            return ()
        page = Run(look, str(self._pages.get(target, "")))
        return (Mark(What.TAB), Field(f"PAGEREF {bookmark(target)} \\h", look, (page,)))


def _depth(block: Contents) -> int:
    return min(max((entry.level for entry in block.entries), default=1), _DEEPEST)
