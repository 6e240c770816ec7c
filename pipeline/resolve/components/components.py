"""Resolves the letter and its attachments: headings, titles, bodies, closings."""

from __future__ import annotations

from msgspec.structs import replace

from pipeline.document import blocks as db
from pipeline.document import model as d
from pipeline.document.functions import Function
from pipeline.document.inline import Inlines, Text, unmarked
from pipeline.language import Language
from pipeline.pictures import Pictures
from pipeline.resolve.blocks.blocks import BlockResolver
from pipeline.resolve.components.adoption import Adopted, adopted, meeting, part_line
from pipeline.resolve.components.annex_heading import annex_heading, small_headings
from pipeline.resolve.components.closing import ClosingResolver
from pipeline.resolve.components.vote import vote
from pipeline.resolve.inline.inline import InlineResolver
from pipeline.resolve.inline.marks import divided
from pipeline.resolve.languages import inside, language
from pipeline.resolve.numbers.ids import SEPARATOR
from pipeline.resolve.numbers.slots import Numbering
from pipeline.source.model import document as m
from pipeline.source.model.inline import Inlines as SourceInlines
from pipeline.source.model.inline import Mark, Marked, plain
from pipeline.source.model.walk import every
from pipeline.words import Words
from pipeline.words import inside as inside_words

_WHO = (Mark.ROLE, Mark.ORGANIZATION, Mark.PERSON)  # what is tagged so needs no entry made from the words around


def title_of(letter: m.Letter) -> SourceInlines:
    """The letter's title as one run of words."""
    return tuple(item for part in letter.title for item in part.content)


def title_style(letter: m.Letter) -> d.TitleStyle:
    """How the letter's own title is set.

    Source: measured on 208 letters and notes verbales, three requests for an item (A/80/192), whose letter's title
    stands under large ones, a note by the Secretariat (A/INF/76/1), whose own words stand so too, and ten reports,
    whose titles stand alone and are large.
    """
    if letter.kind in m.ACTS:
        return d.TitleStyle.ADOPTED
    if letter.titles:
        return d.TitleStyle.UNDER
    return d.TitleStyle.LARGE if letter.kind in m.OF_SECRETARIAT else d.TitleStyle.LETTER


class ComponentResolver:
    """Resolves components with what the passes before have found."""

    def __init__(
        self, source: m.Source, own: Words, numbering: Numbering, inlines: InlineResolver, pictures: Pictures
    ) -> None:
        self.source = source
        self.house = own  # its words for what heads an attachment
        self.words = own  # those inside it
        self.numbering = numbering
        self.inlines = inlines
        self.pictures = pictures
        self.language = language(source.lang)
        self.closings = ClosingResolver(own, inlines)
        self._small_headings = small_headings(source)

    def letter(self) -> d.Component:
        """The letter with everything attached to it."""
        letter = self.source.letter
        is_act = letter.kind in m.ACTS
        around, counts = self._head(letter)
        opening = part_line(self.source, self.inlines) if is_act else ()
        blocks = self._blocks(2, indented=is_act, speaks=is_act).blocks(letter.blocks)
        parts = () if is_act else tuple(self._part(part) for part in letter.title)  # the register has them first
        closing = self.closings.closing("", letter.closing)
        if is_act:
            lines = (*meeting(self.source, self.house, self.inlines), *vote(self.source, self.house, self.inlines))
            closing = replace(closing, before=lines)
        return d.Component(
            id="",
            kind=letter.kind,
            class_="officialLetter",
            label=self.words.labels[letter.kind.value if is_act else "letter"],
            name=plain(title_of(letter)) or " ".join(map(unmarked, (*around.above, around.title))),
            number="",
            heading_id="preface",
            heading_style=d.HeadingStyle.ABSENT,
            heading=(),
            above=around.above,
            titles=(around.title,),
            title_style=around.style,
            title_parts=parts,
            title_counts=counts,
            original=(),
            original_line=(),
            opening=opening,
            blocks=blocks,
            closing=closing,
            attachments=tuple(self._attachment(each, 1, self.language) for each in self.source.attachments),
            language=self.language,
            heading_language=self.language,
            line_language=self.language,
            adopted="",
            authors=(),
            same_page=False,
            outline=1,
            title_outline=1,
            bracketed=around.bracketed,
            title_number=around.number,
            adoption=letter.adoption if is_act else None,
        )

    def _head(self, letter: m.Letter) -> tuple[Adopted, tuple[int, ...]]:
        """What stands above the text, and how many items of a letter's title each of its parts has."""
        if letter.kind in m.ACTS:
            return adopted(self.source, self.house, self.inlines), ()
        above = tuple(self.inlines(line) for line in letter.titles)
        title, counts = self._title(letter)
        return Adopted(above, (), "", title, title_style(letter)), counts

    def _part(self, part: m.TitlePart) -> m.TitlePart:
        """A part of the title; a sender or addressee that tags nothing is a role, and its State is registered."""
        if part.state:
            self.inlines.register.name("state", part.state, part.state)
        named = any(run.mark in _WHO for run in every(part.content, Marked))
        who = part.kind in (m.TitlePartKind.SENDER, m.TitlePartKind.ADDRESSEE)
        label = " ".join(plain(part.content).split())
        if part.key or named or not who or not label:
            return part
        return replace(part, key=self.inlines.register.name("role", "", label))

    def _title(self, letter: m.Letter) -> tuple[Inlines, tuple[int, ...]]:
        """The letter's title, and how many of its items each part has; a comma between two notes is of the second."""
        parts = [self.inlines(part.content) for part in letter.title]
        title = divided(item for part in parts for item in part)
        counts: list[int] = []
        position = 0
        for part in parts:
            begun = position
            for item in part:
                while title[position] is not item:
                    position += 1
                position += 1
            counts.append(position - begun)
        return title, tuple(counts)

    def _blocks(self, outline: int, *, indented: bool = False, speaks: bool = False) -> BlockResolver:
        return BlockResolver(
            self.numbering, self.inlines, self.words, self.pictures, outline, indented=indented, speaks=speaks
        )

    def _attachment(self, attachment: m.Attachment, outline: int, around: Language) -> d.Component:
        """An attachment; its language is that ``around`` it where it names none."""
        with self.inlines.inside(attachment.lang, attachment.direction):
            return self._attached(attachment, outline, around)

    def _attached(self, attachment: m.Attachment, outline: int, around: Language) -> d.Component:
        own = inside(around, attachment.lang, attachment.direction)
        slot = self.numbering.of(attachment)
        label = self.house.attachment(attachment.kind.value, slot.number.token)
        style, heading = self._heading(attachment, label, outline)  # in the order of print: marks of notes go by it
        translated = (self.inlines(attachment.translated),) if attachment.translated else ()
        titles = tuple(self.inlines(title) for title in attachment.titles)
        opening = self._opening(f"{slot.id}{SEPARATOR}opening", attachment)
        title_outline = outline if style is d.HeadingStyle.ABSENT else outline + 1
        line = self._original(attachment)
        name = " ".join(plain(title) for title in attachment.titles)
        named = self.house.labels["named"].format(label=label, title=name)
        outside = self.words
        self.words = inside_words(outside, attachment.lang)
        resolver = self._blocks(title_outline + (1 if titles else 0), indented=attachment.numbers == "indented")
        blocks = resolver.blocks(attachment.blocks)
        for facsimile in attachment.facsimiles:
            blocks = (*blocks, *self._facsimile(facsimile, resolver))
        closing = self.closings.closing(slot.id, attachment.closing)
        attachments = tuple(self._attachment(inner, outline + 1, own) for inner in attachment.attachments)
        self.words = outside
        heard = plain(attachment.heading)
        return d.Component(
            id=slot.id,
            kind=attachment.kind,
            class_=attachment.class_,
            label=label,
            name=named if name and label else name or label or heard,
            number=slot.number.token,
            heading_id=f"{slot.id}{SEPARATOR}preface",
            heading_style=style,
            heading=heading,
            above=translated,
            titles=titles,
            title_style=d.TitleStyle.ATTACHED,
            title_parts=(),
            title_counts=(),
            original=attachment.original,
            original_line=line,
            opening=opening,
            blocks=blocks,
            closing=closing,
            attachments=attachments,
            language=own,
            heading_language=own if attachment.heading else self.language,
            line_language=self.language,
            adopted=attachment.adopted,
            authors=tuple(self._author(key) for key in attachment.authors),
            same_page=attachment.same_page,
            outline=outline,
            title_outline=title_outline,
        )

    def _author(self, key: str) -> str:
        return self.inlines.register.name("organization", key, key)

    def _heading(self, attachment: m.Attachment, label: str, depth: int) -> tuple[d.HeadingStyle, Inlines]:
        """The heading: pinned; derived from the letter's title for an annex to it; else the bare word.

        Source: measured on 91 annexes of letters; bare words below them and in requests and transmittals, larger
        where the titles are (A/80/192), unless all headings of sections are of ten points (A/80/141, 143 and 191).
        """
        if attachment.heading:
            return d.HeadingStyle.DERIVED, self.inlines(attachment.heading)
        if not label:
            return d.HeadingStyle.ABSENT, ()
        several = bool(self.numbering.of(attachment).number.text)
        derived = annex_heading(self.source.letter, self.house, label, several=several)
        if depth > 1 or attachment.kind is not m.AttachmentKind.ANNEX or not derived:
            large = title_style(self.source.letter) is not d.TitleStyle.LETTER and not self._small_headings
            style = d.HeadingStyle.REPORT if large else d.HeadingStyle.BARE
            return style, (Text(label, attachment.place),)
        return d.HeadingStyle.DERIVED, (Text(derived, attachment.place),)

    def _original(self, attachment: m.Attachment) -> tuple[Inlines, ...]:
        if not attachment.original:
            return ()
        return ((Text(self.house.original_line(attachment.original), attachment.place),),)

    def _facsimile(self, facsimile: m.Facsimile, resolver: BlockResolver) -> tuple[db.Block, ...]:
        slot = self.numbering.of(facsimile)
        found = self.pictures[facsimile.file]
        page = db.Figure(
            slot.id,
            slot.number,
            "",
            (),
            facsimile.alt,
            facsimile.file,
            found.mime,
            found.data,
            found.width,
            found.height,
        )
        return (page, *resolver.blocks(facsimile.blocks))

    def _opening(self, id_: str, attachment: m.Attachment) -> tuple[db.Block, ...]:
        """What stands over the words of an annexed letter, in the order of print."""
        head = (("sent-by", attachment.sent_by), ("sent-to", attachment.sent_to))
        lines = [*head, *(("reference-line", line) for line in attachment.reference_lines)]
        made = (
            db.Para(f"{id_}_{count}", Function(name), content=self.inlines(line))
            for count, (name, line) in enumerate(lines, 1)
            if line
        )
        return (*made, *self.closings.place_date(id_, attachment.opening_place_date))
