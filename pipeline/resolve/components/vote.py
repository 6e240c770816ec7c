"""The vote under a text, as the Human Rights Council prints it: how many voted how, then the States of each side.

Other organs do not print it, so it stands in the text of theirs only where the source has the names in its words.
"""

from __future__ import annotations

from pipeline.document.blocks import Block, Para
from pipeline.document.functions import Function
from pipeline.document.inline import Break, Inlines, Marked, Text
from pipeline.resolve.components.adoption import RIGHTS
from pipeline.resolve.inline.inline import InlineResolver
from pipeline.source.model.adoption import Ballots, Outcome, Vote
from pipeline.source.model.document import Source
from pipeline.source.model.inline import Mark
from pipeline.words import Words


def vote(source: Source, own: Words, inlines: InlineResolver) -> tuple[Block, ...]:
    """The lines of the vote in the brackets of the house; their ids follow that of the meeting."""
    held = source.letter.adoption.vote
    lines = _lines(held, own, inlines) if is_printed(source) else []
    if not lines:
        return ()
    opens, _, closes = own.note["bracket"].partition("{words}")
    lines[0] = (Text(opens, held.place), *lines[0])
    lines[-1] = (*lines[-1], Text(closes, held.place))
    return tuple(Para(f"conclusions__p_{at}", Function.VOTE, content=line) for at, line in enumerate(lines, 2))


def is_printed(source: Source) -> bool:
    """Whether the vote stands under the text."""
    held = source.letter.adoption.vote
    return source.masthead.issues[0].organ == RIGHTS or any(side.content for _, side in held.printed)


def _lines(held: Vote, own: Words, inlines: InlineResolver) -> list[Inlines]:
    words = own.adoption.vote
    if held.outcome is Outcome.WITHOUT_VOTE:
        return [_set_off(words["without-vote"], held)]
    if not held.printed:
        return []
    told = own.adoption.counted(held.favour.number, held.against.number, held.abstaining.number)
    ballots = [(*_set_off(words[name], held), Break(), *_names(side, inlines)) for name, side in held.printed]
    return [_set_off(told, held), *ballots]


def _names(side: Ballots, inlines: InlineResolver) -> Inlines:
    """The names as the source has them, else what stands for them."""
    return inlines(side.content) or (Text(unnamed(side), side.place),)


def unnamed(side: Ballots) -> str:
    """What is printed of a side whose names the source does not have: the codes of its States, or how many they are."""
    return " ".join(side.states) or str(side.number)


def _set_off(words: str, held: Vote) -> Inlines:
    return (Marked(Mark.EMPHASIS, (Text(words, held.place),), "", "", "", italic=True),)
