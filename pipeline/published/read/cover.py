"""The cover of a published file as a masthead: symbol, organ, session, agenda item, day, job number."""

from __future__ import annotations

import re

from lxml import etree
from msgspec import Struct
from msgspec.structs import replace

from pipeline.published.labels import alike, printed
from pipeline.published.read.inline import InlineReader
from pipeline.published.tree import below, child, empty, flat
from pipeline.resolve.components.adoption import COUNCIL
from pipeline.resolve.numbers.forms import letters
from pipeline.source.model.inline import Text
from pipeline.source.model.masthead import AgendaItem, Issue, Masthead, State, Value
from pipeline.source.model.sessions import Session, SessionKind, session_of
from pipeline.whole_numbers import whole

_ASSEMBLY, _ECONOMIC = "general-assembly", "economic-and-social-council"
_ORGANS = {"A": _ASSEMBLY, "S": COUNCIL, "E": _ECONOMIC}
_SYMBOL = re.compile(r"\A[A-Z]/[A-Za-z0-9/.() –\-]{1,60}\Z")
_ITEM = re.compile(r"(?P<number>\d{1,3})\s?[(（]?(?P<letter>[a-zأ-ي]{0,2}|[а-я])(?=[)）]|\s|\Z)")
_DAY = re.compile(r"\A(?!0001)\d{4}-\d\d-\d\d\Z")
_JOB = re.compile(r"\A\d\d-\d{5}")
_YEAR = re.compile(r"\((\d{4})\)")
_FIRST_YEAR = 1945  # the Security Council's count of its years begins after it


class Cover(Struct):
    """The cover of one document; ``document`` may be a collection of several resolutions."""

    document: etree._Element
    lang: str
    inlines: InlineReader

    def find(self, element: str, /, **attributes: str) -> etree._Element | None:
        """The first element of that name on the cover with these attributes."""
        found = self.all(element)
        return next((each for each in found if all(each.get(key) == value for key, value in attributes.items())), None)

    def all(self, element: str) -> list[etree._Element]:
        """The elements of that name on the cover that have words."""
        page = child(self.document, "coverPage")
        return [] if page is None else [each for each in below(page, element) if not empty(each)]

    @property
    def symbol(self) -> str:
        """The symbol: ``A/RES/75/257 B``."""
        return flat(self.find("docNumber", refersTo="#symbol")) or flat(self.find("docNumber"))

    def masthead(self) -> Masthead:
        """The masthead, as far as the file tells it; the language of the original it does not tell."""
        covers = (self.find("docDate", refersTo="#dateOfIssuance"), self.find("docDate"))
        levels = (each for level in below(self.document, "FRBRExpression") for each in below(level, "FRBRdate"))
        days = (each.get("date", "") for each in (*covers, *levels) if each is not None)
        job = _JOB.match(flat(next(below(self.document, "docketNumber"), None)))
        return Masthead(
            issues=(self._issue(),),
            distribution="general",
            date=_given(next((day for day in days if is_day(day)), "")),
            original=Value(State.UNASSIGNED),
            job=_given(job[0] if job else ""),
        )

    def _issue(self) -> Issue:
        symbol, session = self.symbol, self.find("session")
        steps = symbol.split("/")
        organ = _ORGANS.get(steps[0], _ASSEMBLY)
        value = _given(symbol) if _SYMBOL.match(symbol) else Value(State.UNASSIGNED, (Text("A/RES/…"),))
        issue = Issue(organ, value, items=self._items())
        named = session_of(symbol)
        count = max(whole("" if session is None else session.get("value", "")), 0) or (named.number if named else 0)
        if organ == COUNCIL:
            year = _YEAR.search(symbol)
            return replace(issue, council_year=max(int(year[1]) - _FIRST_YEAR, 0) if year else 0)
        if organ == _ECONOMIC:
            return replace(issue, year=count)
        return issue.within(Session(named.kind if named else SessionKind.ORDINAL, count) if count else None)

    def _items(self) -> tuple[AgendaItem, ...]:
        item, title = self.find("inline", name="agenda item"), self.find("inline", name="agenda item name")
        found = None if item is None else _ITEM.search(item.get("title") or flat(item))
        if found is None:
            return ()
        content = self.inlines.words(title, plainly=True)
        value = Value(State.ASSIGNED, content) if content else Value(State.UNASSIGNED)
        return (AgendaItem(found["number"], _latin(found["letter"], self.lang), "agenda", value),)


def is_day(text: str) -> bool:
    """Whether it is a day: ``2021-07-26``, and not the first of the calendar, which stands for none."""
    return _DAY.match(text) is not None


def _given(words: str) -> Value:
    return Value(State.ASSIGNED, (Text(words),)) if words else Value(State.UNASSIGNED)


def _latin(letter: str, lang: str) -> str:
    """The letter of a sub-item as the source has it."""
    label = printed(f"({alike(letter)})", lang) if letter else None
    if label is None or not label.readings:
        return ""
    return letters(label.readings[0].value)
