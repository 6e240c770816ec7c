"""The first pass: the number and the id of every block, from the same value.

It walks the source once and gives every block its slot; nothing else in the product counts.
"""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from pipeline.document.numbers import UNNUMBERED, Number, Scheme, Style
from pipeline.resolve.numbers.forms import number, scheme
from pipeline.resolve.numbers.ids import Names
from pipeline.resolve.numbers.slots import Numbering, Slot
from pipeline.source.model import blocks as b
from pipeline.source.model.document import Attachment, AttachmentKind, Source
from pipeline.words import Words, house, inside

_STYLES = {b.ListKind.BULLETS: Style.BULLET, b.ListKind.DASHES: Style.DASH, b.ListKind.PLAIN: Style.NONE}
_SUB = (b.ListKind.LETTERS, b.ListKind.ROMANS, b.ListKind.NUMBERS)
_RANKED = (b.ListKind.LETTERS, b.ListKind.ROMANS)
_ROMAN = Scheme("", Style.UPPER_ROMAN, "")
_ARABIC = Scheme("", Style.ARABIC, "")


def number_source(source: Source, words: Words) -> Numbering:
    """Number the letter and all its attachments.

    Reads: the source's blocks and their forms. Writes: a slot for every block, point, heading and attachment.
    """
    numbering = Numbering()
    letter = _Component("", numbering, words)
    numbering.put(source.letter, Slot("", UNNUMBERED, 0))
    letter.blocks(source.letter.blocks, Names("", _mixed(source.letter.blocks)), 0)
    _attachments(source.attachments, "", numbering, words)
    return numbering


def sub_numbers(words: Words) -> tuple[Number, ...]:
    """The first numbers of the levels below a numbered paragraph: (a), (i), a., i. (Editorial Manual, "Paragraphs")."""
    letters, romans = words.forms["letters"], words.forms["romans"]
    forms = (letters[0], romans[1], letters[2], romans[3])
    return tuple(number(1, scheme(form), "", level, script=words.script) for level, form in enumerate(forms))


def _attachments(attachments: tuple[Attachment, ...], parent: str, numbering: Numbering, words: Words) -> None:
    names = Names(parent)
    counts: dict[AttachmentKind, int] = {}
    totals = [attachment.kind for attachment in attachments]
    for attachment in attachments:
        kind = attachment.kind
        counts[kind] = counts.get(kind, 0) + 1
        form = _ROMAN if kind is AttachmentKind.ANNEX else _ARABIC
        several = totals.count(kind) > 1 and kind is not AttachmentKind.NONE
        printed = number(counts[kind], form, f"{parent}{kind.value}", 0, attachment.number)
        if not several and not attachment.number:
            printed = UNNUMBERED
        slot = numbering.put(attachment, Slot(names.counted("att"), printed, 0))
        own = inside(words, attachment.lang)
        component = _Component(slot.id, numbering, own)
        within = Names(slot.id, _mixed(attachment.blocks))
        component.blocks(attachment.blocks, within, 0)
        for facsimile in attachment.facsimiles:
            numbering.put(facsimile, Slot(within.counted("page"), UNNUMBERED, 0))
            component.blocks(facsimile.blocks, within, 0)
        _attachments(attachment.attachments, slot.id, numbering, own)


def _mixed(content: Iterable[b.Block]) -> frozenset[str]:
    """The kinds that a run of blocks holds both with and without numbers."""
    roles = {block.role for block in content if isinstance(block, b.Paragraph)}
    tables = {bool(block.numbered) for block in content if isinstance(block, b.Table)}
    figures = {bool(block.numbered) for block in content if isinstance(block, b.Figure)}
    mixed = {
        "para": {b.Role.NUMBERED, b.Role.PARAGRAPH} <= roles,
        "table": len(tables) == 2,
        "fig": len(figures) == 2,
    }
    return frozenset(name for name, both in mixed.items() if both)


class _Open(Struct):
    """The resolution that is open: its series, whether it has one operative paragraph only, the next number."""

    series: str
    alone: bool
    value: int = 1


class _Component:
    """Numbers the blocks of one component: numbered paragraphs, articles, tables and figures run through it."""

    def __init__(self, id_: str, numbering: Numbering, words: Words) -> None:
        self.id = id_
        self.numbering = numbering
        self.forms = words.forms
        self.script = words.script
        self.marks = house().list_marks
        self.counts: dict[str, int] = {}
        self.inside = ""  # the article whose paragraphs count by themselves
        self.open = _Open("", alone=False)

    def next(self, name: str) -> int:
        self.counts[name] = self.counts.get(name, 0) + 1
        return self.counts[name]

    def running(self, name: str, form: Scheme, block: b.Paragraph | b.Article | b.Table | b.Figure) -> Number:
        """The next number of a series that runs through the component; a pinned one leaves the count alone."""
        pinned = block.number
        if block.start:
            self.counts[name] = block.start - 1
        value = 0 if pinned else self.next(name)
        series = self.inside if name == "para" and self.inside else self.id
        return number(value, form, f"{series}:{name}", 0, pinned, script=self.script)

    def blocks(self, content: Iterable[b.Block], names: Names, depth: int) -> None:
        headings: dict[str, int] = {}
        for block in content:
            self.block(block, names, depth, headings)

    def block(self, block: b.Block, names: Names, depth: int, headings: dict[str, int]) -> None:
        put = self.numbering.put
        match block:
            case b.Paragraph():
                self.standing(block, names)
            case b.Section():
                self.section(block, names, depth, headings)
            case b.Article():
                printed = self.running("art", _ARABIC, block)
                slot = put(block, Slot(names.numbered("art", printed.token), printed, depth))
                self.article(block, Names(slot.id, _mixed(block.blocks)), depth + 1)
            case b.Preamble():
                put(block, Slot(names.single("preamble"), UNNUMBERED, depth))
                for opening in block.openings:
                    self.paragraph(opening, names.counted("formula", opening.id), UNNUMBERED, 0)
                for group in block.groups:
                    self.recitals(group, names)
                for words in block.enacting:
                    self.paragraph(words, names.counted("formula", words.id), UNNUMBERED, 0)
            case b.RecitalGroup():
                self.recitals(block, names)
            case b.OperativeGroup():
                form = scheme(block.form or self.forms["operative"])
                slot = put(block, Slot(names.counted("dvs", block.id), UNNUMBERED, depth))
                self.series(block.items, Names(slot.id), "para", form, slot.id, block.start)
            case b.PointList():
                slot = put(block, Slot(names.counted("list", block.id), UNNUMBERED, 0))
                self.points(block, Names(slot.id), "point", slot.id, 0, 0)
            case b.Participants():
                form = (
                    Scheme("", Style.NONE, "") if block.unnumbered else scheme(block.form or self.forms["participants"])
                )
                slot = put(block, Slot(names.counted("dvs", block.id), UNNUMBERED, depth))
                list_id = Names(slot.id).counted("list")
                self.series(block.items, Names(list_id), "point", form, list_id, 1)
            case b.Quotation():
                slot = put(block, Slot(names.counted("qstr", block.id), UNNUMBERED, depth))
                self.blocks(block.blocks, Names(slot.id, _mixed(block.blocks)), depth)
            case b.Table():
                self.float("table", block, names)
                self.cells(block)
            case b.Figure():
                self.float("fig", block, names)
            case b.Resolution():
                self.resolution(block, names)
            case b.Contents():
                put(block, Slot(names.counted("toc"), UNNUMBERED, depth))

    def standing(self, block: b.Paragraph, names: Names) -> None:
        """A paragraph that is a block by itself; recitals and operative paragraphs are in a resolution."""
        match block.role:
            case b.Role.NUMBERED:
                printed = self.running("para", scheme(self.forms["numbered"]), block)
                self.paragraph(block, names.numbered("para", printed.token), printed, 0)
            case b.Role.OPERATIVE if not self.open.alone:  # a single one is not numbered (Editorial Manual)
                self.open.value = value = block.start or self.open.value
                form = scheme(self.forms["operative"])
                printed = number(value, form, self.open.series, 0, block.number, script=self.script)
                self.open.value += not block.number
                self.paragraph(block, names.numbered("para", printed.token), printed, 0)
            case b.Role.OPERATIVE:
                self.paragraph(block, names.counted("para"), UNNUMBERED, 0)
            case role:
                name = "recital" if role is b.Role.RECITAL else "para"
                self.paragraph(block, names.counted(name, block.id), UNNUMBERED, 0)

    def article(self, block: b.Article, names: Names, depth: int) -> None:
        """What is in an article; where it restarts, its numbered paragraphs count by themselves."""
        counted, inside = self.counts.get("para", 0), self.inside
        if block.restart:
            self.counts["para"], self.inside = 0, self.numbering.of(block).id
        self.blocks(block.blocks, names, depth)
        if block.restart:
            self.counts["para"], self.inside = counted, inside

    def float(self, name: str, block: b.Table | b.Figure, names: Names) -> None:
        if block.numbered:
            printed = self.running(name, _ARABIC, block)
            self.numbering.put(block, Slot(names.numbered(name, printed.token), printed, 0))
        else:
            self.numbering.put(block, Slot(names.counted(name, block.id), UNNUMBERED, 0))

    def cells(self, table: b.Table) -> None:
        """The lists in cells, each with its own series, and the words before and after them."""
        names = Names(self.numbering.of(table).id)
        for cell in (cell for row in table.rows for cell in row.cells if cell.parts):
            self.numbering.put(cell, Slot(names.counted("p"), UNNUMBERED, 0))
            for part in cell.parts:
                if isinstance(part, b.Paragraph):
                    self.numbering.put(part, Slot(names.counted("p"), UNNUMBERED, 0))
                else:
                    self.block(part, names, 0, {})

    def section(self, block: b.Section, names: Names, depth: int, headings: dict[str, int]) -> None:
        if block.numbered:
            level = min(depth, len(self.forms["headings"]) - 1)
            if block.start:
                headings["sec"] = block.start - 1
            if not block.number:
                headings["sec"] = headings.get("sec", 0) + 1
            form = scheme(block.form or self.forms["headings"][level])
            series = f"{names.prefix}:headings:{block.form}" if block.form else f"{self.id}:headings"
            level = 0 if block.form else level
            printed = number(headings.get("sec", 0), form, series, level, block.number, script=self.script)
            slot = self.numbering.put(block, Slot(names.numbered("sec", printed.token), printed, depth))
        else:
            slot = self.numbering.put(block, Slot(names.counted("dvs", block.id), UNNUMBERED, depth))
        self.blocks(block.blocks, Names(slot.id, _mixed(block.blocks)), depth + 1)

    def recitals(self, group: b.RecitalGroup, names: Names) -> None:
        slot = self.numbering.put(group, Slot(names.counted("container", group.id), UNNUMBERED, 0))
        inside = Names(slot.id)
        for recital in group.recitals:
            self.paragraph(recital, inside.counted("p", recital.id), UNNUMBERED, 0)

    def resolution(self, block: b.Resolution, names: Names) -> None:
        slot = self.numbering.put(block, Slot(names.counted("resolution", block.id), UNNUMBERED, 0))
        items = block.operatives
        alone = len(items) == 1 and not (items[0].number or items[0].start)
        around, self.open = self.open, _Open(slot.id, alone)
        self.blocks((*block.recitals, *block.items, *block.sections), Names(slot.id), 0)
        self.open = around

    def series(
        self, items: tuple[b.Paragraph, ...], names: Names, element: str, form: Scheme, series: str, start: int
    ) -> None:
        """A series that restarts: a pinned number stands outside the count, which goes on after it."""
        value = start
        for item in items:
            value = item.start or value
            printed = number(value, form, series, 0, item.number, script=self.script)
            if not item.number:
                value += 1
            if form.style is not Style.NONE:
                id_ = names.numbered(element, printed.token)
            elif any(map(str.isdecimal, item.number)):  # what is printed, though the others have no numbers
                id_ = names.numbered(element, printed.token)
                names.passed(element)
            else:
                id_, printed = names.counted(element, item.id), printed if item.number else UNNUMBERED
            self.paragraph(item, id_, printed, 0)

    def points(self, block: b.PointList, names: Names, element: str, series: str, depth: int, rank: int) -> None:
        """A list, ``depth`` lists deep; ``rank`` counts those with letters: under a bullet or 1., (a) comes first.

        The checks number lists that are too deep, too: those have the last form (MH435).
        """
        forms = self.forms.get(block.kind.value)
        form = scheme(block.form or forms[min(rank, len(forms) - 1)]) if forms else Scheme("", _STYLES[block.kind], "")
        inner = rank + (block.kind in _RANKED)
        value = block.start
        for item in block.items:
            value = item.start or value
            printed = number(value, form, series, depth, item.number, script=self.script)
            if not item.number:
                value += 1
            self.paragraph(item, names.numbered(element, printed.token), printed, depth + 1, inner)

    def paragraph(self, block: b.Paragraph, id_: str, printed: Number, depth: int, rank: int = 0) -> None:
        self.numbering.put(block, Slot(id_, printed, depth))
        names = Names(id_)
        lettered = False
        for part in block.parts:
            match part:
                case b.Paragraph():
                    self.numbering.put(part, Slot(names.single("wrapup"), UNNUMBERED, depth))
                case b.PointList() if part.kind in _SUB and not lettered:
                    lettered = True
                    list_id = names.counted("list", part.id)
                    self.numbering.put(part, Slot(list_id, UNNUMBERED, depth))
                    self.points(part, names, "subpara", list_id, depth, rank)
                case b.PointList():
                    slot = self.numbering.put(part, Slot(names.counted("list", part.id), UNNUMBERED, depth))
                    self.points(part, Names(slot.id), "point", slot.id, depth, rank)
                case _:
                    self.block(part, names, depth, {})
