"""The letter and its attachments: heads, text, closings."""

from __future__ import annotations

from msgspec.structs import replace

from pipeline.document.blocks import Para
from pipeline.document.functions import Function
from pipeline.document.inline import Inlines
from pipeline.document.model import Closing, Component, HeadingStyle, Signature, SignatureLine
from pipeline.render.docx.references.labels import (
    label_id,
    label_of_attachment,
    number_id,
    place_of_label,
)
from pipeline.render.docx.styles.choose import Variant
from pipeline.render.docx.text.blocks import BlockWriter
from pipeline.render.docx.word.blocks import CellView, Paragraph, RowView, TableView
from pipeline.render.docx.word.inline import Mark, Piece, Run, What
from pipeline.render.docx.word.language import RunLanguage
from pipeline.render.functions import function_above, functions_of_head
from pipeline.style.units import twips

_SIGN, _SURNAME, _PARTY = "SignWord", "Surname", "Party"
_GRID_COLUMNS = 2
_SENDING = (Function.SENT_BY, Function.SENT_TO)


class ComponentWriter:
    """Writes components one after the other. ``no_block`` says that the letter's title follows the masthead's rule."""

    def __init__(self, writer: BlockWriter, home: RunLanguage, *, no_block: bool) -> None:
        self._writer = writer
        self._home = home
        self._no_block = no_block

    def write(self, part: Component) -> None:
        """A component and its attachments."""
        language = self._home.of(part.language.code, part.language.direction)
        self._writer.registry.language = language
        self._head(part, language)
        self.text(part, language)
        self.attachments(part)

    def attachments(self, part: Component) -> None:
        """The attachments of a component."""
        for attachment in part.attachments:
            self.write(attachment)

    def text(self, part: Component, language: RunLanguage) -> None:
        """What stands under the head: opening, blocks, closing."""
        in_opening = tuple(block for block in part.opening if isinstance(block, Para) and block.function in _SENDING)
        if in_opening:
            self._sent(in_opening, language)
        self._writer.blocks(part.opening[len(in_opening) :], language)
        self._writer.blocks(part.blocks, language)
        self.closing(part.closing, language)

    def _sent(self, lines: tuple[Para, ...], language: RunLanguage) -> None:
        """A letterhead and an addressee beside each other; under each other where lines are to be counted."""
        writer, styling = self._writer, self._writer.styling
        made = {
            line.function: writer.paragraph(
                styling.of(line.function), writer.inline.write(line.content, language), language, id_=line.id
            )
            for line in lines
        }
        if styling.pages.options.review:
            for paragraph in made.values():
                writer.put(paragraph)
            return
        measure = styling.measure(turned=False)
        first = round(measure.width * styling.house.left_share)
        widths, row = (first, measure.width - first), writer.para_id()
        cells = [made.get(each) or writer.paragraph(styling.of(each), (), language) for each in _SENDING]
        views = tuple(CellView(width, 1, "", (cell,)) for width, cell in zip(widths, cells, strict=True))
        rows = (RowView(row, views),)
        writer.put(TableView(styling.fixed.layout_table, measure.indent, widths, rows, language.rtl, layout=True))

    def _head(self, part: Component, language: RunLanguage) -> None:
        """Heading, language line and titles; the last of them has the space before text."""
        made = self._home.of(part.line_language.code, part.line_language.direction)
        lines = [*self._heading(part), *((Function.ORIGINAL_LINE, line, 0, "", made) for line in part.original_line)]
        lines += [(function_above(part), line, 0, "", language) for line in part.above]
        lines += [(Function.PROPONENT, line, 0, "", language) for line in part.bracketed]
        own = functions_of_head(part)[1]
        ids = [part.heading_id if part.heading_style is HeadingStyle.ABSENT else ""] + [""] * len(part.titles)
        lines += [(own, line, part.title_outline, id_, language) for line, id_ in zip(part.titles, ids, strict=False)]
        self._writer.turning.heading(part.heading_id, self._writer, language)
        self._writer.mark(part.id)
        for place, (function, content, outline, id_, spoken) in enumerate(lines):
            last = place == len(lines) - 1
            variant = self._variant(function, first=place == 0, last=last, letter=not part.id)
            if place and function is Function.REPORT_TITLE:
                variant = Variant.AFTER_HEADING
            elif not place and part.id and part.same_page:
                variant = Variant.SAME_PAGE
            elif not place and part.id and part.heading_style is HeadingStyle.ABSENT:
                variant = Variant.NEW_PAGE
            style = self._writer.styling.of(function, variant=variant, outline=outline)
            pieces = self._writer.inline.write(content, spoken, title=True)
            if function is Function.ADOPTED_TITLE and part.title_number:
                pieces = (Mark(What.TAB), Run(spoken.look(), part.title_number), Mark(What.TAB), *pieces)
            if place == 0 and part.id:
                pieces = self._labelled(part, pieces, language)
            self._writer.put(self._writer.paragraph(style, pieces, spoken, id_=id_))
        if lines:
            self._writer.headed(self._writer.styling.house.after_head(lines[-1][0]))

    def _heading(self, part: Component) -> list[tuple[Function, Inlines, int, str, RunLanguage]]:
        """The heading, in its own language: one that the house makes is in the document's."""
        if part.heading_style is HeadingStyle.ABSENT:
            return []
        language = self._home.of(part.heading_language.code, part.heading_language.direction)
        return [(functions_of_head(part)[0], part.heading, part.outline, part.heading_id, language)]

    def _labelled(self, part: Component, pieces: tuple[Piece, ...], language: RunLanguage) -> tuple[Piece, ...]:
        """A bookmark around the word and number of an annex in its heading, and one around the number alone.

        Words of a heading are several runs where signs among them are of another face.
        """
        place, at = place_of_label(part), 0
        if place is None:
            return pieces
        while at < len(pieces) and isinstance(run := pieces[at], Run) and place >= len(run.text):
            place, at = place - len(run.text), at + 1
        first = pieces[at] if at < len(pieces) else None
        if not isinstance(first, Run):
            return pieces
        registry, made = self._writer.registry, label_of_attachment(part, language.home)
        number = registry.around(number_id(part.id) if made.number else "", _like(first, made.number))
        inside = (*_like(first, made.before), *number, *_like(first, made.after))
        label = registry.around(label_id(part.id), inside)
        before, after = first.text[:place], first.text[place + len(part.label) :]
        return (*pieces[:at], *_like(first, before), *label, *_like(first, after), *pieces[at + 1 :])

    def _variant(self, function: Function, *, first: bool, last: bool, letter: bool) -> Variant:
        if letter and first and self._no_block and function in {Function.TITLE, Function.REPORT_TITLE}:
            return Variant.NO_BLOCK
        house = self._writer.styling.house
        if last and not letter and house.of(function).after < house.after_head(function) - 1:
            return Variant.BEFORE_TEXT
        return Variant.USUAL

    def closing(self, close: Closing, language: RunLanguage) -> None:
        """Testimonium, place and date, signatures, certification; never parted from the last words before them."""
        if not (close.before or close.signatures or close.after):
            return
        self._writer.keep_last()
        self._writer.mark(close.id)
        self._writer.blocks(close.before, language)
        if close.before and close.signatures:
            self._writer.keep_last()
        if close.grid:
            self._grid(close.signatures, language)
        else:
            for place, signed in enumerate(close.signatures):
                function = Function.SIGNATURE_NEXT if place else Function.SIGNATURE
                self._writer.put(self._signature(signed, function, language))
        self._writer.blocks(close.after, language)

    def _signature(self, signed: Signature, function: Function, language: RunLanguage) -> Paragraph:
        style = self._writer.styling.of(function, variant=Variant.OTHER_END if signed.opposite else Variant.USUAL)
        bold = signed.opposite or function is Function.SIGNATURE_GRID
        pieces = signature(self._writer, signed, language, party=_PARTY if bold else "")
        return self._writer.paragraph(style, pieces, language, id_=signed.id)

    def _grid(self, signatures: tuple[Signature, ...], language: RunLanguage) -> None:
        """Signatures side by side, in a layout table; under each other where lines are to be counted."""
        styling = self._writer.styling
        if styling.pages.options.review:
            for signed in signatures:
                self._writer.put(self._signature(signed, Function.SIGNATURE_GRID, language))
            return
        measure = styling.measure(turned=False)
        width = min(twips(styling.house.signature_column), measure.width * 2 // 3)
        widths = (width, measure.width - width)
        rows: list[RowView] = []
        for start in range(0, len(signatures), _GRID_COLUMNS):
            row_id = self._writer.para_id()
            row = signatures[start : start + _GRID_COLUMNS]
            cells = [self._signature(signed, Function.SIGNATURE_GRID, language) for signed in row]
            while len(cells) < _GRID_COLUMNS:
                cells.append(self._writer.paragraph(styling.of(Function.SIGNATURE_GRID), (), language))
            rows.append(
                RowView(row_id, tuple(CellView(own, 1, "", (cell,)) for own, cell in zip(widths, cells, strict=True)))
            )
        self._writer.put(
            TableView(styling.fixed.layout_table, measure.indent, widths, tuple(rows), language.rtl, layout=True)
        )


def _like(run: Run, text: str) -> tuple[Piece, ...]:
    """Some words of ``run``."""
    return (replace(run, text=text),) if text else ()


def signature(
    writer: BlockWriter, signed: Signature, language: RunLanguage, *, unsigned: bool = False, party: str = ""
) -> tuple[Piece, ...]:
    """The lines of a signature, with line breaks between them; ``unsigned`` leaves the sign word out.

    ``party`` is the character style of the party's line, where that has one.
    """
    look = language.look()
    pieces: list[Piece] = []
    for place, line in enumerate(signed.lines):
        if place:
            pieces.append(Mark(What.BREAK, look))
        if line.name and signed.opposite:
            pieces.append(Mark(What.TAB, look))
        surname = look if signed.opposite else language.look(_SURNAME)
        if line.sign_before and not unsigned:
            pieces += [*_sign(line.sign_before, line, language), Run(look, " ")]
        for name in line.name:
            parts = ((look, name.lead), (surname, name.surname), (look, name.tail))
            pieces += [Run(own, text, origin=name.place) for own, text in parts if text]
        pieces += writer.inline.write(line.content, language, party if signed.party and not place else "")
        if line.sign_after and not unsigned:
            pieces += [Run(look, " "), *_sign(line.sign_after, line, language)]
    return tuple(pieces)


def _sign(word: str, line: SignatureLine, language: RunLanguage) -> tuple[Piece, ...]:
    look = language.look()
    if line.own:
        return (Run(look, word),)
    return Run(look, "("), Run(language.look(_SIGN), word), Run(look, ")")
