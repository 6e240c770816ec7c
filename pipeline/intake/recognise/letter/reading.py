"""The letter: letterhead, title, salutation, words, close, signatures."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct, field

from pipeline.intake.recognise.body.sections import Body
from pipeline.intake.recognise.inline import Context
from pipeline.intake.recognise.items import Item, untyped
from pipeline.intake.recognise.letter.dates import day_of
from pipeline.intake.recognise.letter.ending import Ending, date_words, dated, ending, is_date, start_of, trailing
from pipeline.intake.recognise.letter.masthead import masthead
from pipeline.intake.recognise.letter.title import kind_of, made, titled
from pipeline.intake.recognise.vocabulary import same
from pipeline.intake.stream import Grid, Words, text_of
from pipeline.source.model import blocks as b
from pipeline.source.model import document as m
from pipeline.source.model import inline as i
from pipeline.source.model.inline import Text, plain
from pipeline.source.model.masthead import Masthead

Items = Sequence["Item | Grid"]
_LINE = 160  # characters of a line of the letterhead
_SENTENCE = 60


class Letterhead(Struct):
    """What stands above the words of a letter."""

    mission: list[i.Inlines] = field(default_factory=list)
    above: list[i.Inlines] = field(default_factory=list)
    reference: i.Inlines = ()
    salutation: i.Inlines = ()
    place_date: i.Inlines = ()
    day: str = ""
    dated: str = ""
    title: tuple[m.TitlePart, ...] = ()


def is_letter(context: Context, items: Items) -> bool:
    """Whether paragraphs are a letter: they have its title, its salutation, its close or a signature."""
    lines = [item for item in items if isinstance(item, Item)]
    words = context.words
    if any(titled(context.quiet(), item.pieces) or words.begins("compliments", item.flat) for item in lines[:12]):
        return True
    if any(words.whole("salutation", item.flat) and len(item.flat) < 60 for item in lines[:15]):
        return True
    return any(words.has("complimentary", item.flat) or words.begins("honour", item.flat) for item in lines)


def letter(context: Context, items: Items, later: str) -> tuple[m.Letter, Masthead, Body]:
    """The letter that some paragraphs are, and the masthead as far as it tells it.

    ``later`` is a day that the file names elsewhere, for a letter that has none.
    """
    head, at = _head(context, items)
    rest = list(items[at:])
    note = any(isinstance(item, Item) and context.words.begins("compliments", item.flat) for item in rest[:3])
    note = note or kind_of(head.title) is m.LetterKind.NOTE_VERBALE
    close, complimentary = _close(context, rest)
    closing_items = rest[close + (1 if complimentary else 0) :]
    end = ending(context, closing_items, signed=not note)
    body = Body(context, letter=True)
    blocks = body.blocks(rest[:close])
    if not blocks:  # the close is all that it says
        blocks, complimentary = (b.Paragraph(b.Role.PARAGRAPH, complimentary or (Text("[…]"),)),), ()
    texts = [item.flat for item in rest[: close + 1] if isinstance(item, Item)]
    if not head.day:
        head.day, head.dated = end.day, end.dated
    title, day = _title(context, head, end, texts, note=note, later=later, place=items[0])
    addressee = next((plain(part.content) for part in title if part.kind is m.TitlePartKind.ADDRESSEE), "")
    doubtful = "" if day else later
    kind = m.LetterKind.NOTE_VERBALE if note else kind_of(title)
    closing = m.Closing(place_date=end.place_date or head.place_date, signatures=tuple(end.signatures), grid=end.grid)
    top = m.Letterhead(tuple(head.mission), head.reference, head.salutation, complimentary)
    made_letter = m.Letter(kind, tuple(head.above), title, blocks, closing, top)
    return made_letter, masthead(context.words, texts, addressee, day, doubtful), body


def _head(context: Context, items: Items) -> tuple[Letterhead, int]:
    """What stands above the words, and where they begin."""
    head = Letterhead()
    at = 0
    while at < len(items):
        each = items[at]
        if isinstance(each, Grid):
            break
        item = untyped(each)
        flat = item.flat
        following = items[at + 1] if at + 1 < len(items) else None
        whole = titled(context, item.pieces)
        if not whole and isinstance(following, Item) and not item.label:
            whole = titled(context, (*item.pieces, Words(" "), *following.pieces)) if len(flat) < 300 else ()
            if whole:
                at += 1
        if whole and not head.title:
            head.title = whole
        elif context.words.whole("salutation", flat) and len(flat) < 80:
            head.salutation = context.line(item.pieces)
            return head, at + 1
        elif head.title or _speaks(context, flat):
            break
        else:
            _line(context, head, item)
        at += 1
    return head, at


def _speaks(context: Context, flat: str) -> bool:
    """Whether a line is a paragraph of the letter, and none of what stands above it."""
    sentence = len(flat) > _SENTENCE and flat[-1:] in ".。؟" and not day_of(flat, context.words.lang)
    return len(flat) > _LINE or sentence or any(context.words.begins(name, flat) for name in ("compliments", "honour"))


def _line(context: Context, head: Letterhead, item: Item) -> None:
    """A line above the words: the letterhead, a reference, place and date, or a title."""
    for line in item.lines():
        text = text_of(line)
        if is_date(context, line) and not head.day:
            head.place_date = dated(context, line)
            head.day, head.dated = day_of(text, context.words.lang), date_words(context, text)
        elif context.words.begins("reference", f"{text} ") and not head.reference:
            head.reference = context.line(line)
        elif item.line.heading and not item.line.boxed:
            head.above.append(context.inlines(line))
        else:
            head.mission.append(context.line(line))


def _close(context: Context, rest: list[Item | Grid]) -> tuple[int, i.Inlines]:
    """Where the words end, and the complimentary close with which they do."""
    for at in range(len(rest) - 1, -1, -1):
        item = rest[at]
        if isinstance(item, Item) and context.words.has("complimentary", item.flat):
            return at, context.line(untyped(item).pieces)
    at = start_of(context, rest)
    if at == len(rest):
        at = trailing(rest)
        if 0 < at < len(rest):
            context.report.guess(_place(rest[at]), "the short lines at the end are taken for the signature")
        return max(at, min(1, len(rest))), ()
    return at, ()


def _place(item: Item | Grid) -> int:
    return item.place if isinstance(item, Grid) else item.line.place


def _title(
    context: Context, head: Letterhead, end: Ending, texts: list[str], *, note: bool, later: str, place: Item | Grid
) -> tuple[tuple[m.TitlePart, ...], str]:
    """The title and the day in it; made from letterhead, date and addressee where the file has none."""
    if head.title:
        day = next((part.when for part in head.title if part.kind is m.TitlePartKind.DATE), "")
        return head.title, day
    words = context.words
    day, date = head.day, head.dated
    if not day:
        day, date = later, words.house.date(later)
    sender, addressee = _sender(context, head, end, texts), _addressee(context, end, texts)
    kind = m.LetterKind.NOTE_VERBALE if note else m.LetterKind.LETTER
    what = f"the title is made from what the file says: from the “{sender}” to the “{addressee}”"
    stated = any(words.begins("compliments", text) for text in texts) and bool(head.day)
    tell = context.report.note if stated else context.report.guess
    tell(_place(place), what, "compare <title> with the file")
    return made(context, kind, date, sender, addressee), day


def _sender(context: Context, head: Letterhead, end: Ending, texts: list[str]) -> str:
    words = context.words
    compliments = next((found for text in texts if (found := words.begins("compliments", text))), None)
    if compliments:
        return str(compliments["sender"])
    data = words.raw("permanent")
    posts = [plain(post) for each in end.signatures for post in each.posts]
    if len(end.signatures) > 1:
        own = re.compile(rf"{data['post']}e?s? (?:of )?", re.IGNORECASE)
        states = [own.sub("", same(post), count=1) for post in posts if own.match(same(post))] or posts
        return str(data["several"]).format(states=words.house.listed(states))
    post = next((post for post in posts if same(post).casefold().startswith(data["post"])), "")
    lines = [plain(line) for line in head.mission]
    for line in (*lines, " ".join(lines[:2])):
        found = re.match(data["state"], same(line), re.IGNORECASE)
        state = next((each for each in found.groups() if each), "") if found else ""
        if state:
            return str(data["office"]).format(state=cased(state))
    return post or next(iter(posts), "") or next(iter(lines), "") or "[…]"


def _addressee(context: Context, end: Ending, texts: list[str]) -> str:
    words = context.words
    compliments = next((found for text in texts if (found := words.begins("compliments", text))), None)
    if compliments:
        return str(compliments["addressee"])
    for line in end.address:
        found = words.begins("offices", line)
        if found and not words.begins("honorific", line):
            return re.sub(r"^(?:the|le|la|el) ", "", found[0], flags=re.IGNORECASE)
    presidents = words.raw("president")
    asked = [text for text in texts if words.has("request", text)]
    organs = [
        organ
        for organ, name in words.house.organs.items()
        if any(same(name).casefold() in same(text).casefold() for text in asked)
    ]
    president = next((presidents[organ] for organ in organs if organ in presidents), "")
    return president or str(presidents["none"])


def cased(words: str) -> str:
    """Words in capitals as they are written in running text; others as they are."""
    if words != words.upper():
        return words
    small = {"of", "the", "and", "de", "la", "du", "des", "del", "los", "las", "y", "et", "d’"}
    return " ".join(
        word.lower() if word.lower() in small else re.sub(r"[^\W\d_]+", lambda each: each[0].capitalize(), word)
        for word in words.split()
    )
