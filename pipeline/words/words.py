"""The words of the house in one language, as typed data with the few rules that need no grammar."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from msgspec import Struct

from pipeline.words.adoption import AdoptionWords
from pipeline.words.listing import AgendaWords, Listing
from pipeline.words.script import Script


class Labelled(Struct, frozen=True):
    """A line of the masthead in two parts: the label, and the fact."""

    label: str
    text: str


class HeadingRule(Struct, frozen=True):
    """How an annex heading repeats a letter's title, for the only annex and for one of several.

    ``{label}`` is the annex's, ``{title}`` the whole title, ``{rest}`` the title without the word for the letter;
    ``replace`` are words between the tagged parts of the title that stand otherwise in the heading.
    """

    one: str
    several: str
    replace: dict[str, str]


class SignatureOrder(Struct, frozen=True):
    """Whether the lines of title stand above the name, what joins its parts, whether the sign word stands after it."""

    posts_first: bool
    joint: str
    sign_after: bool


class Words(Struct, frozen=True):
    """Every word that an output prints and that no drafter types, in one language, as in force on ``day``.

    The fields are the tables of ``data/words/<language>.toml``; places to fill are written ``{name}`` there.
    """

    code: str
    day: str
    name: str
    united_nations: str
    masthead_words: str
    emblem: str
    recycle: str
    contents: str
    comma: str
    unassigned: str
    ordinals: tuple[str, ...]
    council_ordinals: tuple[str, ...]
    listing: Listing
    organs: dict[str, str]
    distribution: dict[str, Labelled]
    original: dict[str, str]
    languages: dict[str, str]
    original_languages: dict[str, str]
    date_pattern: str
    first_day: str
    months: tuple[str, ...]
    session: dict[str, str]
    sub_item: str
    agenda: dict[str, AgendaWords]
    forms: dict[str, Any]
    script: Script
    table: dict[str, str]
    sign: dict[str, str]
    signature: SignatureOrder
    labels: dict[str, str]
    attachment_numbers: dict[str, str]
    annex_heading: dict[str, HeadingRule]
    page: dict[str, str]
    note: dict[str, str]
    status: dict[str, str]
    citation: dict[str, str]
    adoption: AdoptionWords

    def date(self, iso: str) -> str:
        """A day (``2006-06-07``) in words: ``7 June 2006``; ``''`` for no day."""
        if not iso:
            return ""
        day = date.fromisoformat(iso)
        number = self.first_day if day.day == 1 else str(day.day)
        return self.date_pattern.format(day=number, month=self.months[day.month - 1], year=day.year)

    def ordinal(self, number: int, *, council: bool = False) -> str:
        """An ordinal in words, with a capital: ``Sixty-first``. From 100 on, in figures.

        It agrees with the word for a session; with the word for a year of the Security Council for the ``council``.
        """
        table = self.council_ordinals if council else self.ordinals
        if not 1 <= number <= len(table):
            return str(number)
        word = table[number - 1]
        return word[:1].upper() + word[1:]

    def session_words(self, kind: str, number: int, *, resumed: bool = False) -> str:
        """A session in words: ``Eightieth session``, ``Resumed tenth emergency special session``.

        ``kind`` is a key of ``[session]``; what stands after other words begins with a small letter.
        """
        counted = self.ordinal(number, council=kind == "council")
        printed = self.session[kind].format(ordinal=counted, year=number)
        return self.session["resumed"].format(session=printed[:1].lower() + printed[1:]) if resumed else printed

    def listed(self, items: Sequence[str]) -> str:
        """Items in a row: ``13, 21 and 117``."""
        return self.listing.row(items)

    def language(self, code: str) -> str:
        """The name of a language; the code itself where the house has no name for it."""
        return self.languages.get(code, code)

    def original_line(self, codes: Sequence[str]) -> str:
        """The line in brackets: ``[Original: English and Spanish]``."""
        names = [self.original_languages.get(code, code) for code in codes]
        return self.original["one" if len(codes) == 1 else "several"].format(languages=self.listed(names))

    def attachment(self, kind: str, number: str) -> str:
        """The label of an attachment, by the language-neutral form of its number: ``Annex``, ``Annex II``."""
        label = self.labels[kind]
        printed = self.attachment_numbers.get(number, number)
        return self.labels["numbered"].format(label=label, number=printed) if number else label
