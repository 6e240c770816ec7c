"""The masthead of a document that was issued: what stands above the title of its letter."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct, field
from msgspec.structs import replace

from pipeline.intake.recognise.inline import Context
from pipeline.intake.recognise.items import Item
from pipeline.intake.recognise.letter.dates import day_of
from pipeline.intake.recognise.letter.title import titled
from pipeline.intake.recognise.vocabulary import same
from pipeline.intake.stream import Grid, Picture, lines_of
from pipeline.source.model.inline import Text
from pipeline.source.model.masthead import AgendaItem, Issue, Masthead, State, Value
from pipeline.source.model.sessions import session_of
from pipeline.words import house

Items = Sequence["Item | Grid"]
_SYMBOL = re.compile(r"(?:[ASE]|ST|A/HRC)/[\w./()…-]+(?:\s?[–-]\s?[ASE]/[\w./…]+)?\*{0,3}")
_WITHIN = 30  # paragraphs and tables above the title


class Above(Struct):
    """What a masthead says; its day is ISO 8601."""

    symbols: list[str] = field(default_factory=list)
    day: str = ""
    original: tuple[str, ...] = ()
    items: list[AgendaItem] = field(default_factory=list)


def issued(context: Context, items: Items) -> tuple[Above | None, Items]:
    """The masthead above the title of the letter, if there is one, and what stands below it."""
    quiet = context.quiet()
    found = (at for at, item in enumerate(items[:_WITHIN]) if isinstance(item, Item) and titled(quiet, item.pieces))
    at = next(found, 0)
    texts = [text for item in items[:at] for text in _texts(item)]
    if not any(_SYMBOL.fullmatch(text.strip()) for _, text in texts):
        return None, items
    above = Above()
    waiting = False
    for item in items[:at]:
        for line in lines_of((item,)) if isinstance(item, Grid) else (item.line,):
            for piece in line.pieces:
                if isinstance(piece, Picture) and piece.alt:
                    context.report.keep(line.place, piece.alt, "the words of a picture of the masthead")
    for place, text in texts:
        waiting = _line(context, above, place, text, waiting=waiting)
    return above, items[at:]


def _texts(item: Item | Grid) -> list[tuple[int, str]]:
    lines = lines_of((item,)) if isinstance(item, Grid) else (item.line,)
    return [(line.place, text) for line in lines for text in line.text.split("\n") if text.strip()]


def _line(context: Context, above: Above, place: int, text: str, *, waiting: bool) -> bool:
    """Read a line; whether the title of an agenda item is awaited after it."""
    words, flat = context.words, " ".join(text.split())
    item = re.search(words.raw("item"), same(flat), re.IGNORECASE)
    languages = words.languages(f"[{flat}]")
    if _SYMBOL.fullmatch(flat):
        above.symbols += [part.strip(" *") for part in re.split(r"\s?[–-]\s?(?=[ASE]/)", flat)]
    elif day_of(flat, words.lang) and len(flat) < 40 and not above.day:
        above.day = day_of(flat, words.lang)
    elif languages and not above.original:
        above.original = languages
    elif item and len(flat) < 120:
        letter = (item["letter"] or "").lower()
        list_name = (item["list"] or "").casefold()
        kind = next((name for name, word in words.raw("lists").items() if list_name and word in list_name), "agenda")
        number = str(int(item["number"]))
        above.items.append(AgendaItem(number, letter if letter.isascii() else "", kind, _ABSENT))
        context.report.left(text)
        return True
    elif waiting and above.items:
        above.items[-1] = replace(above.items[-1], title=Value(State.ASSIGNED, (Text(flat.rstrip("* ")),)))
        context.report.left(flat[len(flat.rstrip("* ")) :])
        return False
    elif not _in_register(context, flat):
        context.report.keep(place, text, "a line of the masthead")
        return waiting
    context.report.left(text)
    return waiting


def _in_register(context: Context, flat: str) -> bool:
    """Whether a line is one that every masthead prints by itself."""
    own = context.words.house
    printed = {own.united_nations, *own.organs.values()}
    printed |= {f"{each.label}{each.text}" for each in own.distribution.values()}
    if flat.casefold() in {each.casefold() for each in printed}:
        return True
    sessions = [pattern.partition("{")[2].partition("}")[2] for pattern in own.session.values()]
    return any(ending and flat.casefold().endswith(ending.casefold()) for ending in sessions) and len(flat) < 60


_ABSENT = Value(State.UNASSIGNED)


def with_above(masthead: Masthead, above: Above) -> Masthead:
    """A masthead with what the issued document says in its own."""
    issues = tuple(_symbol(issue, above) for issue in masthead.issues)
    first = replace(issues[0], items=tuple(above.items) or issues[0].items)
    date = Value(State.ASSIGNED, (Text(above.day),)) if above.day else masthead.date
    original = Value(State.ASSIGNED, (Text(" ".join(above.original)),)) if above.original else masthead.original
    return replace(masthead, issues=(first, *issues[1:]), date=date, original=original)


def _symbol(issue: Issue, above: Above) -> Issue:
    letter = house().organs[issue.organ].letter
    symbol = next((each for each in above.symbols if each.startswith(f"{letter}/") and "…" not in each), "")
    if not symbol:
        return issue
    session = session_of(symbol)
    made = replace(issue, symbol=Value(State.ASSIGNED, (Text(symbol),)))
    return made.within(session) if session and issue.session else made
