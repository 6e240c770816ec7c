"""The body of a letter or attachment: sections under their headings, paragraphs, lists, tables, figures, quotations."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct, field
from msgspec.structs import replace

from pipeline.document.numbers import Style
from pipeline.intake.recognise.body.declaration import declaration, participants
from pipeline.intake.recognise.body.headings import LEVELS, Heading, heading, leading, level_of
from pipeline.intake.recognise.body.lists import paragraph, points, runs
from pipeline.intake.recognise.body.nesting import Node, nested
from pipeline.intake.recognise.body.tables import is_caption, table
from pipeline.intake.recognise.inline import Context
from pipeline.intake.recognise.items import Item, untyped
from pipeline.intake.stream import Grid, Picture
from pipeline.source.model import blocks as b
from pipeline.source.model.inline import Text, plain

Items = Sequence["Item | Grid"]
_QUOTES = "quote", "intense quote", "block text", "quotations", "quotation"
_DEEPEST = 6


class Body(Struct):
    """Reads the body of one part. ``marks`` has the ids of blocks by the bookmarks of the file."""

    context: Context
    letter: bool = False
    marks: dict[str, str] = field(default_factory=dict)
    count: int = 1  # the next number of the paragraphs that run through the part

    def blocks(self, items: Items) -> tuple[b.Block, ...]:
        """The blocks of a part, in order."""
        return tuple(self._sections(list(items), 0))

    def _sections(self, items: list[Item | Grid], depth: int) -> list[b.Block]:
        made: list[b.Block] = []
        expected = 1
        at = self._next(items, 0)
        made += self._text(items[:at])
        while at < len(items):
            item = items[at]
            if not isinstance(item, Item):  # _next stops at no table
                break
            found = heading(self.context, item) or Heading(item, 7)
            listed, taken = participants(self.context, item, items[at + 1 :])
            if listed is not None:
                made.append(listed)
                at += 1 + taken
                end = self._next(items, at)
                made += self._text(items[at:end])
                at = end
                continue
            end = at + 1
            while (end := self._next(items, end)) < len(items):
                other = heading(self.context, items[end])
                if other is not None and other.level <= found.level:
                    break
                end += 1
            made.append(self._section(found, items[at + 1 : end], depth, expected))
            expected = found.value + 1 if found.numbered else expected
            at = end
        return made

    def _next(self, items: list[Item | Grid], at: int) -> int:
        """The next heading of a section or of participants."""
        while at < len(items):
            item = items[at]
            if isinstance(item, Item) and not leading(self.context, item) and not is_caption(self.context, item):
                if heading(self.context, item) is not None:
                    return at
                if not item.label and participants(self.context.quiet(), item, items[at + 1 :])[0] is not None:
                    return at
            at += 1
        return at

    def _section(self, found: Heading, items: list[Item | Grid], depth: int, expected: int) -> b.Section:
        """A section; ``expected`` is the number that its heading would have among those beside it."""
        start = 0 if found.value == expected else found.value
        item = found.item
        level = level_of(self.context, found)
        numbered = found.numbered and level > 0
        title = self.context.inlines(item.pieces, breaks=False)
        if numbered:
            self.context.report.number(item.line.place, item.label, item.text)
        elif item.label:
            title = (Text(f"{item.label} "), *title)
        blocks = tuple(self._sections(items, depth + 1)) if depth + 1 < _DEEPEST else tuple(self._text(items))
        name = self._id(item, "section")
        if not numbered or level == depth + 1:
            return b.Section(title, blocks, numbered, start=start if numbered else 0, id=name)
        label = next(label for label in item.labels(self.context.words.lang) if label.style in LEVELS)
        return b.Section(title, blocks, numbered, label.core, level=level, id=name)

    def _id(self, item: Item, kind: str) -> str:
        """An id where the file has a bookmark of its own at a paragraph."""
        marks = [mark for mark in item.line.marks if mark and not mark.startswith("_GoBack")]
        if not marks:
            return ""
        name = f"{kind}-{item.line.place}"
        self.marks |= dict.fromkeys(marks, name)
        return name

    def _text(self, items: list[Item | Grid]) -> list[b.Block]:
        """What stands under one heading."""
        made: list[b.Block] = []
        at = 0
        while at < len(items):
            item = items[at]
            if not self.letter:
                found, taken = declaration(self.context, items[at:], self._inside)
                if taken:
                    made += found
                    at += taken
                    continue
            end = self._run(items, at)
            if end > at:
                made += self._numbered(items[at:end], made)
                at = end
                continue
            following = items[at + 1] if at + 1 < len(items) else None
            if isinstance(item, Item) and isinstance(following, Grid) and is_caption(self.context, item):
                made.append(self._table(following, item))
                at += 2
                continue
            made += self._inside(item)
            at += 1
        return made

    def _run(self, items: list[Item | Grid], at: int) -> int:
        """Where a run of numbered paragraphs ends; what stands between their sub-paragraphs belongs to them."""
        end = at
        while end < len(items):
            item = items[end]
            if isinstance(item, Grid) or not item.label:
                break
            if not item.labels(self.context.words.lang):
                break
            end += 1
        return end

    def _numbered(self, items: list[Item | Grid], before: list[b.Block]) -> list[b.Block]:
        nodes = nested(items, self.context.words.lang)
        made: list[b.Block] = []
        for run in runs(nodes):
            label = run[0].label
            running = label.style is Style.ARABIC and label.form == self.context.words.house.forms["numbered"]
            if running and not self.letter:
                found = [paragraph(self.context, node, b.Role.NUMBERED, self._inside) for node in run]
                made += self._counted(found, run)
            else:
                lists = points(self.context, run, self._inside)
                last = (made or before)[-1] if made or before else None
                if isinstance(last, b.Paragraph) and last.role in (b.Role.PARAGRAPH, b.Role.NUMBERED):
                    (made or before)[-1] = replace(last, parts=(*last.parts, *lists))
                else:
                    made += lists
        return made

    def _counted(self, found: list[b.Paragraph], run: Sequence[Node]) -> list[b.Block]:
        """Paragraphs whose numbers run through the part; where the count is another, it begins anew."""
        made: list[b.Block] = []
        for item, node in zip(found, run, strict=True):
            value = node.label.value
            if node.label.inserted:
                made.append(replace(item, number=node.label.inserted))
                continue
            name = self._id(node.item, "paragraph")
            made.append(replace(item, start=0 if value == self.count else value, id=name))
            self.count = value + 1
        return made

    def _inside(self, item: Item | Grid) -> list[b.Block]:
        """A paragraph or table without number."""
        if isinstance(item, Grid):
            return [self._table(item, None)]
        pictures = [piece for piece in item.pieces if isinstance(piece, Picture)]
        if pictures and not item.text.strip():
            return [block for picture in pictures for block in self._figure(item, picture)]
        words = untyped(item) if not item.live else item
        content = self.context.inlines(words.pieces)
        if item.live and item.label and not item.labels(self.context.words.lang):
            content = (Text(f"{item.label} "), *content)
        if not plain(content).strip():
            return []
        made = b.Paragraph(b.Role.PARAGRAPH, content, id=self._id(item, "paragraph"))
        return [b.Quotation((made,))] if item.line.style.casefold() in _QUOTES else [made]

    def _figure(self, item: Item, picture: Picture) -> list[b.Block]:
        extension = (
            "png" if picture.data.startswith(b"\x89PNG") else "jpg" if picture.data.startswith(b"\xff\xd8") else ""
        )
        if not extension:
            if picture.alt:
                self.context.report.keep(item.line.place, picture.alt, "a picture that is neither PNG nor JPEG")
            else:
                self.context.report.note(item.line.place, "a picture is left out", "save it as PNG and add a figure")
            return []
        self.context.pictures.append(picture.data)
        if not picture.alt:
            self.context.report.guess(item.line.place, "a picture has no words that stand for it", "write alt")
        number = len(self.context.pictures)
        return [b.Figure(f"picture-{number}.{extension}", picture.alt or f"Picture {number}")]

    def _table(self, grid: Grid, caption: Item | None) -> b.Table:
        made, marks = table(self.context, grid, caption)
        if marks:
            name = f"table-{grid.place}"
            self.marks |= dict.fromkeys(marks, name)
            made = replace(made, id=name)
        return made
