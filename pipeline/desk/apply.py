"""Takes changes of edited copies into the source, in place; what cannot be taken in is left, with the reason."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct

from pipeline.comparison.blocks import Fate
from pipeline.comparison.words import tokens
from pipeline.desk.desk import Desk
from pipeline.desk.found import Change
from pipeline.desk.lexical import Edit, Lexical, applied
from pipeline.desk.taking import Untaken, block_edits, word_edits
from pipeline.desk.written import Written, written
from pipeline.errors import Fault, MastheadError, Place
from pipeline.redline.blocks import MASTHEAD, blocks_of_document
from pipeline.redline.versions import document_of_source
from pipeline.verify.piece import bare


class Applied(Struct, frozen=True):
    """The source with the changes that were taken in, and those that were left with the reason."""

    data: bytes
    taken: tuple[Change, ...]
    left: tuple[tuple[Change, str], ...]


def apply(desk: Desk, chosen: Sequence[Change]) -> Applied:
    """Take in the ``chosen`` changes; each is proven by the source that comes of it. Nothing is written.

    Raises ``MastheadError``: MH605 where a copy was made of another version than the base, MH608 where the source is
    not in UTF-8.
    """
    if desk.faults:
        raise MastheadError([_error(fault) for fault in desk.faults])
    work = _Work(desk)
    taken: list[Change] = []
    left: list[tuple[Change, str]] = []
    possible: list[tuple[Change, list[Edit]]] = []
    for change in chosen:
        rivals = _rivals(desk, change, chosen)
        if rivals:
            left.append((change, f"another copy says something else here: {', '.join(rivals)}"))
            continue
        try:
            possible.append((change, work.edits(change)))
        except Untaken as reason:
            left.append((change, str(reason)))
    data = work.proven(possible)
    if data is not None:
        return Applied(data, tuple(change for change, _ in possible), tuple(left))
    kept: list[tuple[Change, list[Edit]]] = []
    for each in possible:  # one of them is at fault: each is tried with those before it
        if work.proven([*kept, each]) is None:
            left.append((each[0], "the source that comes of it would not say this, or would not check"))
        else:
            kept.append(each)
            taken.append(each[0])
    return Applied(work.proven(kept) or work.data, tuple(taken), tuple(left))


def _rivals(desk: Desk, change: Change, chosen: Sequence[Change]) -> list[str]:
    """The chosen changes of other copies that do not go together with one."""
    groups = (group for group in desk.conflicts if change in group)
    return [each.id for group in groups for each in group if each in chosen and each.copy != change.copy]


def _error(fault: Fault) -> Fault:
    return Fault(fault.code, fault.place, fault.wrong, fault.expected, fault.mend)


class _Work:
    """The source and where its words stand."""

    def __init__(self, desk: Desk) -> None:
        self.desk, self.data = desk, desk.source.data
        try:
            self._lexical = Lexical(self.data)
        except ValueError as error:
            place, wrong = Place(str(desk.source.path)), f"the source is not in UTF-8 ({error})"
            raise MastheadError([Fault("MH608", place, wrong, "a source in UTF-8", "save it in UTF-8")]) from None
        self._letters = written(desk.source.resolved(), str(desk.source.path), self._lexical, desk.now)
        self._late = {change.id for change in desk.late}

    def edits(self, change: Change) -> list[Edit]:
        """The edits that a change asks for. Raises ``Untaken``."""
        if change.id in self._late:
            raise Untaken("the source has changed these words since")
        if change.block.sort == MASTHEAD:
            raise Untaken("the masthead is set by masthead assign, or by hand")
        if change.what is Fate.INSERTED and change.block.sort != "text":
            raise Untaken("a new note needs its mark in the words: write it by hand")
        if change.block.cell[0] and change.what is not Fate.CHANGED:
            raise Untaken("a cell that came or went is written by hand")
        at = self.desk.places.get(change.base, -1)
        other = self.desk.place(change).path
        if other and other != str(self.desk.source.path):
            raise Untaken(f"its words stand in {Path(other).name}, whose annex is shared: write it there")
        if change.what is Fate.CHANGED:
            now = self.desk.now[at].text if at >= 0 else ""
            return word_edits(self._of(at), self.desk.blocks[change.base].text, now, change)
        before = self.desk.places.get(change.follows, -1)
        behind = self._letters.get(before + 1, ())
        own = () if change.what is Fate.INSERTED else self._of(at)
        return block_edits(self._lexical, change, own, self._letters.get(before, ()), behind)

    def _of(self, at: int) -> tuple[Written, ...]:
        if at not in self._letters:
            raise Untaken("its words stand in several places of the source")
        return self._letters[at]

    def proven(self, several: Sequence[tuple[Change, list[Edit]]]) -> bytes | None:
        """The source with these changes, if it checks and says all of them; else nothing."""
        try:
            data = applied(self.data, [edit for _, edits in several for edit in edits])
            document = document_of_source(self.desk.source.path, data)
        except (MastheadError, ValueError):
            return None
        had = Counter(bare(block.text) for block in blocks_of_document(document, ""))
        expected, gone = self._expected_words([change for change, _ in several])
        return data if expected <= had and not any(had[words] > most for words, most in gone.items()) else None

    def _expected_words(self, several: Sequence[Change]) -> tuple[Counter[str], dict[str, int]]:
        """How often the new source must at least say the words of changed blocks, and at most those of deleted ones."""
        now = Counter(bare(block.text) for block in self.desk.now)
        texts: dict[int, list[str]] = {}
        expected: Counter[str] = Counter()
        gone: Counter[str] = Counter()
        for change in sorted(several, key=lambda each: each.span, reverse=True):
            if change.what is Fate.INSERTED:
                expected[bare(change.after)] += 1
            elif change.what is Fate.DELETED:
                gone[bare(change.before)] += 1
            elif change.what is Fate.CHANGED:
                base = self.desk.blocks[change.base].text
                words = texts.setdefault(change.base, list(tokens(base)))
                words[slice(*change.span)] = [change.after]
        for at, words in texts.items():
            if self.desk.blocks[at].text == self.desk.now[self.desk.places[at]].text:
                expected[bare("".join(words))] += 1
        return expected, {words: now[words] - count + expected[words] for words, count in gone.items()}
