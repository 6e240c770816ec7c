"""The paragraphs that the body of a DOCX must have, in order, with their functions: masthead, letter, attachments."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from pipeline.document.blocks import Block, Contents, Figure, Group, GroupKind, Heading, Kind, Para, Table
from pipeline.document.inline import Inlines, Text
from pipeline.document.model import Closing, Component, Document, HeadingStyle, Signature
from pipeline.render.functions import function_of, function_of_heading, functions_of_head
from pipeline.style import Function, HouseStyle
from pipeline.verify.docx.float_walk import FloatWalk
from pipeline.verify.docx.form import Form
from pipeline.verify.docx.house_look import stays
from pipeline.verify.docx.masthead_walk import masthead_paragraphs
from pipeline.verify.docx.sides import sides
from pipeline.verify.docx.tongues import script_of
from pipeline.verify.docx.wanted import Setting, Trait, Wanted
from pipeline.verify.pieces import Tongue, tongue_of


def wanted_paragraphs(document: Document, house: HouseStyle, form: Form) -> list[Wanted]:
    """Every paragraph of the body; of the letter as the mission signs it those that it shares."""
    walk = Walk(document, house, paged=form.paged)
    if form.masthead:
        walk.found.extend(masthead_paragraphs(document))
        walk.component(document.letter, bare=not any(document.masthead.left))
        walk.opens = False
        walk.keep()
    else:
        walk.signed(document)
    return walk.found


class Walk:
    """Goes through a document in printed order. ``last`` is the paragraph before, if no table or picture came since.

    ``row`` is the last row of the table before; ``opens`` says that the next paragraph begins a section.
    """

    def __init__(self, document: Document, house: HouseStyle, *, paged: bool) -> None:
        self.found: list[Wanted] = []
        self.last: Wanted | None = None
        self.row: list[Wanted] = []
        self.opens = False
        self._turning = {side.opens for side in sides(document, masthead=True) if side.opens}
        self._house = house
        self._home: Tongue | None = None
        self._space = 0.0  # points after the heading that came last; 0 where text came since
        self._paged = paged
        self._floats = FloatWalk(self, paged=paged)

    def put(self, setting: Setting, content: Inlines, trait: Trait) -> Wanted:
        """A paragraph; its words may be added to."""
        spaced = self._house.of(setting.function).before > 0 and setting.function is not Function.SIGNATURE_GRID
        if self.opens and spaced and not setting.turned:
            setting = replace(setting, close=True)
        self.opens, self.row = False, []
        made = Wanted(setting, home=self._home)
        made.say(content, trait)
        self.found.append(made)
        self.last, self._space = made, 0.0
        return made

    def plain(self, function: Function, content: Inlines, tongue: Tongue, **setting: Any) -> Wanted:
        """A paragraph of a function; ``setting`` is what is special in its place."""
        made = Setting(function, tongue.direction == "rtl", script=script_of(tongue.lang), **setting)
        return self.put(made, content, Trait(tongue))

    def past(self) -> None:
        """Something without words comes: a table, a picture."""
        self.last, self._space, self.row = None, 0.0, []

    def component(self, part: Component, *, bare: bool = False) -> None:
        """A component and its attachments; ``bare`` is a letter right under the masthead."""
        tongue = tongue_of(part.language)
        self._home = tongue
        self._head(part, tongue, bare=bare)
        for content in (part.opening, part.blocks):
            self.blocks(content, tongue)
        self._closing(part.closing, tongue)
        for attachment in part.attachments:
            self.component(attachment)

    def signed(self, document: Document) -> None:
        """The letter as the mission signs it, without what only that form has: letterhead, salutation, names."""
        letter = document.letter
        tongue, close = tongue_of(letter.language), letter.closing
        for content in (letter.opening, letter.blocks):
            self.blocks(content, tongue)
        if document.submission.complimentary:
            self.keep()
            self.past()
        self.blocks(close.before, tongue)
        if close.signatures:
            self.keep()
            self.past()
        self.blocks(close.after, tongue)
        for attachment in letter.attachments:
            self.component(attachment)

    def _head(self, part: Component, tongue: Tongue, *, bare: bool) -> None:
        heading, title = functions_of_head(part)
        own, made = tongue_of(part.heading_language), tongue_of(part.line_language)
        lines = [] if part.heading_style is HeadingStyle.ABSENT else [(heading, part.heading, own)]
        lines += [(Function.ORIGINAL_LINE, line, made) for line in part.original_line]
        lines += [(Function.REPORT_TITLE, line, tongue) for line in part.above]
        lines += [(title, line, tongue) for line in part.titles]
        before: Function | None = None
        for place, (function, content, said) in enumerate(lines):
            under = before is Function.REPORT_TITLE
            self.plain(
                function, content, said, close=under, breaks=bool(part.id) and not place,
                lead=bare and not place and function in (Function.TITLE, Function.REPORT_TITLE),
                last=bool(part.id) and not under and place == len(lines) - 1,
            )  # fmt: skip
            before = function
        if before is not None:
            self._space = max(self._house.of(before).after, self._house.head_after)

    def blocks(self, content: Iterable[Block], tongue: Tongue, *, quoted: bool = False) -> None:
        """Blocks in order."""
        for block in content:
            match block:
                case Para():
                    self._para(block, tongue.inside(block.lang, block.direction), quoted=quoted)
                case Group():
                    own = tongue.inside(block.lang, block.direction)
                    for heading in block.heading:
                        self._heading(heading, own)
                    self.blocks(block.blocks, own, quoted=quoted or block.kind is GroupKind.QUOTATION)
                case Table():
                    self._floats.table(block, tongue)
                case Figure():
                    self._floats.figure(block, tongue)
                case Contents():
                    self._floats.contents(block, tongue)

    def _para(self, block: Para, tongue: Tongue, *, quoted: bool) -> None:
        function = function_of(block)
        if quoted and function is Function.BODY:
            function = Function.QUOTATION
        made = self.plain(function, (), tongue, numbered=bool(block.number.text))
        made.say(block.run_in, Trait(tongue, italic=True))
        made.say(block.content, Trait(tongue))
        inside = 0
        for part in block.parts:
            if isinstance(part, Group) and part.inline:
                for point in part.blocks:
                    if isinstance(point, Para):
                        made.say((Text(point.number.text), *point.content), Trait(tongue))
            elif inside and isinstance(part, Para) and part.kind is Kind.CONTINUATION:
                made.say(part.content, Trait(tongue))
            else:
                break
            inside += 1
        self.blocks(block.parts[inside:], tongue, quoted=quoted)

    def _heading(self, heading: Heading, tongue: Tongue) -> None:
        function = function_of_heading(heading)
        own = self._house.of(function)
        self.opens = self.opens or heading.id in self._turning
        close = 0 < self._space < own.before
        self.plain(function, heading.content, tongue, numbered=bool(heading.number.text), close=close)
        self._space = own.after

    def over_table(self) -> None:
        """The last paragraph stands over a table without a label."""
        if self.last is not None:
            self.last.setting = replace(self.last.setting, tabled=True)

    def keep(self) -> None:
        """The last paragraph, or the last row of a table, stays with what follows, unless a page ends between."""
        if self.opens:
            return
        if self.last is not None and stays(self.last.key):
            self.last.setting = replace(self.last.setting, keep=True)
        for each in self.row:
            each.setting = replace(each.setting, keep=True)

    def _closing(self, close: Closing, tongue: Tongue) -> None:
        if close.before or close.signatures or close.after:
            self.keep()
        self.blocks(close.before, tongue)
        if close.before and close.signatures:
            self.keep()
        for place, signed in enumerate(close.signatures):
            usual = Function.SIGNATURE_NEXT if place else Function.SIGNATURE
            self._signature(signed, Function.SIGNATURE_GRID if close.grid else usual, tongue)
        if close.grid and self._paged:
            row = self.found[-2 + len(close.signatures) % 2 :]
            self.past()
            self.row = row
        self.blocks(close.after, tongue)

    def _signature(self, signed: Signature, function: Function, tongue: Tongue) -> None:
        made = self.plain(function, (), tongue)
        own = Trait(tongue)
        made.gaps = "\n" * (len(signed.lines) - 1)
        for line in signed.lines:
            for word, before in ((line.sign_before, True), (line.sign_after, False)):
                if not before:
                    for name in line.name:
                        made.add(name.lead, own)
                        made.add(name.surname, Trait(tongue, bold=True))
                        made.add(name.tail, own)
                    made.say(line.content, own)
                if word:
                    made.add("(", own)
                    made.add(word, Trait(tongue, italic=True))
                    made.add(")", own)
