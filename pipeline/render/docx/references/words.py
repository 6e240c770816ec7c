"""The words of a reference in the text as plain words and fields: ``annex II`` is a word, and a field for ``II``."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.render.docx.references.fields import Offer
from pipeline.render.docx.references.targets import Target, Targets

_NUMERALS = frozenset("〇一二三四五六七八九十百")
_BETWEEN = " \N{NO-BREAK SPACE}.,"  # what may stand between a number and that of the paragraph around it


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a reference: plain words, or a field (``offer``) that leads to ``target``."""

    text: str
    offer: Offer | None = None
    target: str = ""


def parts_of(targets: Targets, target: str, said: str) -> tuple[Part, ...]:
    """The parts of what is ``said`` of a place: fields for its label, heading or number, and for those around it.

    None where nothing of it is said: such words are the drafter's, and no field prints them.
    """
    found = _found(targets.of(target), said)
    if found is None:
        return ()
    offer, at = found
    after = said[at + len(offer.text) :]
    own = Part(offer.text, offer, target)
    return (*_around(targets, targets.of(target).parent, said[:at]), own, *((Part(after),) if after else ()))


def _around(targets: Targets, parent: str, before: str) -> tuple[Part, ...]:
    """The words before a number, with fields for the numbers of what it stands in: ``2`` of ``2 (a)``."""
    near = before.rstrip(_BETWEEN)
    for offer in sorted(targets.of(parent).offers, key=_longest) if parent else ():
        at = len(near) - len(offer.text)
        if offer.number and at >= 0 and near.endswith(offer.text) and _parted(near, at):
            own = Part(offer.text, offer, parent)
            between = (Part(before[len(near) :]),) if before != near else ()
            return (*_around(targets, targets.of(parent).parent, near[:at]), own, *between)
    return (Part(before),) if before else ()


def _found(target: Target, said: str) -> tuple[Offer, int] | None:
    """The offer that is said, and where: the longest one, at its last place."""
    for offer in sorted(target.offers, key=_longest):
        for at in _places(said, offer.text):
            end = at + len(offer.text)
            anywhere = not (offer.number and offer.text.isalpha()) or (offer.text.isupper() and len(offer.text) > 1)
            if _parted(said, at) and _parted(said, end) and (anywhere or end == len(said)):
                return offer, at
    return None


def _places(said: str, text: str) -> Iterator[int]:
    at = said.rfind(text)
    while at >= 0:
        yield at
        at = said.rfind(text, 0, at + len(text) - 1)


def _parted(said: str, at: int) -> bool:
    """Whether no word and no number goes on at ``at``."""
    before, after = said[at - 1 : at], said[at : at + 1]
    if not before or not after or not (before.isalnum() and after.isalnum()):
        return True
    if _han(before) or _han(after):
        return not (before in _NUMERALS and after in _NUMERALS)
    return before.isdigit() != after.isdigit() and not (before.isascii() and after.isascii())


def _han(sign: str) -> bool:
    return "\u4e00" <= sign <= "\u9fff" or sign == "〇"


def _longest(offer: Offer) -> int:
    return -len(offer.text)
