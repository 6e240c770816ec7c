"""What stands around a text that an organ adopts: adoption title or sponsors, proponent, number, title, part, meeting.

The words are those of the house, unless the source has them as issued. Source: A/RES/73/3, S/RES/2773 (2025) and
resolutions in AKN4UN in six languages.
"""

from __future__ import annotations

from msgspec import Struct

from pipeline.document.blocks import Block, Para
from pipeline.document.functions import Function
from pipeline.document.inline import Break, DateRun, Inlines, Marked, Text
from pipeline.document.model import TitleStyle
from pipeline.language import acts_in
from pipeline.resolve.inline.inline import InlineResolver
from pipeline.source.model.adoption import Adoption, Proponent
from pipeline.source.model.document import DRAFTS, LetterKind, Source
from pipeline.source.model.inline import Inline, Mark, Reference, TargetKind, plain
from pipeline.source.model.inline import Inlines as SourceInlines
from pipeline.source.model.inline import Text as Written
from pipeline.words import Words

COUNCIL = "security-council"
RIGHTS = "human-rights-council"


class Adopted(Struct, frozen=True):
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
    if source.letter.kind in DRAFTS:
        return _draft(source, own, inlines)
    adoption, words = source.letter.adoption, own.adoption
    heading = inlines(adoption.heading) or (Text(computed_heading(source, own), adoption.place),)
    if source.masthead.issues[0].organ == COUNCIL:
        line = Text(words.council_number(adoption.number), adoption.place)
        return Adopted(((line,),) if adoption.number else (), (), "", heading, TitleStyle.UNDER)
    content = adoption.proponent.content or computed_proponent(adoption.proponent, own)
    bracketed = (_bracketed(inlines(content), own),) if content else ()
    number = words.number.format(number=adoption.stem) if adoption.number else ""
    return Adopted((heading,), bracketed, number, _title(source, inlines), TitleStyle.ADOPTED)


def _draft(source: Source, own: Words, inlines: InlineResolver) -> Adopted:
    """Who submits the draft above its title; in the place of one where there is none, as in the Security Council."""
    adoption, line = source.letter.adoption, inlines(source.letter.adoption.heading)
    if not line:
        before, after = draft_words(source, own)
        line = (*_text(before, adoption), *inlines(adoption.sponsors.content), *_text(after, adoption))
    title = _title(source, inlines)
    return Adopted((line,), (), "", title, TitleStyle.DRAFT) if title else Adopted((), (), "", line, TitleStyle.LETTER)


def draft_words(source: Source, own: Words) -> tuple[str, str]:
    """What the house puts before and after the sponsors of a draft; all of the line where it names none."""
    kind = source.letter.kind.value
    if not source.letter.adoption.sponsors.content:
        return own.labels[kind], ""
    before, _, after = own.adoption.drafts[kind].partition("{sponsors}")
    return before, after


def _text(words: str, adoption: Adoption) -> Inlines:
    return (Text(words, adoption.place),) if words else ()


def _title(source: Source, inlines: InlineResolver) -> Inlines:
    return inlines(tuple(item for part in source.letter.title for item in part.content))


def computed_heading(source: Source, own: Words) -> str:
    """The adoption title in the words of the house; of a draft, the line above it."""
    adoption, organ = source.letter.adoption, source.masthead.issues[0].organ
    if source.letter.kind in DRAFTS:
        return plain(adoption.sponsors.content).join(draft_words(source, own))
    if organ == COUNCIL:
        return own.adoption.council(adoption.meeting, own.date(adoption.date))
    decision = source.letter.kind is LetterKind.DECISION
    return own.adoption.title(organ, own.date(adoption.date), decision=decision)


def part_line(source: Source, inlines: InlineResolver) -> tuple[Block, ...]:
    """The letter of a part (75/257 B) in its line under the title. Source: A/RES/75/257 B."""
    adoption = source.letter.adoption
    line = inlines(adoption.part) or _text(adoption.letter, adoption)
    if not line:
        return ()
    first, *after = line
    strong = Marked(Mark.EMPHASIS, (first,), "", "", "", italic=False, bold=True)
    return (Para("preface__p_1", Function.PART, content=(strong, *after), keeps_with_next=True),)


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
    seat = (Text(f"{adoption.seat}{own.comma}", adoption.place),) if adoption.seat else ()
    plenary = source.masthead.issues[0].organ != RIGHTS
    line = own.adoption.line(adoption.meeting, resumed=adoption.resumed, plenary=plenary)
    return (Text(line, adoption.place), Break(), *seat, day)


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
    emphasized = Marked(Mark.EMPHASIS, content, "", "", "", italic=acts_in(own.code)[0])
    return (Text(before), emphasized, Text(after))
