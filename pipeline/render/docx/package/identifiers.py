"""What a document hands out once: numbers of bookmarks, notes, controls and pictures, relationships, paragraph ids."""

from __future__ import annotations

from enum import Enum
from hashlib import sha256

from msgspec import Struct

from pipeline.document.inline import Note
from pipeline.document.names import bookmark, paragraph_id
from pipeline.render.docx.word.inline import Piece, Point, Run, What
from pipeline.render.docx.word.language import RunLanguage

_EXTENSIONS = {"image/png": "png", "image/jpeg": "jpeg", "image/gif": "gif", "image/tiff": "tiff"}


class Target(Enum):
    """What a relationship leads to. The value is the end of its type's name in ECMA-376."""

    HYPERLINK = "hyperlink"
    IMAGE = "image"
    HEADER = "header"
    FOOTER = "footer"


class Relationship(Struct, frozen=True):
    """A relationship of a part: its id there, its kind, and an address or the name of a part."""

    id: str
    target: Target
    to: str


class Relationships:
    """The relationships of one part, in the order in which they were asked for."""

    def __init__(self) -> None:
        self.all: dict[tuple[Target, str], Relationship] = {}
        self.media: dict[str, tuple[str, bytes]] = {}

    def to(self, target: Target, address: str) -> str:
        """The id of the relationship to ``address``, made at the first call."""
        found = self.all.get((target, address))
        if found is None:
            found = Relationship(f"rId{len(self.all) + 101}", target, address)
            self.all[target, address] = found
        return found.id

    def picture(self, mime: str, data: bytes) -> str:
        """The id of the relationship to a picture; the same picture is stored once."""
        name = f"/word/media/{sha256(data).hexdigest()[:16]}.{_EXTENSIONS[mime]}"
        self.media[name] = (mime, data)
        return self.to(Target.IMAGE, name)


class Registry:
    """Hands out what must be unique in the document, always in the same order."""

    def __init__(self) -> None:
        self.notes: dict[str, int] = {}
        self.language: RunLanguage | None = None  # of the attachment that is being written; none: the document's
        self.languages: dict[str, RunLanguage | None] = {}
        self.noted: list[Note] = []
        self.counted: set[int] = set()
        self._paragraphs: set[str] = set()
        self._bookmarks: set[int] = set()
        self._controls: set[int] = set()
        self._pictures = 0
        self.values: dict[str, Run] = {}

    def paragraph(self, id_: str) -> str:
        """The ``w14:paraId`` of the paragraph named ``id_``, unlike any other in the document."""
        attempt = 0
        while (made := paragraph_id(id_, attempt)) in self._paragraphs:
            attempt += 1
        self._paragraphs.add(made)
        return made

    def around(self, id_: str, pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
        """``pieces`` between the ends of the bookmark of ``id_``."""
        if not id_:
            return pieces
        number = _free(id_, self._bookmarks)
        return (Point(What.BOOKMARK_START, number, bookmark(id_)), *pieces, Point(What.BOOKMARK_END, number))

    def value(self, id_: str, run: Run) -> None:
        """Something that references print and that no text of the document is: ``id_`` names it."""
        self.values.setdefault(id_, run)

    def note(self, note: Note) -> int:
        """The footnote's number in the package, from 1 on, in the order of the first marks."""
        if note.id not in self.notes:
            self.noted.append(note)
            self.languages[note.id] = self.language
            self.notes[note.id] = len(self.noted)
        return self.notes[note.id]

    def counts(self, note: Note) -> bool:
        """Whether Word's own count, which goes on by this call, gives the note the mark that is printed."""
        counts = str(len(self.counted) + 1) == note.mark
        if counts:
            self.counted.add(self.note(note))
        return counts

    def control(self, name: str) -> int:
        """The number of the content control ``name``, unlike any other in the document."""
        return _free(name, self._controls)

    def picture(self) -> int:
        """The next number of a drawing."""
        self._pictures += 1
        return self._pictures


def _free(name: str, taken: set[int]) -> int:
    """The number of ``name``, unlike any that is taken; what is put in or left out elsewhere does not change it."""
    number = int(paragraph_id(name), 16)
    while number in taken:
        number = number % 0x7FFFFFFF + 1
    taken.add(number)
    return number
