"""What stands around a text that an organ has adopted: adoption title, proponent, number, title, meeting.

The words are those of the house, unless the source has them as issued. Source: A/RES/73/3, S/RES/2773 (2025) and
resolutions in AKN4UN in six languages.
"""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.document.blocks import Block, Para
from pipeline.document.functions import Function
from pipeline.document.inline import Break, DateRun, Inlines, Marked, Text
from pipeline.document.model import TitleStyle
from pipeline.language import acts_in
from pipeline.resolve.inline.inline import InlineResolver
from pipeline.source.model.document import Proponent, Source
from pipeline.source.model.inline import Inline, Mark, Reference, TargetKind
from pipeline.source.model.inline import Inlines as SourceInlines
from pipeline.source.model.inline import Text as Written
from pipeline.words import Words

COUNCIL = "security-council"


@dataclass(frozen=True, slots=True)
class Adopted:
    """What stands above the text: lines above the title, the line in brackets, the number, the title and its style.

    The Security Council has the number as a line above, and the adoption in the place of a title.
    """

    above: tuple[Inlines, ...]
    bracketed: tuple[Inlines, ...]
    number: str
    title: Inlines
    style: TitleStyle


def adopted(source: Source, own: Words, inlines: InlineResolver) -> Adopted:
    """What stands above the text."""
    adoption, words = source.letter.adoption, own.adoption
    heading = inlines(adoption.heading) or (Text(computed_heading(source, own), adoption.place),)
    if source.masthead.issues[0].organ == COUNCIL:
        line = Text(words.council_number(adoption.number), adoption.place)
        return Adopted(((line,),) if adoption.number else (), (), "", heading, TitleStyle.UNDER)
    content = adoption.proponent.content or computed_proponent(adoption.proponent, own)
    bracketed = (_bracketed(inlines(content), own),) if content else ()
    number = words.number.format(number=adoption.number) if adoption.number else ""
    title = inlines(tuple(item for part in source.letter.title for item in part.content))
    return Adopted((heading,), bracketed, number, title, TitleStyle.ADOPTED)


def computed_heading(source: Source, own: Words) -> str:
    """The adoption title in the words of the house."""
    adoption, organ = source.letter.adoption, source.masthead.issues[0].organ
    if organ == COUNCIL:
        return own.adoption.council(adoption.meeting, own.date(adoption.date))
    return own.adoption.title(organ, own.date(adoption.date))


def meeting(source: Source, own: Words, inlines: InlineResolver) -> tuple[Block, ...]:
    """The line under the text: the meeting, and the day below it. The Security Council has it above."""
    line = inlines(source.letter.meeting_line) or computed_meeting(source, own)
    return (Para("conclusions__p_1", Function.MEETING, content=line),) if line else ()


def computed_meeting(source: Source, own: Words) -> Inlines:
    """The same in the words of the house."""
    adoption = source.letter.adoption
    if not adoption.meeting or source.masthead.issues[0].organ == COUNCIL:
        return ()
    day = DateRun(adoption.date, "", (Text(own.date(adoption.date), adoption.place),))
    return (Text(own.adoption.line(adoption.meeting, resumed=adoption.resumed), adoption.place), Break(), day)


def computed_proponent(proponent: Proponent, own: Words) -> SourceInlines:
    """How the text came before its organ, in words; nothing where the source says nothing of it."""
    if not proponent.symbols:
        return ()
    before, _, after = own.adoption.proponent[proponent.committee].partition("{documents}")
    last = len(proponent.symbols) - 1
    found: list[Inline] = [Written(before, proponent.place)]
    for index, symbol in enumerate(proponent.symbols):
        joint = own.listing.figures_and if index == last else own.listing.figures_comma
        found += [Written(joint, proponent.place)] if index else []
        found.append(Reference(TargetKind.SYMBOL, symbol, (), proponent.place))
    if proponent.paragraph:
        after = own.adoption.paragraph.format(number=proponent.paragraph) + after
    return (*found, Written(after, proponent.place))


def _bracketed(content: Inlines, own: Words) -> Inlines:
    """The words in the brackets of the house; they alone are set in italics, where the language has them."""
    before, _, after = own.note["bracket"].partition("{words}")
    said = Marked(Mark.EMPHASIS, content, "", "", "", italic=acts_in(own.code)[0])
    return (Text(before), said, Text(after))
