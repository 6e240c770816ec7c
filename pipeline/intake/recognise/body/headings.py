"""Which paragraphs are headings, and of what: a section, a group of recitals, operative paragraphs, participants."""

from __future__ import annotations

from msgspec import Struct

from pipeline.document.numbers import Style
from pipeline.intake.recognise.inline import Context
from pipeline.intake.recognise.items import Item
from pipeline.intake.stream import Grid

_LONGEST = 200  # characters of a heading
_SHORT = 60
_ENDS = ".;:,،؛。；：，"
LEVELS = {Style.UPPER_ROMAN: 1, Style.UPPER_LETTER: 2, Style.ARABIC: 3, Style.LOWER_LETTER: 4, Style.LOWER_ROMAN: 5}


class Heading(Struct):
    """A heading: ``level`` orders it among others, ``numbered`` says that it bears a number of the house's form."""

    item: Item
    level: int
    numbered: bool = False
    value: int = 0


def heading(context: Context, item: Item | Grid) -> Heading | None:
    """The heading that a paragraph is, with its number if it has one; ``None`` for text."""
    if isinstance(item, Grid) or len(item.text) > _LONGEST or not item.text.strip():
        return None
    stated = item.line.heading or (_titled(item) and 1)
    labels = [label for label in item.labels(context.words.lang) if label.style in LEVELS]
    if item.live and not stated:
        return None
    set_off = item.bold or (item.centred and item.gap) or (item.upper and len(item.text) > 1)
    if not stated and not (set_off and item.text.strip()[-1:] not in _ENDS):
        return None
    if not item.label:
        return Heading(item, item.line.heading or 7)
    if not labels:
        return Heading(item, item.line.heading or 7) if item.line.heading else None
    label = labels[0]
    return Heading(item, item.line.heading or LEVELS[label.style], True, label.value)


def level_of(context: Context, found: Heading) -> int:
    """The level whose form of number the heading has (I. A. 1. (a) (i)); 0 where it has none."""
    labels = found.item.labels(context.words.lang)
    forms = context.words.house.forms["headings"]
    fitting = (n + 1 for n, form in enumerate(forms) for label in labels if label.form == form)
    return next(fitting, 0) if found.numbered else 0


def _titled(item: Item) -> bool:
    return item.line.style.casefold() in ("title", "subtitle") or item.line.style.replace("_", "").strip().startswith(
        "H "
    )


def leading(context: Context, item: Item | Grid) -> str:
    """``recitals`` or ``operative`` where a short line is the word under which such paragraphs stand (RECALLING)."""
    if isinstance(item, Grid) or item.label or len(item.text) > _SHORT:
        return ""
    words = item.flat.strip(" :,،：")
    caseless = not any(sign.lower() != sign.upper() for sign in words) and item.text.strip()[-1:] not in _ENDS
    alone = item.upper or item.bold or item.line.heading > 0 or (caseless and item.gap)
    if not alone or len(words.split()) > 4:
        return ""
    for kind in ("recitals", "operative"):
        if context.words.opens_with(kind, words):
            return kind
    return ""
