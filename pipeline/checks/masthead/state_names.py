"""MH476: a State has the name that it bore on the day of the letter."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache

from pipeline.checks.rule import Rule
from pipeline.errors import Fault, Passage, Severity
from pipeline.resources import data, read_text
from pipeline.source.model.document import Source, TitlePartKind
from pipeline.source.model.inline import plain

RULE = Rule(
    "MH476",
    "A State has its name of the day",
    "UNTERM",
    "<sender>Permanent Representative of Turkey to the United Nations</sender> in 2025",
    "<sender>Permanent Representative of Türkiye to the United Nations</sender>",
    "Write the name that UNTERM has for the day. A letter keeps the names that its author gives others.",
)


@cache
def _names() -> tuple[tuple[re.Pattern[str], str, str, str], ...]:
    """Name, language, the first day on which it no longer held, and the name since."""
    rows = tomllib.loads(read_text(data("states.toml")))["name"]
    return tuple(
        (re.compile(rf"(?<!\w){re.escape(row['old'])}(?!\w| \()"), row["lang"], row["until"], row["new"])
        for row in rows
    )


def check(source: Source) -> Iterator[Fault]:
    """Names in the title of the letter that did not hold any more on its day."""
    day = next((part.when for part in source.letter.title if part.kind is TitlePartKind.DATE), "")
    day = day or plain(source.masthead.date.content)
    for part in source.letter.title if day else ():
        text = plain(part.content)
        for old, lang, until, new in _names():
            found = old.search(text) if lang == source.lang and day >= until else None
            if found and new not in text:
                yield Fault(
                    "MH476",
                    part.place,
                    f"“{found[0]}” was not the name of the State on {day}",
                    f"“{new}”",
                    "correct the name, or the date",
                    Severity.WARNING,
                    Passage(part.place, found[0]),
                )
