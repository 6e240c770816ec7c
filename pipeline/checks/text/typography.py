"""MH477, MH478: the typography of a language is kept, and no words of another language are left in it.

The rules of each language are data (``data/typography.toml``). What is marked as another language is left alone, and so
are quotations in one, web addresses, symbols and times of day.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any
from unicodedata import name

from pipeline.errors import Fault, Passage, Place, Severity
from pipeline.resources import data, read_text
from pipeline.source.model.blocks import Paragraph, Quotation, Section
from pipeline.source.model.document import Attachment, Letterhead, Source, Status
from pipeline.source.model.inline import Inlines, Marked, Text, place_of, plain

_LEFT_OUT = re.compile(r"https?://\S+|\b[A-Z]+(?:/[\w.()]+)+|\b\d{1,2}:\d{2}\b|\w+@\w+")
_SHOWN = 24  # characters of the passage before and after what is wrong
_LEAST = 40  # letters of a paragraph that is judged by its words
_MOST_OTHER = 0.8  # of the letters of a paragraph that is in another script
_SCRIPTS = {"ar": "ARABIC", "ru": "CYRILLIC", "zh": "CJK", "en": "LATIN", "fr": "LATIN", "es": "LATIN"}


def check(source: Source) -> Iterator[Fault]:
    """Each piece of words with a sign that its language writes otherwise; each paragraph in another language."""
    draft = source.status is Status.DRAFT
    for lang, text in _spoken(source, source.lang):
        if lang not in _SCRIPTS or (draft and _waits(text)):
            continue
        if isinstance(text, Text):
            yield from _signs(text, lang)
        else:
            yield from _language(text, lang)


def _spoken(node: object, lang: str) -> Iterator[tuple[str, Text | Paragraph]]:
    """Every piece of words and every paragraph with the language that it is in; the letterhead is not issued."""
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
        if isinstance(found, Text | Paragraph):
            yield inside, found
        waiting.extend((each, inside) for each in reversed(_below(found)))


_TAGGED = (Paragraph, Section, Quotation, Attachment, Marked)


def _below(node: object) -> tuple[object, ...]:
    """The nodes directly below a node of the model."""
    names = getattr(type(node), "__dataclass_fields__", {})
    values = (getattr(node, each) for each in names)
    return tuple(value for value in values if isinstance(value, tuple) or hasattr(value, "__dataclass_fields__"))


def _waits(text: Text | Paragraph) -> bool:
    """Whether words wait in brackets for those of the drafter or translator, as in a skeleton."""
    words = (text.text if isinstance(text, Text) else plain(text.content)).strip()
    return words.startswith("[") and (isinstance(text, Paragraph) or words.endswith("]"))


def _signs(text: Text, lang: str) -> Iterator[Fault]:
    words = _LEFT_OUT.sub(lambda found: "0" * len(found[0]), text.text)
    for pattern, rule in _rules(lang):
        found = pattern.search(words)
        if found:
            start, end = max(0, found.start() - _SHOWN), found.end() + _SHOWN
            shown = " ".join(text.text[start:end].split())
            wrong = f"{rule['wrong']} “{shown}”"
            about = Passage(text.place, text.text[start:end].strip())
            yield Fault("MH477", text.place, wrong, rule["expected"], rule["mend"], Severity.WARNING, about)


def _language(paragraph: Paragraph, lang: str) -> Iterator[Fault]:
    """A paragraph most of whose letters or words are of another language than it is said to be in."""
    words = plain(_unmarked(paragraph.content))
    letters = [sign for sign in words if sign.isalpha()]
    if len(letters) < _LEAST:
        return
    own = _SCRIPTS[lang]
    others = sum(not name(sign, "").startswith(own) for sign in letters)
    if others > _MOST_OTHER * len(letters) or _frequent(words, lang):
        place: Place = paragraph.place if paragraph.place.line else place_of(paragraph.content)
        shown = " ".join(words.split()[:6])
        expected = "words in it, or the language that they are in"
        mend = 'translate them, or write xml:lang="…" on the paragraph'
        wrong = f"a paragraph in another language than {lang} begins “{shown}”"
        yield Fault("MH478", place, wrong, expected, mend, Severity.WARNING, Passage(place, ""))


def _unmarked(content: Inlines) -> Inlines:
    """The words that are not marked as of another language."""
    return tuple(item for item in content if not (isinstance(item, Marked) and item.lang))


def _frequent(words: str, lang: str) -> bool:
    """Whether the frequent words of another language of Latin script stand in it, and those of its own do not."""
    said = re.findall(r"[^\W\d_]+", words.casefold())
    counts = {code: sum(word in known for word in said) for code, known in _known().items()}
    other = max((count for code, count in counts.items() if code != lang), default=0)
    return lang in counts and other >= max(4, 3 * counts[lang], len(said) // 6)


@cache
def _known() -> Mapping[str, frozenset[str]]:
    """The frequent words of each language that no other has."""
    known = {code: frozenset(words.split()) for code, words in _data()["frequent"].items()}
    return {
        code: words - frozenset().union(*(others for other, others in known.items() if other != code))
        for code, words in known.items()
    }


@cache
def _data() -> Mapping[str, Any]:
    return tomllib.loads(read_text(data("typography.toml")))


@cache
def _rules(lang: str) -> tuple[tuple[re.Pattern[str], Mapping[str, str]], ...]:
    rows = (*_data()["any"], *_data().get(lang, ()))
    return tuple((re.compile(row["pattern"]), row) for row in rows)
