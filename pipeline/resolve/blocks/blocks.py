"""Resolves the blocks of a body: the source's blocks with their slots, as the outputs print them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from msgspec import Struct
from msgspec.structs import replace

from pipeline.document import blocks as d
from pipeline.document.functions import Function
from pipeline.document.in_line import continued
from pipeline.document.inline import words
from pipeline.document.lead_ins import is_lead_in, led
from pipeline.document.numbers import PLAIN, Number, Scheme
from pipeline.pictures import Pictures
from pipeline.resolve.blocks.roles import function_of
from pipeline.resolve.blocks.running_in import as_run, spoken, with_marks
from pipeline.resolve.blocks.tables import resolve_table
from pipeline.resolve.inline.inline import InlineResolver
from pipeline.resolve.inline.register import PARTICIPANTS, Register
from pipeline.resolve.inline.speaker import speaker
from pipeline.resolve.numbers.forms import bare, scheme
from pipeline.resolve.numbers.ids import SEPARATOR, clean
from pipeline.resolve.numbers.slots import Numbering
from pipeline.source.model import blocks as b
from pipeline.source.model.inline import Inlines as SourceInlines
from pipeline.source.model.inline import plain
from pipeline.words import Words

_IN_RESOLUTION = {b.Role.RECITAL: Function.RESOLUTION_RECITAL, b.Role.OPERATIVE: Function.RESOLUTION_ITEM}
_CELL_WORDS, _TABLE_PARAGRAPH = Function("cell-words"), Function("table-paragraph")
_UNNUMBERED_BELOW = (3, 3, 3, 5, 5, 6, 6)  # bold, italic, roman: the level of an unnumbered heading under each level
_WORD_LEVEL = 3
_TITLE_LEVEL = 2  # headings inside a resolution stand below its title, which is set as the second level is


class Under(Struct, frozen=True):
    """Where a block stands in the house's scale of headings: how many are above it, the level of the nearest (0: none).

    A quotation inside a paragraph begins the scale anew.
    """

    depth: int = 0
    level: int = 0

    def below(self, level: int) -> Under:
        """What stands above the blocks of a section whose heading has that level."""
        return Under(self.depth + 1, level)


_FIRST = ("1",)  # the number of the article that has words of its own in French
TOP = Under()


class BlockResolver:
    """Resolves the blocks of one component; ``outline`` is the outline level of its first headings.

    ``indented`` says that the numbers of its numbered paragraphs do not stand at the margin, ``speaks`` that the words
    which open a preamble name the organ that speaks in a resolution.
    """

    def __init__(
        self,
        numbering: Numbering,
        inlines: InlineResolver,
        words: Words,
        pictures: Pictures,
        outline: int,
        *,
        indented: bool = False,
        speaks: bool = False,
    ) -> None:
        self.numbering = numbering
        self.inlines = inlines
        self.words = words
        self.pictures = pictures
        self.outline = outline
        self.indented = indented
        self.speaks = speaks
        self.in_cell: Function | None = None  # what words are in the cell that is open
        self._headings = 0  # how many stand above what is being resolved, those around a quotation too

    @property
    def register(self) -> Register:
        """The register that collects what the text names."""
        return self.inlines.register

    def blocks(self, content: Iterable[b.Block], under: Under = TOP) -> tuple[d.Block, ...]:
        """The resolved blocks, in order; ``under`` are the headings above them."""
        return led([self.block(block, under) for block in content])

    def block(self, block: b.Block, under: Under) -> d.Block:
        """One resolved block."""
        match block:
            case b.Paragraph():  # groups of recitals and operative paragraphs have theirs; a resolution has blocks
                return self.paragraph(block, _IN_RESOLUTION.get(block.role))
            case b.Section():
                return self.section(block, under)
            case b.Article():
                return self.article(block, under)
            case b.Preamble():
                opened = tuple(self.paragraph(opening) for opening in block.openings)
                groups = tuple(self.recitals(group) for group in block.groups)
                enacting = tuple(self.paragraph(words_) for words_ in block.enacting)
                return self.group(block, d.GroupKind.PREAMBLE, (*opened, *groups, *enacting))
            case b.RecitalGroup():
                return self.recitals(block)
            case b.OperativeGroup():
                heading = self.heading(block, block.heading, d.HeadingKind.OPERATIVE, _WORD_LEVEL)
                form = scheme(block.form or self.words.forms["operative"])
                with self._beneath(heading):
                    items = tuple(self.paragraph(item) for item in block.items)
                name = _name(block.heading) or "operative"
                return self.group(block, d.GroupKind.OPERATIVE, items, heading, name=name, form=form)
            case b.PointList():
                return self.points(block)
            case b.Participants():
                return self.participants(block)
            case b.Quotation():
                with self.inlines.inside(block.lang, block.direction):
                    inside = self.blocks(block.blocks, under)
                return self.group(block, d.GroupKind.QUOTATION, inside, lang=block.lang, direction=block.direction)
            case b.Table():
                return resolve_table(block, self.numbering, self.inlines, self.cell, self.words)
            case b.Figure():
                return self.figure(block)
            case b.Resolution():
                return self.resolution(block, under)
            case b.Contents():
                return d.Contents(self.numbering.of(block).id, self.words.contents, ())

    def cell(self, content: Iterable[b.Block]) -> tuple[d.Block, ...]:
        """What stands in a cell after its words, with the functions that text has there."""
        parts = tuple(content)
        self.in_cell = _CELL_WORDS if any(isinstance(part, b.PointList) for part in parts) else _TABLE_PARAGRAPH
        try:
            return self.blocks(parts)
        finally:
            self.in_cell = None

    def group(
        self,
        node: b.Block,
        kind: d.GroupKind,
        blocks: tuple[d.Block, ...],
        heading: tuple[d.Heading, ...] = (),
        *,
        name: str = "",
        form: Scheme = PLAIN,
        inline: bool = False,
        lang: str = "",
        direction: str = "",
    ) -> d.Group:
        """A group with the id of its node."""
        return d.Group(self.numbering.of(node).id, kind, name, heading, blocks, form, inline, lang, direction)

    def heading(self, node: b.Block, content: SourceInlines, kind: d.HeadingKind, level: int) -> tuple[d.Heading, ...]:
        """The heading of a group, none where it has no words."""
        slot = self.numbering.of(node)
        if not content and not slot.number.text:
            return ()
        words = self.inlines(content)
        pinned = isinstance(node, b.Section) and bool(node.level)
        outline = self.outline + self._headings
        return (d.Heading(f"{slot.id}{SEPARATOR}heading", kind, level, pinned, outline, slot.number, words),)

    @contextmanager
    def _beneath(self, heading: tuple[d.Heading, ...]) -> Iterator[None]:
        """While what stands under a heading is resolved; none is no level of the outline."""
        self._headings += len(heading)
        try:
            yield
        finally:
            self._headings -= len(heading)

    def section(self, block: b.Section, under: Under) -> d.Group:
        """A section: numbered ones follow the house's scale of headings, others begin at its third level.

        What was issued wins: A/80/91 has I. in the type of the third level, A/79/807 no numbers in that of the second.
        """
        level = block.level or (min(under.depth + 1, 6) if block.numbered else _UNNUMBERED_BELOW[under.level])
        with self.inlines.inside(block.lang):
            heading = self.heading(block, block.heading, d.HeadingKind.SECTION, level)
            with self._beneath(heading):
                inside = self.blocks(block.blocks, under.below(level))
        return self.group(block, d.GroupKind.SECTION, inside, heading, lang=block.lang)

    def article(self, block: b.Article, under: Under) -> d.Group:
        """An article; its number is printed as ``Article 3``."""
        slot = self.numbering.of(block)
        form_of = self.words.forms["article_first" if slot.number.token in _FIRST else "article"]
        text = form_of.format(number=bare(slot.number))
        before, _, after = self.words.forms["article"].partition("{number}")
        form = Scheme(before, slot.number.scheme.style, after)
        printed = Number(text, slot.number.token, slot.number.value, form, slot.number.series, 0)
        content = self.inlines(block.heading)
        heading = d.Heading(
            f"{slot.id}{SEPARATOR}heading",
            d.HeadingKind.ARTICLE,
            _WORD_LEVEL,
            False,
            self.outline + self._headings,
            printed,
            content,
        )
        with self._beneath((heading,)):
            inside = self.blocks(block.blocks, under.below(_WORD_LEVEL))
        return self.group(block, d.GroupKind.ARTICLE, inside, (heading,))

    def recitals(self, block: b.RecitalGroup) -> d.Group:
        """Recitals under their opening word."""
        heading = self.heading(block, block.heading, d.HeadingKind.RECITALS, _WORD_LEVEL)
        with self._beneath(heading):
            recitals = tuple(self.paragraph(recital) for recital in block.recitals)
        name = block.name or _name(block.heading) or "recitals"
        return self.group(block, d.GroupKind.RECITALS, recitals, heading, name=name)

    def points(self, block: b.PointList) -> d.Group:
        """A list."""
        items = tuple(self.paragraph(item) for item in block.items)
        if block.inline:
            items = tuple(as_run(item) for item in items)
        form = items[0].number.scheme if items else PLAIN
        return self.group(block, d.GroupKind.LIST, items, form=form, inline=block.inline)

    def participants(self, block: b.Participants) -> d.Group:
        """A list of participants, each in the register."""
        heading = self.heading(block, block.heading, d.HeadingKind.PARTICIPANTS, _WORD_LEVEL)
        kind = PARTICIPANTS[block.of]
        with self._beneath(heading):
            items = tuple(self.paragraph(item, registered=kind) for item in block.items)
        form = items[0].number.scheme
        return self.group(block, d.GroupKind.PARTICIPANTS, items, heading, name=block.of, form=form)

    def figure(self, block: b.Figure) -> d.Figure:
        """A figure with the bytes of its picture."""
        slot = self.numbering.of(block)
        label = self.words.forms["figure"].format(number=bare(slot.number)) if block.numbered else ""
        found = self.pictures[block.file]
        title = self.inlines(block.title)
        return d.Figure(
            slot.id, slot.number, label, title, block.alt, block.file, found.mime, found.data, found.width, found.height
        )

    def resolution(self, block: b.Resolution, under: Under) -> d.Group:
        """A resolution: title, who speaks, recitals, operative paragraphs."""
        heading = self.heading(block, block.title, d.HeadingKind.RESOLUTION, _WORD_LEVEL)
        slot = self.numbering.of(block)
        organ = speaker(self.inlines(block.organ), self.inlines.language)
        speaks = (d.Para(f"{slot.id}{SEPARATOR}formula", Function.RESOLUTION_ORGAN, content=organ),) if organ else ()
        with self._beneath(heading):  # its sections are set as if it had a title, where it has none
            inside = self.blocks((*block.recitals, *block.items, *block.sections), under.below(_TITLE_LEVEL))
        return self.group(block, d.GroupKind.RESOLUTION, (*speaks, *inside), heading)

    def paragraph(self, block: b.Paragraph, function: Function | None = None, registered: str = "") -> d.Para:
        """One paragraph with its parts; ``registered`` is the kind of register entry that it is (participants)."""
        slot = self.numbering.of(block)
        written = plain(block.content)
        tlc = self.register.name(registered, block.key, written) if registered and written.strip() else ""
        with self.inlines.inside(block.lang, block.direction):
            run_in, content = with_marks(self.inlines(block.run_in), self.inlines(block.content))
            if self.speaks and block.role is b.Role.OPENING:
                content = speaker(content, self.inlines.language)
        if registered and not tlc:  # a reference without words has some now
            tlc = self.register.name(registered, block.key, words(content))
        made = d.Para(
            id=slot.id,
            function=function or function_of(block, slot, indented=self.indented, in_cell=self.in_cell),
            number=slot.number,
            run_in=run_in,
            content=content,
            parts=led(continued(spoken(block, self.blocks(block.parts)))),
            depth=slot.depth,
            tlc=tlc,
            tlc_kind=registered,
            lang=block.lang,
            direction=block.direction,
            hugs=block.hugs,
        )
        return replace(made, keeps_with_next=is_lead_in(made))


def _name(heading: SourceInlines) -> str:
    """A group's name for the AKN, from its heading: ``RECALLING`` gives ``recalling``; none without a Latin letter."""
    name = clean(plain(heading)).lower() if heading else ""
    return "" if name == "x" else name
