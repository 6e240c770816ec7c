"""Reads the masthead and the record back: what is printed from the cover page, how well it is known from the facts."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import islice

from lxml import etree

from pipeline.akn.data import vocabulary
from pipeline.akn.file import AknDocument, text_of
from pipeline.akn.metadata.register import language_code
from pipeline.akn.names import own, q
from pipeline.importing.context import Context
from pipeline.importing.inline import inlines
from pipeline.source.model.inline import Footnote, Inlines, Text
from pipeline.source.model.masthead import AgendaItem, Issue, Masthead, MastheadNote, State, Value
from pipeline.source.model.record import Lineage, Relation
from pipeline.source.model.sessions import session_coded
from pipeline.whole_numbers import whole
from pipeline.words import Words


class FrontReader:
    """Reads what stands before the letter. ``cover`` are the elements that hold the masthead's lines."""

    def __init__(self, context: Context, document: AknDocument, cover: tuple[etree._Element, ...]) -> None:
        self.context = context
        self.document = document
        self.cover = cover

    def masthead(self) -> Masthead:
        """The masthead."""
        facts = self.facts()
        notes = self.notes()
        jobs = self.processed()
        return Masthead(
            issues=tuple(self.issues()),
            distribution=self.distribution(),
            date=_value(facts["date"]),
            original=_value(facts["originalLanguage"]),
            job=_value(facts["jobNumber"]),
            processed=jobs,
            notes=tuple(
                MastheadNote(mark, self.stated_value(fact, content))
                for (mark, content), fact in zip(notes, self.named("note"), strict=False)
            ),
            reissued=self.reissued(notes[len(self.named("note")) :]),
        )

    def named(self, name: str) -> list[etree._Element]:
        """The facts of that name."""
        return [fact for fact in self.document.element.iter(own("fact")) if fact.get("name") == name]

    def facts(self) -> dict[str, etree._Element]:
        """The first fact of each name."""
        return {fact.get("name", ""): fact for fact in reversed(list(self.document.element.iter(own("fact"))))}

    def all(self, name: str) -> list[etree._Element]:
        """The elements of that name in the masthead's lines."""
        return [element for cover in self.cover for element in cover.iter(q(name))]

    def stated_value(self, fact: etree._Element, content: Inlines) -> Value:
        """A value with words; what is not verified is printed in brackets, which are taken off."""
        state = State(fact.get("state", "assigned"))
        if state is State.UNVERIFIED:
            content = _unbracketed(content, self.context.own)
        return Value(state, content, fact.get("evidence", ""))

    def distribution(self) -> str:
        """The distribution, from the entry that its line points to."""
        entries: dict[str, str] = {eid: name for name, eid in vocabulary()["distributions"].items()}
        found = next(e for e in self.all("inline") if e.get("name") == "akn4un:distribution")
        return entries[found.get("refersTo", "")[1:]]

    def notes(self) -> list[tuple[str, Inlines]]:
        """The notes of the first page in the order of the source: mark and words."""
        found = sorted(self.all("authorialNote"), key=lambda note: whole(note.get("eId", "_0").rpartition("_")[2]))
        return [(note.get("marker", ""), inlines(self.context, note.find(q("p")))) for note in found]

    def reissued(self, rest: list[tuple[str, Inlines]]) -> str:
        """The day of the note that says so."""
        pattern = self.context.own.note["reissued"]
        before, _, after = pattern.partition("{date}")
        for _, content in rest:
            match content:
                case (Text(text),) if text.startswith(before) and text.endswith(after):
                    return _day(self.context.own, text.removeprefix(before).removesuffix(after))
                case _:
                    pass
        return ""

    def processed(self) -> tuple[str, ...]:
        """The days of processing in the job line: ddmmyy, in the year nearest to that of the document."""
        line = next((text_of(e) for e in self.document.element.iter(q("docketNumber"))), "")
        nearest = int(self.document.value("FRBRWork", "FRBRuri").split("/")[6][:4])
        days = [part for part in line.strip("[]").split() if part.isdigit() and len(part) == 6]
        return tuple(f"{_year(day[4:], nearest)}-{day[2:4]}-{day[:2]}" for day in days)

    def issues(self) -> Iterator[Issue]:
        """The organs with their symbols, sessions and agenda items."""
        symbols, states = iter(self.all("docNumber")), self.named("symbol")
        columns = [c for cover in self.cover for c in cover.iter(q("container")) if c.get("name") == "agenda"]
        issues = list(self.document.element.iter(own("issue")))
        titles = iter(self.named("agendaItemTitle"))
        printed = iter([e for e in self.all("inline") if e.get("name") == "akn4un:agendaItemTitle"])
        for index, issue in enumerate(issues):
            column = columns[index] if index < len(columns) else None
            organ = issue.get("organ", "")
            symbol = Value(
                State(states[index].get("state", "assigned")),
                tuple(Text(text_of(symbol)) for symbol in islice(symbols, 1)),
                states[index].get("evidence", ""),
            )
            made = Issue(
                organ=organ,
                symbol=symbol,
                body=self.body(column, joint=len(issues) > 1),
                dates=self.dates(column),
                items=tuple(self.items(issue, column, titles, printed)),
                resumed=issue.get("resumed") == "true",
            )
            yield made.within(session_coded(issue.get("session", ""), organ))

    def items(
        self,
        issue: etree._Element,
        column: etree._Element | None,
        titles: Iterator[etree._Element],
        printed: Iterator[etree._Element],
    ) -> Iterator[AgendaItem]:
        """The agenda items of an organ: numbers from the facts, words from the cover page."""
        line = None if column is None else next((e for e in column.iter(q("inline")) if _is(e, "agendaItem")), None)
        marks = [] if line is None else [e.get("marker", "") for e in line.iter(q("authorialNote"), q("noteRef"))]
        for index, item in enumerate(issue.iter(own("agendaItem"))):
            fact = next(titles)
            content = _without_notes(inlines(self.context, next(printed).getparent())) if item.text else ()
            yield AgendaItem(
                number=item.get("number", ""),
                letter=item.get("letter", ""),
                list=item.get("list", "agenda"),
                title=self.stated_value(fact, content),
                mark=marks[index] if index < len(marks) else "",
            )

    def body(self, column: etree._Element | None, *, joint: bool) -> Inlines:
        """The subsidiary body: the line after the organ's name in a joint document, the only such line otherwise."""
        lines = [] if column is None else list(column.iter(q("docAuthority")))
        found = lines[1:] if joint else lines
        return inlines(self.context, found[0].getparent()) if found else ()

    def dates(self, column: etree._Element | None) -> Inlines:
        """Dates and place of the session: the line that no element marks as something else."""
        for p in [] if column is None else column.iter(q("p")):
            first = next(iter(p), None)
            marked = (
                first is not None
                and not p.text
                and (first.tag in _MARKED or _is(first, "agendaItem", "agendaItemTitle"))
            )
            if not marked and not any(around.tag == q("authorialNote") for around in p.iterancestors()):
                return inlines(self.context, p)
        return ()


_MARKED = (q("session"), q("docAuthority"))


def _is(element: etree._Element, *names: str) -> bool:
    return element.get("name") in {f"akn4un:{name}" for name in names}


def _value(fact: etree._Element) -> Value:
    words = fact.text or ""
    content: Inlines = (Text(words),) if words else ()
    return Value(State(fact.get("state", "assigned")), content, fact.get("evidence", ""))


def _without_notes(content: Inlines) -> Inlines:
    return tuple(item for item in content if not isinstance(item, Footnote))


def _unbracketed(content: Inlines, own_words: Words) -> Inlines:
    before, _, after = own_words.note["bracket"].partition("{words}")
    items = list(content)
    if items and isinstance(items[0], Text):
        items[0] = Text(items[0].text.removeprefix(before))
    if items and isinstance(items[-1], Text):
        items[-1] = Text(items[-1].text.removesuffix(after))
    return tuple(item for item in items if not (isinstance(item, Text) and not item.text))


def _year(digits: str, nearest: int) -> int:
    """The year that ends with two digits and is nearest to one of four."""
    after = nearest + (int(digits) - nearest) % 100
    return after if after - nearest <= nearest - (after - 100) else after - 100


def _day(own_words: Words, text: str) -> str:
    """The day whose words in the language are ``text``."""
    years = [int(part) for part in "".join(c if c.isdigit() else " " for c in text).split() if len(part) == 4]
    for year in years:
        day = date(year, 1, 1)
        while day.year == year:
            if own_words.date(day.isoformat()) == text:
                return day.isoformat()
            day = date.fromordinal(day.toordinal() + 1)
    return ""


def read_lineage(document: AknDocument) -> tuple[Lineage, ...]:
    """The relations, from the references that are named after them."""
    found: list[tuple[int, Lineage]] = []
    relations = {relation.value: relation for relation in Relation}
    for references in document.element.findall(f"{q('meta')}/{q('references')}"):
        for entry in references:
            name, _, index = entry.get("eId", "").rpartition("_")
            if name in relations and index.isdecimal():
                parts = entry.get("href", "").split("/")
                lang = language_code(parts[8].partition("@")[0]) if len(parts) > 8 else ""
                line = Lineage(relations[name], entry.get("showAs", ""), parts[6], lang)
                found.append((whole(index), line))
    return tuple(line for _, line in sorted(found, key=lambda pair: pair[0]))
