"""MH477: the typography of a language is kept.

The rules of each language are data (``data/typography.toml``). What is marked as another language is left alone, and so
are quotations in one, web addresses, symbols and times of day.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from msgspec import Struct

from pipeline.checks.masthead.dates import official_languages
from pipeline.errors import Fault, Passage, Severity
from pipeline.resources import data, read_text
from pipeline.source.model.blocks import Paragraph, Quotation, Section
from pipeline.source.model.document import Attachment, Letterhead, Source, Status
from pipeline.source.model.inline import Marked, Text

_LEFT_OUT = re.compile(r"https?://\S+|\b[A-Z]+(?:/[\w.()]+)+|\b\d{1,2}:\d{2}\b|(?<!\w)\w+@\w+")
_HAN = "\u2e80"  # the first sign that is not divided from others by spaces
_QUOTED = 24  # characters of the passage before and after what is wrong


def check(source: Source) -> Iterator[Fault]:
    """Each piece of words with a sign that its language writes otherwise."""
    if not any(map(_rules, official_languages(source))):
        return
    draft = source.status is Status.DRAFT
    for lang, text in _spoken(source, source.lang):
        if _rules(lang) and not (draft and _waits(text)):
            yield from _signs(text, lang)


def _spoken(node: object, lang: str) -> Iterator[tuple[str, Text]]:
    """Every piece of words with the language that it is in; the letterhead is not issued."""
    waiting: list[tuple[object, str]] = [(node, lang)]
    while waiting:
        found, around = waiting.pop()
        if isinstance(found, tuple):
            waiting.extend((each, around) for each in reversed(found))
            continue
        if isinstance(found, Letterhead):
            continue
        own = getattr(found, "lang", "") if isinstance(found, _TAGGED) else ""
        inside = own.partition("-")[0].lower() if own else around
        if isinstance(found, Text):
            yield inside, found
        waiting.extend((each, inside) for each in reversed(_below(found)))


_TAGGED = (Paragraph, Section, Quotation, Attachment, Marked)


def _below(node: object) -> tuple[object, ...]:
    """The nodes directly below a node of the model."""
    values = (getattr(node, name) for name in getattr(node, "__struct_fields__", ()))
    return tuple(value for value in values if isinstance(value, tuple | Struct))


def _waits(text: Text) -> bool:
    """Whether words wait in brackets for those of the drafter or translator, as in a skeleton."""
    words = text.text.strip()
    return words.startswith("[") and words.endswith("]")


def _signs(text: Text, lang: str) -> Iterator[Fault]:
    words = _LEFT_OUT.sub(lambda found: "0" * len(found[0]), text.text)
    for pattern, rule in _rules(lang):
        found = pattern.search(words)
        if found:
            start, end = max(0, found.start() - _QUOTED), found.end() + _QUOTED
            quoted = " ".join(text.text[start:end].split())
            wrong = f"{rule['wrong']} “{quoted}”"
            about = Passage(text.place, text.text[_word(text.text, found.start()) : found.end()])
            yield Fault("MH477", text.place, wrong, rule["expected"], rule["mend"], Severity.WARNING, about)


def _word(text: str, at: int) -> int:
    """Where the word begins that a sign follows; in Chinese, the character before it."""
    begin = at
    while begin and at - begin < _QUOTED and not text[begin - 1].isspace():
        begin -= 1
        if text[begin] >= _HAN:
            break
    return begin


@cache
def _data() -> Mapping[str, Any]:
    return tomllib.loads(read_text(data("typography.toml")))


@cache
def _rules(lang: str) -> tuple[tuple[re.Pattern[str], Mapping[str, str]], ...]:
    return tuple((re.compile(row["pattern"]), row) for row in _data().get(lang, ()))
