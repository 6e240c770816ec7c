"""Attachments: heading, original language, title, words, how they end."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from pipeline.intake.recognise.body.headings import leading
from pipeline.intake.recognise.body.sections import Body
from pipeline.intake.recognise.inline import Context
from pipeline.intake.recognise.items import Item, untyped
from pipeline.intake.recognise.letter.ending import dated, ending, is_date, start_of
from pipeline.intake.recognise.parts import Part, starred
from pipeline.intake.recognise.vocabulary import same
from pipeline.intake.stream import Grid
from pipeline.resolve.numbers.forms import roman
from pipeline.source.model import blocks as b
from pipeline.source.model import document as m
from pipeline.source.model.inline import Inlines, Text, plain

Items = Sequence["Item | Grid"]
_LONGEST = 300  # characters of a title
_NESTED = {m.AttachmentKind.ENCLOSURE, m.AttachmentKind.APPENDIX, m.AttachmentKind.ATTACHMENT}


class Made(Struct):
    """An attachment and the reader of its body."""

    attachment: m.Attachment
    body: Body


def attachment(context: Context, part: Part, classes: dict[str, str]) -> Made:
    """The attachment that a part is."""
    items = starred(context, part.items)
    original: tuple[str, ...] = ()
    titles: list[Inlines] = [context.inlines(part.title)] if part.title else []
    place_date: Inlines = ()
    at = 0
    first: Item | None = None
    while at < len(items) and isinstance(item := items[at], Item):
        if not original and (found := context.words.languages(item.flat)):
            original = found
            context.report.left(item.flat)
        elif _is_title(context, item, items, at, titles, first):
            titles.append(context.inlines(item.pieces))
            first = first or item
        elif titles and is_date(context, item.pieces):
            place_date = dated(context, item.pieces)
        else:
            break
        at += 1
    rest = items[at:]
    end, close = _closing(context, rest)
    body = Body(context)
    blocks = body.blocks(rest[:end])
    if not blocks:
        blocks = (b.Paragraph(b.Role.PARAGRAPH, titles.pop() if len(titles) > 1 else (Text("[…]"),)),)
    kind = m.AttachmentKind(part.kind)
    title = plain(titles[0]) if titles else ""
    class_ = next((name for name, words in classes.items() if re.search(words, same(title), re.IGNORECASE)), "")
    made = m.Attachment(
        kind,
        tuple(titles),
        blocks,
        class_=class_ or "annex",
        original=original,
        opening_place_date=place_date,
        closing=close,
    )
    return Made(made, body)


def _is_title(context: Context, item: Item, items: Items, at: int, titles: list[Inlines], first: Item | None) -> bool:
    """Whether a line under the heading is the title: it is a heading, or stands out, or is short and alone."""
    if item.label or len(item.text) > _LONGEST or leading(context, item):
        return False
    if first is not None:  # another line of the title looks the same and follows at once
        alike = (first.line.heading, first.bold, first.centred, first.upper)
        same_look = alike == (item.line.heading, item.bold, item.centred, item.upper)
        return same_look and not item.gap and any(alike) and not item.line.heading
    if titles:
        return False
    if item.line.heading or item.bold or item.centred or item.upper:
        return True
    following = items[at + 1] if at + 1 < len(items) else None
    short = len(item.text) < 120 and item.text.rstrip()[-1:] not in ".;:,،؛。" and following is not None
    if short and not (isinstance(following, Item) and following.gap):
        context.report.guess(item.line.place, f"“{item.flat[:60]}” is taken for the title of the attachment")
    return short


def _closing(context: Context, rest: Items) -> tuple[int, m.Closing]:
    """Where the words end, and what closes them: who signed, where and when it was done."""
    at = start_of(context, rest)
    start = at
    for number, item in enumerate(rest[:at]):
        if isinstance(item, Item) and context.words.begins("testimonium", item.flat) and number >= len(rest) - 6:
            start = number
            break
    if start == len(rest):
        return start, m.Closing()
    at = at if at < len(rest) else start + 1
    done = [item for item in rest[start:at] if isinstance(item, Item)]
    undated = [item for item in done if not is_date(context, item.pieces)]
    testimonium = [b.Paragraph(b.Role.PARAGRAPH, context.inlines(untyped(item).pieces)) for item in undated]
    end = ending(context, [*(item for item in done if item not in undated), *rest[at:]])
    return start, m.Closing(tuple(testimonium), end.place_date, tuple(end.signatures), end.grid)


def ordered(made: list[Made], headings: list[Part]) -> tuple[m.Attachment, ...]:
    """The attachments, enclosures within the letter to which they belong; numbers pinned where they are others."""
    top: list[m.Attachment] = []
    for each in made:
        inside = top and each.attachment.kind in _NESTED and top[-1].class_ == "letter"
        if inside:
            top[-1] = replace(top[-1], attachments=(*top[-1].attachments, each.attachment))
        else:
            top.append(each.attachment)
    return _numbered(tuple(top), headings)


def _numbered(top: tuple[m.Attachment, ...], headings: list[Part]) -> tuple[m.Attachment, ...]:
    """Pin the numbers that the count would not give."""
    told = iter(headings)
    counts = {kind: sum(each.kind is kind for each in top) for kind in m.AttachmentKind}
    seen: dict[m.AttachmentKind, int] = {}
    made: list[m.Attachment] = []
    for each in top:
        part = next(told)
        seen[each.kind] = seen.get(each.kind, 0) + 1
        usual = ""
        if counts[each.kind] > 1:
            usual = roman(seen[each.kind]).upper() if each.kind is m.AttachmentKind.ANNEX else str(seen[each.kind])
        number = part.number if part.number and part.number != usual and part.number.isascii() else ""
        for _ in each.attachments:
            next(told, None)
        made.append(replace(each, number=number))
    return tuple(made)
