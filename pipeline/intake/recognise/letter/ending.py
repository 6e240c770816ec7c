"""How a letter or instrument ends: close, place and date, signatures, the block of the addressee."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct, field

from pipeline.intake.recognise.inline import Context
from pipeline.intake.recognise.items import Item, untyped
from pipeline.intake.recognise.letter.dates import day_of
from pipeline.intake.recognise.letter.signatures import Rows, grid, sign_word, signature
from pipeline.intake.stream import Grid, Piece, text_of
from pipeline.source.model import document as m
from pipeline.source.model import inline as i

Items = Sequence["Item | Grid"]
_SHORT = 100  # characters of a line of a signature
_ENDS = ".;:。；：؛"


class Ending(Struct):
    """What the last paragraphs say. ``address`` are the lines of the addressee, ``day`` is the date among them."""

    signatures: list[m.Signature] = field(default_factory=list)
    grid: bool = False
    place_date: i.Inlines = ()
    day: str = ""
    dated: str = ""
    address: list[str] = field(default_factory=list)


def start_of(context: Context, items: Items) -> int:
    """Where the signatures begin: at a sign word, or at a table without rules that holds only names."""
    for at, item in enumerate(items):
        if isinstance(item, Grid):
            if not item.ruled and _signs(context, item):
                return _posts(context, items, at)
            continue
        if not item.label and len(item.text) < 400 and any(sign_word(context, text_of(line)) for line in item.lines()):
            return _posts(context, items, at)
    return len(items)


def trailing(items: Items) -> int:
    """Where the short lines begin with which a text ends."""
    at = len(items)
    while at and isinstance(item := items[at - 1], Item):
        longest = max((len(line) for line in item.text.split("\n")), default=0)
        if item.label or item.line.heading or longest > _SHORT or item.text.rstrip()[-1:] in _ENDS:
            break
        at -= 1
    return at


def _posts(context: Context, items: Items, at: int) -> int:
    """Titles may stand above the name: short lines that end in no full stop."""
    if not context.words.house.signature.posts_first:
        return at
    while at > 1 and isinstance(item := items[at - 1], Item):
        if (
            item.label
            or len(item.text) > _SHORT
            or item.text.rstrip()[-1:] in _ENDS
            or context.words.whole("salutation", item.flat)
        ):
            break
        at -= 1
    return at


def _signs(context: Context, item: Grid) -> bool:
    return bool(grid(context.quiet(), item.rows, item.place))


def ending(context: Context, items: Items, *, signed: bool = True) -> Ending:
    """What the last paragraphs say; what has no place is kept. A note verbale is not ``signed``."""
    found = Ending()
    block: Rows = []
    place = 0
    addressed = False

    def close() -> None:
        nonlocal block
        for lines in _each(context, block):
            made = signature(context, lines, place) if signed else None
            if made is not None:
                found.signatures.append(made)
            elif found.signatures and signed and all(len(text_of(line)) < _SHORT for line in lines):
                last = found.signatures[-1]
                posts = (*last.posts, *(context.line(line) for line in lines))
                found.signatures[-1] = m.Signature(last.names, posts, last.sign, last.party)
            else:
                for line in lines:
                    context.report.keep(place, text_of(line), "a line beside the signature")
        block = []

    for each in items:
        item = each if isinstance(each, Grid) else untyped(each)
        if isinstance(item, Grid):
            close()
            made = grid(context, item.rows, item.place)
            found.signatures += made
            found.grid = found.grid or bool(made)
            for line in [] if made else (line for row in item.rows for cell in row for line in cell.lines):
                if line.text.strip():
                    context.report.keep(line.place, line.text, "a cell beside the signature")
            continue
        place = item.line.place
        named = bool(found.signatures) or (bool(block) and not item.gap) or not signed
        if (item.gap or item.ruled) and (_has_name(context, block) or not signed):
            close()
        addressed = addressed or _addresses(context, item, named or bool(found.signatures))
        if addressed:
            close()
            found.address += [" ".join(text_of(line).split()) for line in item.lines()]
            context.report.keep(place, item.text, "the block of the addressee")
            continue
        for part in item.lines():
            if _is_date(context, part):
                found.place_date = dated(context, part)
                found.day, found.dated = day_of(text_of(part), context.words.lang), date_words(context, text_of(part))
            else:
                block.append(part)
    close()
    return found


def _has_name(context: Context, block: Rows) -> bool:
    return signature(context.quiet(), list(block), 0) is not None


def _each(context: Context, block: Rows) -> list[Rows]:
    """The lines of each signature: one begins at each sign word, unless titles stand above it."""
    starts = [number for number, line in enumerate(block) if sign_word(context, text_of(line))]
    if len(starts) < 2:
        return [block] if block else []
    if context.words.house.signature.posts_first:
        ends = [start + 1 for start in starts]
        return [block[first:last] for first, last in zip([0, *ends[:-1]], [*ends[:-1], len(block)], strict=True)]
    starts[0] = 0
    return [block[first:last] for first, last in zip(starts, [*starts[1:], len(block)], strict=True)]


def _addresses(context: Context, item: Item, named: bool) -> bool:
    """Whether the block of the addressee begins here."""
    if context.words.begins("honorific", item.flat):
        return True
    return named and bool(context.words.begins("offices", item.flat)) and len(item.flat) < 200


def _is_date(context: Context, line: tuple[Piece, ...]) -> bool:
    text = text_of(line).strip()
    if len(text) > 70 or text[-1:] == "." or len(text.split()) > 8 or not day_of(text, context.words.lang):
        return False
    return not text.rpartition(date_words(context, text))[2].strip(" ,.")


is_date = _is_date


def dated(context: Context, line: tuple[Piece, ...]) -> i.Inlines:
    """The place and date, the date marked as such."""
    text = " ".join(text_of(line).split())
    words = date_words(context, text)
    before, _, after = text.partition(words)
    parts: list[i.Inline] = [i.Text(before)] if before else []
    parts.append(i.DateRun(day_of(text, context.words.lang), (i.Text(words),)))
    return (*parts, *((i.Text(after),) if after else ()))


def date_words(context: Context, text: str) -> str:
    """The words of a date without the place before it."""
    flat = " ".join(text.split())
    day = day_of(flat, context.words.lang)
    words = flat
    for at in range(len(flat)):
        if at and flat[at - 1] not in " ,،،(":
            continue
        if day_of(flat[at:], context.words.lang) == day and (flat[at].isdigit() or flat[at].isalpha()):
            words = flat[at:]
            if flat[at].isdigit():
                break
    ends = [at for at in range(1, len(words) + 1) if at == len(words) or words[at] in " ,،)"]
    shortest = next((at for at in ends if day_of(words[:at], context.words.lang) == day), len(words))
    return words[:shortest].strip(" ,()")
