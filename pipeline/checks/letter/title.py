"""MH406: the letter's title has its kind, date, sender and addressee tagged."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.errors import Fault, Passage
from pipeline.source.model.document import WITHOUT_SENDER, Source, TitlePartKind
from pipeline.source.model.inline import plain
from pipeline.words import words

_NEEDED = {
    TitlePartKind.KIND: ("kind", "<kind>Letter</kind>"),
    TitlePartKind.DATE: ("date", '<date when="2006-06-07">7 June 2006</date>'),
    TitlePartKind.SENDER: ("sender", "<sender>Permanent Representative of Peru to the United Nations</sender>"),
    TitlePartKind.ADDRESSEE: ("addressee", "<addressee>President of the General Assembly</addressee>"),
}


def check(source: Source) -> Iterator[Fault]:
    """Parts that the title lacks; a note of the Secretary-General or a report needs a date somewhere."""
    needed = tuple(_NEEDED)
    if source.letter.kind in WITHOUT_SENDER:
        needed = () if plain(source.masthead.date.content) else (TitlePartKind.DATE,)
    parts = {part.kind: part for part in source.letter.title}
    place = source.letter.title[0].place if source.letter.title else source.letter.place
    typed = None if TitlePartKind.DATE in parts else _typed_date(source)
    for kind in needed:
        name, example = _NEEDED[kind]
        if kind not in parts:
            yield Fault(
                "MH406",
                typed.place if typed and kind is TitlePartKind.DATE else place,
                f"the letter's title has no {name}",
                example,
                f"put the words of the title that say it into <{name}>",
                about=typed if kind is TitlePartKind.DATE else None,
            )


def _typed_date(source: Source) -> Passage | None:
    """Words of the title that read like a date and are not marked as one."""
    months = "|".join(re.escape(month) for month in words(source.lang).months)
    date = re.compile(rf"\d{{1,2}}\w{{0,3}} (?:de )?(?:{months})(?: de)? \d{{4}}|\d{{4}}年\d{{1,2}}月\d{{1,2}}日")
    for part in source.letter.title:
        found = date.search(plain(part.content)) if part.kind is TitlePartKind.WORDS else None
        if found:
            return Passage(part.place, found[0])
    return None
