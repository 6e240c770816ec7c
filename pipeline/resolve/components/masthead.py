"""Resolves the masthead: every line that it prints, and every fact of it for the record."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from pipeline.document import masthead as d
from pipeline.document.inline import Inlines, Note, NoteCall, Text
from pipeline.document.inline import words as read
from pipeline.document.numbers import Style
from pipeline.errors import Place
from pipeline.language import facts
from pipeline.resolve.inline.inline import InlineResolver
from pipeline.resolve.inline.marks import divided
from pipeline.source.model.document import ADOPTED, Source
from pipeline.source.model.inline import Inlines as SourceInlines
from pipeline.source.model.inline import plain
from pipeline.source.model.masthead import AgendaItem, Issue, Masthead, MastheadNote, State, Value
from pipeline.words import Words, house, words

_NOTE = "coverPage__authorialNote_{count}"

_OF_COMMITTEE = "A/C."  # symbols of the Main Committees


class MastheadResolver:
    """Resolves one masthead. ``bracket`` marks what is unverified with the next free number of asterisks."""

    def __init__(self, source: Source, own: Words, inlines: InlineResolver) -> None:
        self.source = source
        self.mast: Masthead = source.masthead
        self.words = own
        self.right_words = words(own.masthead_words, own.day)
        self.inlines = inlines
        self.notes: dict[str, Note] = {}
        self.called: Counter[str] = Counter()
        self._open_notes()

    def _open_notes(self) -> None:
        for note in self.mast.notes:
            if note.value.content:  # what has no words yet prints nothing, and nobody calls it
                self._add(note.mark, (self._noted(note),))
        if self.mast.reissued:
            text = self.words.note["reissued"].format(date=self.words.date(self.mast.reissued))
            self._add(self._free_mark(), ((Text(text),),))
        self.reissue_mark = list(self.notes)[-1] if self.mast.reissued else ""
        self.unverified_mark = ""
        if any(value.state is State.UNVERIFIED for value in self._printed()):
            self.unverified_mark = self._free_mark()
            self._add(self.unverified_mark, ((Text(self.words.note["unverified"]),),))

    def _printed(self) -> Iterator[Value]:
        """The values that the first page prints."""
        yield from (self.mast.date, self.mast.original, self.mast.job)
        yield from (note.value for note in self.mast.notes)
        for issue in self.mast.issues:
            yield issue.symbol
            yield from (item.title for item in issue.items)

    def _bracketed_text(self, value: Value, text: str) -> str:
        """``text`` in square brackets where the value is not verified."""
        unsure = value.state is State.UNVERIFIED and text
        return self.words.note["bracket"].format(words=text) if unsure else text

    def _free_mark(self) -> str:
        taken = (*self.notes, *(note.mark for note in self.mast.notes))
        return "*" * (max(map(len, taken), default=0) + 1)

    def _add(self, mark: str, paragraphs: tuple[Inlines, ...]) -> None:
        id_ = _NOTE.format(count=len(self.notes) + 1)
        self.notes[mark] = Note(id_, mark, 0, True, False, paragraphs)

    def _noted(self, note: MastheadNote) -> Inlines:
        return self._bracketed(note.value)

    def _bracketed(self, value: Value) -> Inlines:
        content = self.inlines(value.content)
        if value.state is not State.UNVERIFIED:
            return content
        before, _, after = self.words.note["bracket"].partition("{words}")
        return (Text(before), *content, Text(after))

    def _call(self, mark: str) -> Inlines:
        """A mark of a first-page note; none where the source has no such note."""
        note = self.notes.get(mark)
        if note is None:
            return ()
        self.called[mark] += 1
        return (NoteCall(f"{note.id}__call_{self.called[mark]}", note, self.called[mark] == 1),)

    def _calls(self, marks: Iterable[str]) -> Inlines:
        """The marks of one line, each once."""
        return divided(call for mark in dict.fromkeys(marks) for call in self._call(mark))

    def resolve(self) -> d.Masthead:
        """The masthead with all its lines."""
        symbols = tuple(self._symbol(issue) for issue in self.mast.issues)
        left = tuple(column for column in (self._column(issue) for issue in self.mast.issues) if column)
        number, assigned = plain(self.mast.job.content), self.mast.job.state is State.ASSIGNED
        printed = self.mast.job.state is not State.UNASSIGNED
        all_assigned = all(symbol.assigned for symbol in symbols)
        return d.Masthead(
            united_nations=self.words.united_nations,
            symbol_parts=self._symbol_parts(symbols),
            symbols=symbols,
            organs=tuple(self.words.organs[issue.organ] for issue in self.mast.issues),
            right=self._right(),
            left=left,
            running=tuple(f"{symbol.before}{symbol.text}{symbol.after}" for symbol in symbols),
            job_number=self._bracketed_text(self.mast.job, number) if printed else "",
            job_line=self._bracketed_text(self.mast.job, self._job_line(number)) if printed else "",
            barcode=f"*{_digits(number)}*" if assigned else "",
            qr=symbols[0].url if all_assigned else "",
            recycle=self.words.recycle if all_assigned and assigned else "",
            emblem_alt=self.words.emblem,
            notes=tuple(self.notes.values()),
            facts=self._facts(symbols),
            organ_facts=tuple(self._organ(issue) for issue in self.mast.issues),
            date=plain(self.mast.date.content),
            reissued=self.mast.reissued,
        )

    def _symbol(self, issue: Issue) -> d.Symbol:
        text = plain(issue.symbol.content)
        assigned = issue.symbol.state is State.ASSIGNED
        unsure = issue.symbol.state is State.UNVERIFIED and text
        before, _, after = self.words.note["bracket"].partition("{words}") if unsure else ("", "", "")
        url = house().address(text, self.source.lang, self.inlines.day) if assigned else ""
        return d.Symbol(text, assigned, url, before, after, issue.symbol.place)

    def _symbol_parts(self, symbols: tuple[d.Symbol, ...]) -> tuple[d.SymbolPart, ...]:
        """The printed symbol: the organ's letter large; a joint one is hyphenated."""
        parts: list[d.SymbolPart] = []
        for index, symbol in enumerate(symbols):
            letter, slash, rest = symbol.text.partition("/")
            last = index == len(symbols) - 1
            end = self.reissue_mark if self.mast.reissued else ""
            if symbol.before:
                parts.append(d.SymbolPart(symbol.before, False))
            parts.append(d.SymbolPart(letter, True))
            parts.append(d.SymbolPart(f"{slash}{rest}{symbol.after}{end}{'' if last else '-'}", False))
        return tuple(parts)

    def _right(self) -> tuple[d.RightLine, ...]:
        right = self.right_words
        distribution = right.distribution[self.mast.distribution]
        date = plain(self.mast.date.content)
        original = plain(self.mast.original.content).split()
        names = self._bracketed_text(self.mast.original, right.listed([right.language(code) for code in original]))
        day = self._bracketed_text(self.mast.date, right.date(date))
        translated = bool(original) and self.source.lang not in original
        own = right.language(self.source.lang) if right is not self.words else self.words.name
        label = right.original["label"] if original else ""
        if self.source.letter.kind in ADOPTED:  # neither is said of what an organ has adopted (A/RES/73/3)
            translated, label, names = False, "", ""
        return (
            d.RightLine(
                d.RightKind.DISTRIBUTION, distribution.label, distribution.text, self.mast.distribution, self.mast.place
            ),
            d.RightLine(d.RightKind.DATE, "", day, date, self.mast.date.place),
            d.RightLine(d.RightKind.LANGUAGE, "", own if translated else "", self.source.lang),
            d.RightLine(d.RightKind.ORIGINAL, label, names, " ".join(original), self.mast.original.place),
        )

    def _column(self, issue: Issue) -> tuple[d.LeftLine, ...]:
        """The left block of one organ. The organ is named there only in a joint document (measured: 81 of 81)."""
        several = len(issue.items) > 1
        lines: list[d.LeftLine] = []

        def add(kind: d.LeftKind, content: Inlines) -> None:
            if content:
                lines.append(d.LeftLine(kind, content, several))

        if len(self.mast.issues) > 1:
            add(d.LeftKind.ORGAN, (Text(self.words.organs[issue.organ]),))
        elif issue.council_year and not issue.items:
            return ()  # the Security Council alone has no left block (measured: 112 of 112)
        committee = plain(issue.symbol.content).startswith(_OF_COMMITTEE)  # which sits in the Assembly's session
        session = _text(self._session(issue), issue.place)
        add(d.LeftKind.SESSION, session if committee else ())
        add(d.LeftKind.ORGAN, self.inlines(issue.body))
        add(d.LeftKind.SESSION, () if committee else session)
        add(d.LeftKind.DATES, self.inlines(issue.dates))
        if issue.items:
            calls = self._calls(item.mark for item in issue.items)
            before, after = self._item_line(issue.items)
            first, *others = (item.place for item in issue.items)
            shared = tuple(Text("", place) for place in others)
            add(d.LeftKind.ITEM, (*_text(before, first), *shared, *calls, *_text(after, first)))
        for item in issue.items:
            call = self._call(self.unverified_mark) if item.title.state is State.UNVERIFIED else ()
            content = self._bracketed(item.title)
            add(d.LeftKind.ITEM_TITLE, (*content, *call) if content else ())
        return tuple(lines)

    def _session(self, issue: Issue) -> str:
        for session in issue.sessions:
            return self.words.session_words(session.kind.name.lower(), session.number, resumed=issue.resumed)
        return ""

    def _item_line(self, items: tuple[AgendaItem, ...]) -> tuple[str, str]:
        """The item line, before and after the mark of its note; items of one list share it."""
        return self.words.agenda[items[0].list].line([self._item(item) for item in items], self.words.listing)

    def _item(self, item: AgendaItem) -> str:
        if not item.letter:
            return item.number
        letter = self.words.script.printed(item.letter, Style.LOWER_LETTER)
        return self.words.sub_item.format(number=item.number, letter=letter)

    def _job_line(self, number: str) -> str:
        """``06-38211 (E)    120606``: number, letter of the language, days of processing as ddmmyy."""
        between = "" if number.startswith(house().closed_jobs) else " "
        letter = facts(self.source.lang).job
        days = [f"{day[8:10]}{day[5:7]}{day[2:4]}" for day in self.mast.processed]
        return "    ".join([f"{number}{between}({letter})", *days]).replace("    ", "\u00a0\u00a0\u00a0\u00a0")

    def _facts(self, symbols: tuple[d.Symbol, ...]) -> tuple[d.Fact, ...]:
        facts: list[d.Fact] = []

        def add(name: str, value: Value, text: str) -> None:
            printed = "" if value.state is State.UNASSIGNED else text
            facts.append(d.Fact(name, printed, value.state, value.evidence))

        for issue, symbol in zip(self.mast.issues, symbols, strict=True):
            add("symbol", issue.symbol, symbol.text)
        add("date", self.mast.date, plain(self.mast.date.content))
        add("originalLanguage", self.mast.original, plain(self.mast.original.content))
        add("jobNumber", self.mast.job, plain(self.mast.job.content))
        for issue in self.mast.issues:
            for item in issue.items:
                add("agendaItemTitle", item.title, self._read(item.title.content))
        for note in self.mast.notes:
            add("note", note.value, self._read(note.value.content))
        return tuple(facts)

    def _read(self, content: SourceInlines) -> str:
        """What is read of ``content``, also where a reference without words prints its target."""
        return read(self.inlines(content))

    def _organ(self, issue: Issue) -> d.OrganFacts:
        items = tuple(
            d.ItemFacts(
                number=item.number,
                letter=item.letter,
                list=item.list,
                line="".join(self._item_line((item,))),
                title=self._read(item.title.content),
                state=item.title.state,
            )
            for item in issue.items
        )
        return d.OrganFacts(
            key=issue.organ,
            name=self.words.organs[issue.organ],
            body=plain(issue.body),
            session=issue.sessions[0].code if issue.sessions else "",
            resumed=issue.resumed,
            session_words=self._session(issue),
            items=items,
        )


def _text(words_: str, place: Place) -> Inlines:
    return (Text(words_, place),) if words_ else ()


def _digits(number: str) -> str:
    """A job number as the barcode has it: without its hyphen."""
    return number.replace("-", "").replace(".", "")
