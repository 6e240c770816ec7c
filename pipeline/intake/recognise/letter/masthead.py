"""What the letter itself says of the masthead: the organs, the session, the agenda items; the rest is unassigned."""

from __future__ import annotations

import re

from pipeline.intake.recognise.vocabulary import Vocabulary, same
from pipeline.source.model.inline import Text
from pipeline.source.model.masthead import AgendaItem, Issue, Masthead, State, Value
from pipeline.words import house

_ORGANS = ("general-assembly", "security-council", "economic-and-social-council")
_EVIDENCE = "The file does not say it"


def masthead(words: Vocabulary, paragraphs: list[str], addressee: str, day: str, doubtful: str = "") -> Masthead:
    """The masthead. ``paragraphs`` are those of the letter, ``day`` (ISO 8601) is its date.

    ``doubtful`` is a day that the file does not state; it stands there as not verified.
    """
    asked = [text for text in paragraphs if words.has("request", text)]
    organs = [organ for organ in _ORGANS if any(_names(words, organ, text) for text in asked)]
    organs = organs or [organ for organ in _ORGANS if _names(words, organ, addressee)] or ["general-assembly"]
    items = _items(words, asked)
    date = Value(State.UNVERIFIED, (Text(doubtful),), "The last day that the file names") if doubtful else _ABSENT
    issues = tuple(_issue(organ, day or doubtful, items if number == 0 else ()) for number, organ in enumerate(organs))
    return Masthead(issues, "general", date, _ABSENT, _ABSENT)


_ABSENT = Value(State.UNASSIGNED)


def _names(words: Vocabulary, organ: str, text: str) -> bool:
    """Whether a text names an organ, in whatever case of its words."""
    name = words.house.organs[organ]
    stems = [re.escape(word[:-2] if len(word) > 5 and words.lang == "ru" else word) for word in name.split()]
    return bool(re.search(r"\w*\s+".join(stems), same(text), re.IGNORECASE)) if stems else False


def _items(words: Vocabulary, asked: list[str]) -> tuple[AgendaItem, ...]:
    found: dict[tuple[str, str], AgendaItem] = {}
    pattern = re.compile(words.raw("item"), re.IGNORECASE)
    for text in asked:
        for each in pattern.finditer(same(text)):
            number, letter = str(int(each["number"])), (each["letter"] or "").lower()
            list_name = (each["list"] or "").casefold()
            list_ = next(
                (name for name, word in words.raw("lists").items() if list_name and word in list_name), "agenda"
            )
            letter = letter if re.fullmatch("[a-z]{1,2}", letter) else ""
            found[number, letter] = AgendaItem(number, letter, list_, _ABSENT)
    return tuple(found.values())


def _issue(organ: str, day: str, items: tuple[AgendaItem, ...]) -> Issue:
    """An organ with its session: the Assembly's begins in September; a list names the items of the next one."""
    year, rest = int(day[:4] or 2000), day[5:]
    letter = house().organs[organ].letter
    early = rest < "09-09"
    session = year - 1945 - (1 if early and not any(item.list != "agenda" for item in items) else 0)
    if organ == "security-council":
        symbol = Value(State.UNASSIGNED, (Text(f"{letter}/{year}/…"),), _EVIDENCE)
        return Issue(organ, symbol, council_year=max(year - 1945, 1), items=items)
    if organ == "economic-and-social-council":
        symbol = Value(State.UNASSIGNED, (Text(f"{letter}/{year}/…"),), _EVIDENCE)
        return Issue(organ, symbol, year=year, items=items)
    symbol = Value(State.UNASSIGNED, (Text(f"{letter}/{max(session, 1)}/…"),), _EVIDENCE)
    return Issue(organ, symbol, session=max(session, 1), items=items)
