"""The words of a reference in the text as plain words and fields: ``annex II`` is a word, and a field for ``II``."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from pipeline.render.docx.references.fields import FieldText
from pipeline.render.docx.references.targets import Target, Targets

_NUMERALS = frozenset("〇一二三四五六七八九十百")
_BETWEEN = " \N{NO-BREAK SPACE}.,"  # what may stand between a number and that of the paragraph around it


class Part(Struct, frozen=True):
    """A part of a reference: plain words, or a field (``field_text``) that leads to ``target``."""

    text: str
    field_text: FieldText | None = None
    target: str = ""


def parts_of(targets: Targets, target: str, wording: str) -> tuple[Part, ...]:
    """The parts of the ``wording`` of a reference: fields for its label, heading or number, and for those around it.

    None where nothing of it is said: such words are the drafter's, and no field prints them.
    """
    found = _found(targets.of(target), wording)
    if found is None:
        return ()
    field_text, at = found
    after = wording[at + len(field_text.text) :]
    own = Part(field_text.text, field_text, target)
    return (*_around(targets, targets.of(target).parent, wording[:at]), own, *((Part(after),) if after else ()))


def _around(targets: Targets, parent: str, before: str) -> tuple[Part, ...]:
    """The words before a number, with fields for the numbers of what it stands in: ``2`` of ``2 (a)``."""
    near = before.rstrip(_BETWEEN)
    for field_text in sorted(targets.of(parent).field_texts, key=_longest) if parent else ():
        at = len(near) - len(field_text.text)
        if field_text.number and at >= 0 and near.endswith(field_text.text) and _parted(near, at):
            own = Part(field_text.text, field_text, parent)
            between = (Part(before[len(near) :]),) if before != near else ()
            return (*_around(targets, targets.of(parent).parent, near[:at]), own, *between)
    return (Part(before),) if before else ()


def _found(target: Target, wording: str) -> tuple[FieldText, int] | None:
    """The text of a field that the wording holds, and where: the longest one, at its last place."""
    for field_text in sorted(target.field_texts, key=_longest):
        for at in _places(wording, field_text.text):
            end = at + len(field_text.text)
            anywhere = not (field_text.number and field_text.text.isalpha()) or (
                field_text.text.isupper() and len(field_text.text) > 1
            )
            if _parted(wording, at) and _parted(wording, end) and (anywhere or end == len(wording)):
                return field_text, at
    return None


def _places(wording: str, text: str) -> Iterator[int]:
    at = wording.rfind(text)
    while at >= 0:
        yield at
        at = wording.rfind(text, 0, at + len(text) - 1)


def _parted(wording: str, at: int) -> bool:
    """Whether no word and no number goes on at ``at``."""
    before, after = wording[at - 1 : at], wording[at : at + 1]
    if not before or not after or not (before.isalnum() and after.isalnum()):
        return True
    if _han(before) or _han(after):
        return not (before in _NUMERALS and after in _NUMERALS)
    return before.isdigit() != after.isdigit() and not (before.isascii() and after.isascii())


def _han(sign: str) -> bool:
    return "\u4e00" <= sign <= "\u9fff" or sign == "〇"


def _longest(field_text: FieldText) -> int:
    return -len(field_text.text)
