"""A paragraph of a DOCX as read, and the fields in it."""

from __future__ import annotations

from msgspec import Struct, field

from pipeline.verify.piece import NO_CELL, Cell, Run, collapse


class ReadField(Struct, frozen=True):
    """A field: its instruction in words, and its cached result.

    ``code`` is the instruction as it stands, with nested fields in braces. ``link`` is the bookmark to which a link
    around the field leads, ``''`` where there is none. ``mark`` says that it prints the mark of a note; ``within`` are
    the bookmarks that it stands in.
    """

    instruction: tuple[str, ...]
    result: str
    code: str = ""
    link: str = ""
    mark: bool = False
    within: tuple[str, ...] = ()


class ReadParagraph(Struct):
    """A paragraph as read; ``runs`` are its words, each in the language that Word has for their script.

    ``notes`` are numbers in the package and own marks; the mark is ``None`` where Word counts it. By bookmark,
    ``ranges`` has its words, ``noted`` the first note in it, ``within`` it and the bookmarks that it stands in.
    ``targets`` are the bookmarks that references lead to, in order: links, and fields that are links themselves;
    ``urls`` the addresses, with the ends of lines among them. ``cell`` is the cell around it; ``contents`` says that it
    belongs to a table of contents, ``table`` is the instruction of one that begins in it.
    """

    number: str
    style: str
    outline: int
    cell: Cell = NO_CELL
    contents: bool = False
    table: str = ""
    runs: list[Run] = field(default_factory=list)
    bookmarks: list[str] = field(default_factory=list)
    notes: list[tuple[str, str | None]] = field(default_factory=list)
    fields: list[ReadField] = field(default_factory=list)
    anchors: list[str] = field(default_factory=list)
    targets: list[str] = field(default_factory=list)
    urls: list[str] = field(default_factory=list)
    ranges: dict[str, str] = field(default_factory=dict)
    noted: dict[str, str] = field(default_factory=dict)
    within: dict[str, frozenset[str]] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """The words on one line, without the marks of notes."""
        return collapse("".join(run.text for run in self.runs if not run.call))

    @property
    def marked(self) -> str:
        """The words with the marks of notes that Word does not count."""
        return collapse("".join(run.text for run in self.runs if not (run.call and run.text.isdigit())))
