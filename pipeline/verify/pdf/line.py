"""A line and a list of a PDF as its structure tree has them, and what is in force where they stand."""

from __future__ import annotations

from msgspec import Struct, field

from pipeline.errors import Place
from pipeline.verify.piece import NO_CELL, Cell, Kind, Piece, Run, collapse

_ITEM = ("L", "LI", "LBody", "P")
_KINDS = {
    "P": Kind.PARAGRAPH,
    "Span": Kind.PARAGRAPH,
    "TD": Kind.CELL,
    "TH": Kind.HEAD_CELL,
    "Caption": Kind.CAPTION,
    "Figure": Kind.PICTURE,
    "TOCI": Kind.ENTRY,
    "Note": Kind.NOTE,
    "FENote": Kind.NOTE,
}


class Around(Struct, frozen=True):
    """What is in force at a place of the tree: language, direction, open structure types and ids, outermost first."""

    lang: str = ""
    direction: str = "ltr"
    roles: tuple[str, ...] = ()
    ids: tuple[str, ...] = ()


class PdfLine(Struct):
    """A block of text: ``label`` is the number that an Lbl gives it, ``page`` counts from 1.

    ``before`` is, for a note, how many lines begin before it in the order of reading.
    """

    around: Around
    label: str = ""
    page: int = 0
    runs: list[Run] = field(default_factory=list)
    targets: list[str] = field(default_factory=list)
    cell: Cell = NO_CELL
    before: int = 0

    @property
    def text(self) -> str:
        """The words on one line."""
        return collapse("".join(run.text for run in self.runs))

    @property
    def trailing(self) -> str:
        """The space after the last of the words, if there is one."""
        return " " if self.runs and self.runs[-1].text.endswith(" ") else ""

    def piece(self, path: str) -> Piece:
        """The line as a piece, on its page of the file ``path`` (RFC 8118)."""
        roles, ids = self.around.roles, self.around.ids
        role = roles[-1] if roles else ""
        heading = role[:1] == "H" and role[1:].isdigit()
        kind = Kind.HEADING if heading else Kind.ITEM if roles[-4:] == _ITEM else _KINDS.get(role, Kind.OTHER)
        place = Place(f"{path}#page={self.page}" if self.page else path)
        return Piece(
            kind, tuple(self.runs), "", ids[-1] if ids else "", ids, int(role[1:]) if heading else 0,
            tuple(self.targets), self.cell, label=self.label, place=place,
        )  # fmt: skip


class TaggedList(Struct, frozen=True):
    """A list: how many lists it stands in, how it counts, how many items it has; ``page`` counts from 1."""

    depth: int
    numbering: str
    items: int
    page: int = 0

    def __str__(self) -> str:
        where = f" in {self.depth} others" if self.depth else ""
        return f"a list{where} that counts as “{self.numbering}”, with {self.items} items"
