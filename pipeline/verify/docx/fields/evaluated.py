"""Evaluates the fields as Word would when it updates them, and compares with what they show now.

Nothing is known of how the fields were made: numbers come from ``numbering.xml``, words from the bookmarks. The rules
are those of ECMA-376 Part 1, 17.16.5, and of Microsoft's notes on it ([MS-OI29500], 2.1.495).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from pipeline.errors import Fault
from pipeline.verify.docx.fields.instruction import Instruction, parsed
from pipeline.verify.docx.text.paragraph import ReadField, ReadParagraph
from pipeline.verify.lines import told_of

_fault = told_of("MH625", "docx")
_TO_BOOKMARK = frozenset({"REF", "NOTEREF", "PAGEREF"})
_CASES = {"lower": str.lower, "upper": str.upper}


def field_faults(found: Sequence[ReadParagraph], notes: Mapping[str, Sequence[ReadParagraph]]) -> Iterator[Fault]:
    """MH625: a field that Word would print otherwise, or a link or field to a bookmark that is not there."""
    every = (*found, *(each for note in notes.values() for each in note))
    evaluator = _Evaluator(every)
    for each in every:
        for anchor in each.anchors:
            if anchor not in evaluator.at:
                yield _fault(f"a link leads to {anchor}, which is nowhere", "a bookmark of the document")
        for one in each.fields:
            yield from evaluator.faults(one)


class _Evaluator:
    """What fields can ask for: the paragraphs by their bookmarks, the marks of notes, the counts of sequences."""

    def __init__(self, every: Sequence[ReadParagraph]) -> None:
        self.at = {name: each for each in every for name in each.bookmarks}
        self._marks: dict[str, str] = {}
        counted = 0
        for id_, own in (note for each in every for note in each.notes):
            counted += own is None
            self._marks[id_] = str(counted) if own is None else own
        self._sequences: Counter[str] = Counter()

    def faults(self, one: ReadField) -> Iterator[Fault]:
        """What is wrong with a field; ask in the order of the document."""
        code = " ".join(one.code.split())
        asked = parsed(one.code)
        lost = [name for name in _asked(asked) if name not in self.at]
        if lost:
            yield _fault(f"the field {code} leads nowhere", "a bookmark of the document")
            return
        expected = self._value(asked)
        if expected is not None and " ".join(one.result.split()) != expected:
            yield _fault(f"the field {code} shows {one.result!r}", repr(expected))
        if asked.name == "SET" and (not asked.arguments or self._range(asked.arguments[0]) != one.result):
            yield _fault(f"the field {code} sets no bookmark to {one.result!r}", "a bookmark around its result")

    def _value(self, asked: Instruction) -> str | None:
        """What a field prints once it is updated; none where that does not follow from the document alone."""
        match asked.name:
            case "REF":
                value = self._reference(asked)
            case "NOTEREF":
                value = self._marks.get(self.at[asked.arguments[0]].noted.get(asked.arguments[0], ""), "")
            case "SEQ" if asked.arguments:
                value = self._sequence(asked)
            case "SET":
                value = asked.arguments[1] if len(asked.arguments) > 1 else ""
            case "QUOTE":
                values = [self._argument(each) for each in asked.arguments]
                if None in values:
                    return None
                value = "".join(filter(None, values))
            case _:
                return None
        for form in asked.formats:
            value = _CASES.get(form.lower(), str)(value)
        return " ".join(value.split())

    def _argument(self, argument: str) -> str | None:
        """What an argument stands for: itself, or what the field prints that is nested in it."""
        nested = _nested(argument)
        return argument if nested is None else self._value(nested)

    def _reference(self, asked: Instruction) -> str:
        """A REF: the number of a paragraph without full stops at its end, or the words in a bookmark."""
        name = asked.arguments[0]
        if "\\n" not in asked.switches:
            return self._range(name)
        return self.at[name].number.rstrip(".")

    def _sequence(self, asked: Instruction) -> str:
        """A SEQ: one more than the last of its name, or what the switch ``r`` says (17.16.5.56)."""
        name, *begin = asked.arguments
        begins = "\\r" in asked.switches and begin and begin[0].isdecimal()
        self._sequences[name] = int(begin[0]) if begins else self._sequences[name] + 1
        return str(self._sequences[name])

    def _range(self, name: str) -> str:
        return self.at[name].ranges.get(name, "") if name in self.at else ""


def _asked(asked: Instruction) -> Iterator[str]:
    """The bookmarks that a field asks for, and one that is nested in it."""
    if asked.name in _TO_BOOKMARK:
        yield asked.arguments[0] if asked.arguments else ""
    for nested in filter(None, map(_nested, asked.arguments)):
        yield from _asked(nested)


def _nested(argument: str) -> Instruction | None:
    """The instruction that stands in braces."""
    return parsed(argument[1:-1]) if argument.startswith("{") else None
