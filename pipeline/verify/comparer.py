"""Compares what an output says with what it must say, piece by piece: every difference, words first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher

from msgspec import Struct, field
from msgspec.structs import replace

from pipeline.comparison.opcodes import opcodes
from pipeline.errors import Fault, Place
from pipeline.verify.lines import MEND, parting, short
from pipeline.verify.piece import CELLS, Cell, Field, Kind, Piece, Reading, Run, call_mark

_ALIKE = 0.6  # ratio of likeness from which two lines are taken for one that was changed
_MOST = 40_000  # pairs of lines that are compared with each other; more are paired in order
_ORDER = tuple(Field)


_FITS = {
    Kind.PARAGRAPH: (Kind.PARAGRAPH, Kind.ITEM),  # in an item after its first paragraph
    Kind.NOTE: (Kind.NOTE, Kind.PARAGRAPH, Kind.ITEM),  # where a format has no notes
}


def exactly(needed: Run, had: Run, _: str) -> bool:
    """Whether words are in the very language and direction."""
    return (needed.language, needed.direction) == (had.language, had.direction)


class Terms(Struct, frozen=True):
    """How differences of an output are told: the code of each field, and the place of the file as a whole.

    ``calls`` says whether the marks of notes count as words of a line; ``fits`` whether words that must be in one
    language and direction are so in another. ``name`` is what an id is called in the file, ``kinds`` are those that
    stand for a kind there, ``deepest`` is the lowest level of headings that it has.
    """

    codes: Mapping[Field, str]
    whole: Place
    calls: bool = True
    fits: Callable[[Run, Run, str], bool] = exactly
    name: Callable[[str], str] = str
    kinds: Mapping[Kind, tuple[Kind, ...]] = field(default_factory=lambda: _FITS)
    deepest: int = 6


def differences(expected: Sequence[Piece], reading: Reading, form: Terms) -> tuple[Fault, ...]:
    """Every difference between ``expected`` and what was read; words first, then in the order of ``Field``."""
    comparison = _Comparison(reading, form)
    comparison.all(expected)
    return tuple(fault for each in _ORDER for fault in comparison.found[each])


def note_differences(expected: Mapping[str, Piece], reading: Reading, form: Terms) -> tuple[Fault, ...]:
    """Every difference of the notes that a format keeps apart, by their ids."""
    code = form.codes[Field.CALLS]
    comparison = _Comparison(reading, replace(form, codes={**form.codes, Field.TEXT: code, Field.NUMBER: code}))
    for id_, note in expected.items():
        found = reading.notes.get(id_)
        if found is None:
            comparison.tell(Field.TEXT, form.whole, f"the note {id_} is missing", f"“{short(note.line())}”")
        else:
            comparison.two(note, found)
    for id_, found in reading.notes.items():
        if id_ not in expected:
            wrong = f"there is a note too many, “{short(found.line())}”"
            comparison.tell(Field.TEXT, found.place, wrong, "the notes of the document, each once")
    return tuple(fault for each in _ORDER for fault in comparison.found[each])


class _Comparison:
    def __init__(self, reading: Reading, form: Terms) -> None:
        self._reading, self._form = reading, form
        self.found: dict[Field, list[Fault]] = defaultdict(list)

    def all(self, expected: Sequence[Piece]) -> None:
        found = self._reading.pieces
        needed_words, had = [self._line(piece) for piece in expected], [self._line(piece) for piece in found]
        for tag, begin, end, other, other_end in opcodes(needed_words, had):
            ones, twos = expected[begin:end], found[other:other_end]
            if tag == "equal":
                for one, two in zip(ones, twos, strict=True):
                    self._same(one, two, worded=True)
                continue
            for first, second in _pairs(ones, twos, needed_words[begin:end], had[other:other_end], self._form.name):
                if first >= 0 and second >= 0:
                    self.two(ones[first], twos[second])
                elif first >= 0:
                    at = min(other + first, len(found)) - 1
                    place = found[max(at, 0)].place if found else self._form.whole
                    self._lost(ones[first], needed_words[begin + first - 1] if begin + first else "", place)
                else:
                    self._added(twos[second], had[other + second - 1] if other + second else "")

    def _lost(self, piece: Piece, before: str, place: Place) -> None:
        after = f" after “{short(before)}”" if before else " at its beginning"
        named = f" ({piece.id})" if piece.id else ""
        self.tell(Field.TEXT, place, f"the output lacks a line{after}", f"“{short(self._line(piece))}”{named}")

    def _added(self, piece: Piece, before: str) -> None:
        after = f" after “{short(before)}”" if before else " at the beginning"
        wrong = f"the output has a line too many, “{short(self._line(piece))}”"
        self.tell(Field.TEXT, piece.place, wrong, f"nothing{after}")

    def two(self, one: Piece, two: Piece) -> None:
        """What differs between two that stand for each other."""
        counted = Field.NUMBER in self._reading.tells and one.number != two.number
        worded = self._line(one) == self._line(two)
        if counted or not worded:
            self._words(one, two)
        self._same(one, two, worded=worded)

    def _words(self, one: Piece, two: Piece) -> None:
        if Field.NUMBER in self._reading.tells and one.number != two.number:
            wrong = f"the output has the number “{two.number}” {_at(one)}"
            self.tell(Field.NUMBER, two.place, wrong, f"“{one.number}”")
            if one.words(calls=self._form.calls) == two.words(calls=self._form.calls):
                return
        had, needed = parting(self._line(one), self._line(two))
        self.tell(Field.TEXT, two.place, f"the output reads {had}{f' in {one.id}' if one.id else ''}", needed)

    def _same(self, one: Piece, two: Piece, *, worded: bool) -> None:
        """What hangs on two pieces that stand for each other; ``worded``: their words are the same."""
        tells, place = self._reading.tells, two.place
        if one.calls != two.calls and Field.CALLS in tells:
            self.tell(Field.CALLS, place, f"{_at(one)} calls the notes {_list(two.calls)}", _list(one.calls))
        if Field.ID in tells and (lost := [id_ for id_ in one.ids if self._form.name(id_) not in two.ids]):
            self.tell(
                Field.ID, place, f"{_at(one)} stands under {two.ids[-1] if two.ids else 'no id'}", f"the id {lost[-1]}"
            )
        needed, had = (tuple(link for link in piece.links if link.strip()) for piece in (one, two))
        if needed != had and Field.LINKS in tells:
            self.tell(Field.LINKS, place, f"{_at(one)} leads to {_list(had)}", _list(needed))
        if Field.LANGUAGE in tells and worded:  # else their words are told of
            self._languages(one, two)
        if not self._alike(one, two) and Field.KIND in tells:
            self.tell(Field.KIND, place, f"{_at(one)} is a {_kind(two)}", f"a {_kind(one)}")
        if one.kind is Kind.ITEM and one.number != two.label and Field.LABEL in tells:
            self.tell(Field.LABEL, place, f"{_at(one)} has the label “{two.label}”", f"“{one.number}”")
        if _spans(one.cell) != _spans(two.cell) and (one.cell.row or two.kind in CELLS) and Field.CELL in tells:
            self.tell(Field.CELL, place, f"the cell {_at(one)} has {_cell(two.cell)}", _cell(one.cell))
        if Field.COLUMN in tells and _column(one.cell) != _column(two.cell):
            self.tell(Field.COLUMN, place, f"the cell {_at(one)} stands in {_column(two.cell)}", _column(one.cell))

    def _languages(self, one: Piece, two: Piece) -> None:
        """The first words that are in another language or run another way."""
        calls, fits = self._form.calls, self._form.fits
        spoken = {(run.language, run.direction): run for run in one.runs if run.language and run.text.strip()}
        heard = {(run.language, run.direction): run for run in two.runs if run.direction and run.text.strip()}
        alone = zip(spoken.values(), heard.values(), strict=False) if len(spoken) == len(heard) == 1 else ()
        if any(fits(needed, had, two.words()) for needed, had in alone):
            return  # what fits all words fits each of them
        for needed, had, words in overlaps(_spoken(one, calls=calls), _spoken(two, calls=calls)):
            if needed.language and had.direction and not fits(needed, had, words):
                wrong = f"“{short(words)}” is in {had.language or 'no language'} {had.direction} {_at(one)}"
                self.tell(Field.LANGUAGE, two.place, wrong, f"{needed.language} {needed.direction}")
                return

    def _alike(self, one: Piece, two: Piece) -> bool:
        """Whether what was read is of the kind and level that is expected."""
        levels = [min(piece.level, self._form.deepest) for piece in (one, two)]
        right = not one.level or levels[0] == levels[1]
        return two.kind in self._form.kinds.get(one.kind, (one.kind,)) and right

    def _line(self, piece: Piece) -> str:
        return piece.line(calls=self._form.calls)

    def tell(self, field: Field, place: Place, wrong: str, expected: str) -> None:
        self.found[field].append(Fault(self._form.codes[field], place, wrong, expected, MEND))


def overlaps(needed: Sequence[Run], had: Sequence[Run]) -> Iterator[tuple[Run, Run, str]]:
    """Where words that must be there meet those that are: both runs, and what they share, without white space."""
    first, second = ([(run, "".join(run.text.split())) for run in runs] for runs in (needed, had))
    at = used = 0
    for run, text in first:
        begun = 0
        while begun < len(text) and at < len(second):
            other, needed_words = second[at]
            size = min(len(text) - begun, len(needed_words) - used)
            if size:
                yield run, other, needed_words[used : used + size]
            begun, used = begun + size, used + size
            if used >= len(needed_words):
                at, used = at + 1, 0


def _spoken(piece: Piece, *, calls: bool) -> list[Run]:
    """The number, which is of no language where it is told apart, and the words."""
    words = [
        Run(r.language, r.direction, call_mark(r.text)) if r.call else r for r in piece.runs if calls or not r.call
    ]
    return [Run("", "", piece.number), *words]


def _pairs(
    expected: Sequence[Piece],
    found: Sequence[Piece],
    needed_words: Sequence[str],
    had: Sequence[str],
    name: Callable[[str], str],
) -> Iterator[tuple[int, int]]:
    """Which of the pieces that are not the same stand for each other: by id, by likeness, by order. -1: for none."""
    there = {id_: place for place, piece in enumerate(found) for id_ in ((piece.id,) if piece.id else piece.ids)}
    named = ((one, name(piece.id)) for one, piece in enumerate(expected) if piece.id)
    pairs = {one: there[id_] for one, id_ in named if id_ in there}
    taken = set(pairs.values())
    if len(expected) * len(found) <= _MOST:
        matcher = SequenceMatcher(autojunk=False)
        for one in (one for one in range(len(expected)) if one not in pairs):
            matcher.set_seq2(needed_words[one])
            for two in (two for two in range(len(found)) if two not in taken):
                matcher.set_seq1(had[two])
                if matcher.real_quick_ratio() > _ALIKE and matcher.quick_ratio() > _ALIKE and matcher.ratio() > _ALIKE:
                    pairs[one] = two
                    taken.add(two)
                    break
    left = [two for two in range(len(found)) if two not in taken]
    alone = [one for one in range(len(expected)) if one not in pairs]
    if len(left) == len(alone):
        pairs.update(zip(alone, left, strict=True))
        left = []
    yield from ((one, pairs.get(one, -1)) for one in range(len(expected)))
    yield from ((-1, two) for two in left)


def _at(piece: Piece) -> str:
    return f"“{short(piece.line())}”{f' ({piece.id})' if piece.id else ''}"


def _kind(piece: Piece) -> str:
    return f"{piece.kind.value}{f' of level {piece.level}' if piece.level else ''}"


def _spans(cell: Cell) -> tuple[int, int, int, str]:
    return cell.row, cell.columns, cell.rows, cell.scope


def _column(cell: Cell) -> str:
    return f"column {cell.column + 1} of {cell.width or 1}"


def _cell(cell: Cell) -> str:
    return f"scope “{cell.scope}”, {cell.columns} by {cell.rows}, in row {cell.row}"


def _list(names: Iterable[str]) -> str:
    return ", ".join(names) or "nothing"
