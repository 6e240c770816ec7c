"""What changed between two versions of a document: as lines, and as outputs in which changes are shown."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from pipeline.errors import MastheadError, call_error, under

if TYPE_CHECKING:
    from pipeline.redline.versions import Side

AUTHOR = "masthead diff"  # whose tracked changes are, where nobody is named
SHOWN_IN = ("docx", "pdf", "html", "akn")
_MOMENT = re.compile(r"\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)?)?")


class Comparison(Struct, frozen=True):
    """Two versions; whose the tracked changes are, and when they were made."""

    old: Side
    new: Side
    author: str
    date: str

    def lines(self) -> tuple[str, ...]:
        """Two lines for each change: what and where, then the words; none where both say the same."""
        from pipeline.comparison.align import align
        from pipeline.redline.text import as_text

        before, after = self.old.blocks, self.new.blocks
        return tuple(as_text(before, after, align(before, after)))

    def outputs(self, *kinds: str) -> Mapping[str, bytes]:
        """The changes in outputs of these kinds (``SHOWN_IN``): the name of each file, and its bytes.

        A DOCX is its source with its edits, but for ``docx``, which compares the files themselves. Raises ``KeyError``
        for another kind, ``MastheadError`` MH602 where edits cannot be taken in, MH620 where a DOCX cannot be read.
        """
        from pipeline.redline.docx import Reviser
        from pipeline.redline.outputs import REDLINES

        stem = self.new.path.name.partition(".")[0] or "document"
        reviser = Reviser(self.author, self.date)
        files, documents = (self.old, self.new), (self.old, self.new)
        if any(REDLINES[kind].of_documents for kind in kinds):
            from pipeline.desk.edited import with_document

            documents = with_document(self.old, self.new), with_document(self.new, self.old)
        versions = {kind: documents if REDLINES[kind].of_documents else files for kind in kinds}
        return {
            f"{stem}{REDLINES[kind].extension}": REDLINES[kind].make(*pair, reviser) for kind, pair in versions.items()
        }


def compare(old: Path, new: Path, *, author: str = AUTHOR, date: str = "") -> Comparison:
    """Two versions, each a source, an Akoma Ntoso file or a DOCX of masthead; ``date`` is a day or a moment.

    Raises ``MastheadError``: MH604 (exit 2) where the date is none; as reading and checking the versions does.
    """
    if date and not _MOMENT.fullmatch(date):
        wrong, expected = f"“{date}” is no date", "a day or a moment, such as 2026-05-31 or 2026-05-31T09:00:00Z"
        raise call_error("MH604", wrong, expected, "write it so after --date")
    return Comparison(_side(old), _side(new), author, date if "T" in date or not date else f"{date}T00:00:00Z")


def lines_of(path: Path) -> tuple[str, ...]:
    """What one version says, a block a line, with its number. Raises ``MastheadError`` as ``compare`` does."""
    return tuple(" ".join(part for part in (block.number, block.text) if part) for block in _side(path).blocks)


def write_shown(folder: Path, files: Mapping[str, bytes]) -> None:
    """Put such files into a folder. Raises ``MastheadError`` MH603 (exit 2) where other files of these names are."""
    from pipeline.redline.outputs import write_shown as write

    write(dict(files), folder)


def _side(path: Path) -> Side:
    from pipeline.redline.versions import side

    try:
        return side(path)
    except MastheadError as error:
        raise MastheadError(under(error.faults, str(path)), error.exit_code) from None
