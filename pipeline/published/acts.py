"""What was done to a published file so that it could be read: each act has a code, is counted, and has its places."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from enum import Enum

from lxml import etree
from msgspec import Struct, field

from pipeline.errors import Fault, Place, Severity

_QUOTED = 60  # characters of what was found


class Act(Enum):
    """The kinds of acts, each with its code."""

    NOTE_SIGNS = "MH730"
    POINTS = "MH731"
    CONTINUED = "MH732"
    HEADING = "MH733"
    PIECES = "MH734"
    LOOKALIKE = "MH735"
    LINK = "MH736"
    NUMBER = "MH737"
    RECITAL = "MH738"
    LOOK = "MH739"
    UNNUMBERED = "MH740"
    UNPLACED = "MH741"
    METADATA = "MH745"
    CHARACTER = "MH747"


# What was found, what the model has instead, what may be done. {n} is how many, {s} the plural of the noun before it.
_TOLD = {
    Act.NOTE_SIGNS: (
        "{n} note{s} had brackets or marks typed around them, which were left out",
        "marks that the document prints",
        "nothing is to be done",
    ),
    Act.POINTS: (
        "{n} sub-paragraph{s} stood as paragraphs with typed letters and became points of lists",
        "points of a list",
        "compare the lists with the file",
    ),
    Act.CONTINUED: (
        "{n} paragraph{s} without a number continued the one before and were joined to it",
        "words after a list",
        "compare them with the file",
    ),
    Act.HEADING: (
        "{n} paragraph{s} became headings, by their class or because they are bold",
        "headings that are told",
        "compare the headings with the file",
    ),
    Act.PIECES: ("{n} heading{s} stood in pieces and were joined", "a heading in one piece", "compare the headings"),
    Act.LOOKALIKE: (
        "{n} number{s} had letters of another alphabet that look alike, which were mended",
        "the letters of the house's numbers",
        "nothing is to be done",
    ),
    Act.LINK: (
        "{n} link{s} led to addresses with blanks, no words or a symbol that is written otherwise, and were mended",
        "the symbol of the document",
        "compare the references with the file",
    ),
    Act.NUMBER: (
        "{n} number{s} stood apart from the paragraph, or were typed in its words, and were set before it",
        "a number before its paragraph",
        "compare the numbers with the file",
    ),
    Act.RECITAL: (
        "{n} recital{s} stood among the paragraphs and went into the preamble",
        "recitals in the preamble",
        "compare them with the file",
    ),
    Act.LOOK: (
        "{n} run{s} of words had a look that means nothing in the source and lost it",
        "marks that mean something",
        "mark the words for what they are",
    ),
    Act.UNNUMBERED: (
        "{n} paragraph{s} stood without a number among numbered ones, or with one that is not the next",
        "a number before each, in their order",
        "compare them with the document as issued",
    ),
    Act.UNPLACED: (
        "{n} piece{s} of the file had no place in the source, and were kept as paragraphs that say so",
        "elements of a resolution",
        "move the words to where they belong",
    ),
    Act.METADATA: (
        "{n} fact{s} of the metadata could not be read: a State by a name that is not known, or an unknown step",
        "names and steps as the United Nations publish them",
        "add them to vote and step by hand",
    ),
    Act.CHARACTER: (
        "{n} character{s} that no output can show were replaced",
        "characters of Unicode with a shape",
        "compare the words with the file",
    ),
}


class Change(Struct, frozen=True):
    """Words that the source has otherwise: those of the file, and those in their place (``''``: none)."""

    before: str
    after: str


class Acts(Struct):
    """Collects the acts upon one file; ``changes`` are those that touch words or numbers."""

    path: str
    places: dict[etree._Element, Place] = field(default_factory=dict)
    counts: Counter[Act] = field(default_factory=Counter)
    firsts: dict[Act, tuple[Place, str]] = field(default_factory=dict)
    changes: list[Change] = field(default_factory=list)

    def add(self, act: Act, node: etree._Element, words: str = "", count: int = 1) -> None:
        """One more act upon ``node``; ``words`` are those that tell which it was."""
        self.counts[act] += count
        self.firsts.setdefault(act, (self.place(node), words))

    def change(self, before: str, after: str) -> None:
        """Words of the file that the source has otherwise."""
        self.changes.append(Change(before, after))

    def place(self, node: etree._Element) -> Place:
        """The place of ``node``, or of what is around it."""
        around = (node, *node.iterancestors())
        return next((self.places[each] for each in around if each in self.places), Place(self.path))

    def faults(self) -> Iterator[Fault]:
        """A finding for each kind of act: how many, and the first."""
        for act in Act:
            if act in self.firsts:
                place, words = self.firsts[act]
                wrong, expected, mend = _TOLD[act]
                number = self.counts[act]
                first = f" (the first: “{short(words)}”)" if words else ""
                wrong = wrong.format(n=number, s="" if number == 1 else "s") + first
                yield Fault(act.value, place, wrong, expected, mend, Severity.WARNING)


def short(text: str) -> str:
    """The beginning of a text, on one line."""
    one_line = " ".join(text.split())
    return one_line if len(one_line) <= _QUOTED else f"{one_line[: _QUOTED - 1]}…"
