"""A line of a PDF as its structure tree has it, and what is in force where it stands."""

from __future__ import annotations

from dataclasses import dataclass, field

from pipeline.verify.inlines import Run, merged


@dataclass(frozen=True, slots=True)
class Around:
    """What is in force at a place of the tree: language, direction, open structure types and ids, outermost first."""

    lang: str = ""
    direction: str = "ltr"
    roles: tuple[str, ...] = ()
    ids: tuple[str, ...] = ()


@dataclass(slots=True)
class PdfLine:
    """A block of text: ``label`` is the number that an Lbl gives it, ``page`` counts from 1; ``row`` as in HTML.

    ``before`` is, for a note, how many lines begin before it in the order of reading.
    """

    around: Around
    label: str = ""
    page: int = 0
    runs: list[Run] = field(default_factory=list)
    leads: list[str] = field(default_factory=list)
    scope: str = ""
    columns: int = 1
    rows: int = 1
    row: int = 0
    before: int = 0

    @property
    def text(self) -> str:
        """The words on one line."""
        return " ".join("".join(run.text for run in self.runs).split())

    @property
    def trailing(self) -> str:
        """The space after the last of the words, if there is one."""
        return " " if self.runs and self.runs[-1].text.endswith(" ") else ""

    def merged(self) -> tuple[Run, ...]:
        """The words in parts of one language each."""
        return merged(iter(self.runs))
