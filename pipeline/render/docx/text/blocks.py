"""Blocks of the Resolved document as Word paragraphs and tables."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from pipeline.document.blocks import Block, Contents, Figure, Group, GroupKind, Heading, Para, Table
from pipeline.document.functions import Function, look_of
from pipeline.document.in_line import hugs, in_line
from pipeline.document.inline import Inlines
from pipeline.render.docx.numbering.lists import Place, WordLists
from pipeline.render.docx.references.labels import cited, number_id
from pipeline.render.docx.styles.choose import Styling, Variant
from pipeline.render.docx.text.contents import ContentsWriter
from pipeline.render.docx.text.inline import InlineWriter
from pipeline.render.docx.text.lengths import stays_whole
from pipeline.render.docx.text.tables import FloatWriter
from pipeline.render.docx.text.turning import Turning
from pipeline.render.docx.text.writer import NOWHERE
from pipeline.render.docx.word.blocks import Block as WordBlock
from pipeline.render.docx.word.blocks import Paragraph, Section, TableView
from pipeline.render.docx.word.inline import Piece, Run
from pipeline.render.docx.word.language import RunLanguage
from pipeline.render.functions import function_of_heading

_RUN_IN = "RunIn"


class BlockWriter:
    """Writes blocks one after the other; ``out`` is what it has written."""

    def __init__(
        self, inline: InlineWriter, lists: WordLists, styling: Styling, contents: ContentsWriter, turning: Turning
    ) -> None:
        self.out: list[WordBlock] = []
        self.inline = inline
        self.registry = inline.registry
        self.styling = styling
        self.turning = turning
        self._lists = lists
        self._contents = contents
        self._pending: list[str] = []
        self._leading: tuple[Piece, ...] = ()
        self._near = ""
        self._count = 0
        self._floats = FloatWriter(self, turning)
        self._heading_space = 0.0  # points after the heading or title that was written last; 0 where text came after

    def mark(self, id_: str) -> None:
        """The id of something that begins with the next paragraph."""
        if id_:
            self._pending.append(id_)

    def lead(self, pieces: tuple[Piece, ...]) -> None:
        """Pieces with which the next paragraph begins."""
        self._leading = (*self._leading, *pieces)

    def paragraph(
        self, style: str, pieces: tuple[Piece, ...], language: RunLanguage, *, id_: str = "", place: Place = NOWHERE,
        keep_next: bool = False,
    ) -> Paragraph:  # fmt: skip
        """A paragraph of ``style``, with the bookmarks that begin in it. It is made, not yet written (``put``)."""
        ids = [*self._pending, id_] if id_ else self._pending
        pieces = (*self._leading, *pieces)
        self._pending, self._leading = [], ()
        for each in reversed(ids):
            pieces = self.registry.around(each, pieces)
        pieces = (*pieces, *(mark for each in ids for mark in self._contents.mark(each, language)))
        return Paragraph(
            self.para_id(id_), style, pieces, place.series, place.level,
            bidi=self.styling.bidi(language.rtl), keep_next=keep_next,
        )  # fmt: skip

    def para_id(self, id_: str = "") -> str:
        """The identifier of the next paragraph: by its own id, else by its distance from the nearest one before."""
        if id_:
            self._near, self._count = id_, 0
            return self.registry.paragraph(id_)
        self._count += 1
        return self.registry.paragraph(f"{self._near}+{self._count}")

    def put(self, block: WordBlock) -> None:
        """Write a paragraph or table; a paragraph that begins a section has no space above it."""
        last = self.out[-1] if self.out else None
        if isinstance(block, Paragraph) and isinstance(last, Paragraph) and last.section is not None:
            block = replace(block, style=self.styling.opening(block.style))
        self.out.append(block)
        self._heading_space = 0.0

    def headed(self, space: float) -> None:
        """What was written last is a heading or title, with so many points after it."""
        self._heading_space = space

    def line(self, function: Function, content: Inlines, language: RunLanguage, *, id_: str = "") -> None:
        """A line of its own: text of a function."""
        self.put(self.paragraph(self.styling.of(function), self.inline.write(content, language), language, id_=id_))

    def keep_last(self) -> None:
        """Keep the last paragraph, or the last row of a table, with what follows, where its style does not.

        Word keeps its last lines, LibreOffice the whole: one that fills a page is left alone. So is one that ends a
        section.
        """
        fixed, last = self.styling.fixed, self.out[-1] if self.out else None
        if isinstance(last, Paragraph) and last.section is not None:
            return
        if isinstance(last, Paragraph) and last.style != fixed.complimentary and stays_whole(last.pieces):
            self.out[-1] = replace(last, keep_next=True)
        place = -2 if isinstance(last, Paragraph) and last.style == fixed.table_end else -1
        table = self.out[place] if len(self.out) >= -place else None
        if isinstance(table, TableView):
            self.out[place] = table.kept()

    def space_table(self) -> None:
        """Set the last paragraph off from a table that follows without a label."""
        last = self.out[-1] if self.out else None
        if isinstance(last, Paragraph):
            self.out[-1] = replace(last, style=self.styling.before_table(last.style))

    def end_section(self, section: Section, language: RunLanguage) -> None:
        """End a section with the last paragraph, or with a paragraph made for it where a table comes last."""
        last = self.out[-1] if self.out else None
        if not isinstance(last, Paragraph) or last.section is not None:
            last = Paragraph(self.para_id(), self.styling.fixed.section_end, (), bidi=self.styling.bidi(language.rtl))
            self.put(last)
        self.out[-1] = replace(last, section=section)

    def blocks(self, content: Iterable[Block], language: RunLanguage, *, quoted: bool = False) -> None:
        """Write blocks in order."""
        for block in content:
            match block:
                case Para():
                    self._para(block, language, quoted=quoted)
                case Group():
                    self._group(block, language.of(block.lang, block.direction), quoted=quoted)
                case Table():
                    self._floats.table(block, language)
                case Figure():
                    self._floats.figure(block, language)
                case Contents():
                    self._contents.write(block, language, self)

    def within(self, content: Iterable[Block], language: RunLanguage) -> tuple[WordBlock, ...]:
        """Blocks that are made, not yet written: those of a cell."""
        kept, self.out = self.out, []
        self.blocks(content, language)
        made, self.out = tuple(self.out), kept
        return made

    def _para(self, block: Para, around: RunLanguage, *, quoted: bool) -> None:
        language = around.of(block.lang, block.direction)
        function = look_of(block.function)
        if quoted and function is Function.BODY:
            function = Function.QUOTATION
        run_in: tuple[Piece, ...] = ()
        if block.run_in:
            run_in = (*self.inline.write(block.run_in, language, _RUN_IN), Run(language.look(), " "))
        inside = in_line(block)
        pieces = (*run_in, *self.inline.write(block.content, language))
        for part in inside:
            space = (Run(language.look(), " "),) if pieces and not hugs(part) else ()
            pieces = (*pieces, *space, *self.registry.around(part.id, self._in_line(part, language)))
        if pieces or block.number.text:
            place = self._lists.places.get(block.id, NOWHERE)
            style = self.styling.text(function, language.lang)
            self.put(self.paragraph(style, pieces, language, id_=block.id, place=place))
            if block.keeps_with_next:
                self.keep_last()
        else:  # it begins with what stands in it
            self.mark(block.id)
        self.blocks(block.parts[len(inside) :], around, quoted=quoted)  # which are not in its language

    def _in_line(self, part: Block, language: RunLanguage) -> tuple[Piece, ...]:
        """A list in running text, or what continues the sentence after it."""
        if isinstance(part, Para):
            return self.inline.write(part.content, language)
        pieces: tuple[Piece, ...] = ()
        for point in part.blocks if isinstance(part, Group) else ():
            if isinstance(point, Para):
                space = (Run(language.look(), " "),) if pieces else ()
                number = self._typed(point, language) if point.number.text else ()
                inner = (*number, *self.inline.write(point.content, language))
                pieces = (*pieces, *space, *self.registry.around(point.id, inner))
        return pieces

    def _typed(self, point: Para, language: RunLanguage) -> tuple[Piece, ...]:
        """A number in running text, with a bookmark for references to print."""
        typed = cited(point.number)
        rest = point.number.text[len(typed) :]
        marked = self.registry.around(number_id(point.id), (Run(language.look(), typed),)) if typed else ()
        return (*marked, Run(language.look(), f"{rest} "))

    def _group(self, block: Group, language: RunLanguage, *, quoted: bool) -> None:
        for heading in block.heading:
            self.turning.heading(heading.id, self, language)
        self.mark(block.id)
        for heading in block.heading:
            self._heading(heading, language)
        self.blocks(block.blocks, language, quoted=quoted or block.kind is GroupKind.QUOTATION)

    def _heading(self, heading: Heading, language: RunLanguage) -> None:
        function = function_of_heading(heading)
        own = self.styling.house.of(function)
        close = 0 < self._heading_space < own.before  # what stands under a heading has no space of its own above
        variant = Variant.AFTER_HEADING if close else Variant.USUAL
        style = self.styling.of(function, variant=variant, outline=heading.outline)
        place = self._lists.places.get(heading.id, NOWHERE)
        self.put(
            self.paragraph(style, self.inline.write(heading.content, language), language, id_=heading.id, place=place)
        )
        self.headed(own.after)

    def variant(self, function: Function, variant: Variant) -> str:
        """The style of a variant of a function."""
        return self.styling.of(function, variant=variant)
