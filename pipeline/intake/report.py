"""What an import tells: guesses, words that have no place, what it left to the document to print."""

from __future__ import annotations

from msgspec import Struct, field

from pipeline.errors import Fault, Place, Severity

GUESS, KEPT, NAMED = "MH714", "MH715", "MH716"
_QUOTED = 60  # characters of what was found


class Report(Struct):
    """Collects the findings of one import; ``path`` is the file. A line of a place is the number of a paragraph.

    ``printed`` are the words that the document prints by itself, ``numbers`` those among them that stand before a
    paragraph, with its words. ``unplaced`` are texts for the marked block, ``named`` those that are only told.
    """

    path: str
    faults: list[Fault] = field(default_factory=list)
    printed: list[str] = field(default_factory=list)
    unplaced: list[tuple[int, str]] = field(default_factory=list)
    named: list[str] = field(default_factory=list)
    numbers: list[tuple[int, str, str]] = field(default_factory=list)

    def guess(self, place: int, what: str, mend: str = "compare it with the file") -> None:
        """MH714: something that the file does not state."""
        self._add(GUESS, place, what, "what the file states", mend)

    def keep(self, place: int, text: str, what: str) -> None:
        """MH715: words without a place in a document; they go into the marked block."""
        self.unplaced.append((place, text))
        mend = "move them to where they belong, or delete them"
        self._add(KEPT, place, f"{what} (“{short(text)}”) has no place in the document", "words of a document", mend)

    def note(self, place: int, what: str, mend: str) -> None:
        """MH715: something that could not be taken in as it was; its words are in."""
        self._add(KEPT, place, what, "what the source can say", mend)

    def name(self, text: str, what: str) -> None:
        """MH716: words that are left out, since every document has its own: heads, feet, numbers of pages."""
        self.named.append(text)
        self._add(NAMED, 0, f"{what} says “{short(text)}”, which is left out", "words of the text", "add them if meant")

    def number(self, place: int, label: str, words: str) -> None:
        """A number that the document prints by itself before those words."""
        self.left(label)
        self.numbers.append((place, label, words))

    def left(self, text: str) -> None:
        """Words that the document prints by itself."""
        self.printed.append(text)

    @property
    def guesses(self) -> int:
        """How many guesses there are."""
        return sum(fault.code == GUESS for fault in self.faults)

    def _add(self, code: str, place: int, wrong: str, expected: str, mend: str) -> None:
        self.faults.append(
            Fault(code, Place(self.path, place, 1 if place else 0), wrong, expected, mend, Severity.WARNING)
        )


def short(text: str) -> str:
    """The beginning of a text, on one line."""
    flat = " ".join(text.split())
    return flat if len(flat) <= _QUOTED else f"{flat[: _QUOTED - 1]}…"
