"""A copy that somebody has edited: the digest of its source, its words, tracked changes and comments."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct

from pipeline.comparison.blocks import Block
from pipeline.desk.marks import Remark, Tracked, remarks_in, tracked_in
from pipeline.desk.odt import is_odt, read_odt
from pipeline.errors import Fault, MastheadError, Place
from pipeline.ooxml.opened import Opened, Unreadable
from pipeline.redline.blocks import blocks_of_docx
from pipeline.verify.docx.content.file_properties import DIGEST, file_properties
from pipeline.xmlio.parse import read_bytes


class Copy(Struct, frozen=True):
    """An edited copy; ``blocks`` are its words with all tracked changes accepted."""

    path: Path
    digest: str
    blocks: tuple[Block, ...]
    tracked: tuple[Tracked, ...]
    remarks: tuple[Remark, ...]


def copy_of(path: Path) -> Copy:
    """Read an edited copy, DOCX or ODT. Raises ``MastheadError`` MH620 where it is neither or cannot be read."""
    data = read_bytes(path)
    try:
        if is_odt(data):
            return Copy(path, *read_odt(data, str(path)))
        opened = Opened(data, lambda _root: None)
        digest = file_properties(opened).get(DIGEST, "")
        return Copy(path, digest, blocks_of_docx(data, str(path)), tracked_in(opened), remarks_in(opened))
    except (Unreadable, ValueError) as error:
        expected, mend = "a DOCX or ODT that can be read", "save it again in Word or LibreOffice, as DOCX"
        raise MastheadError([Fault("MH620", Place(str(path)), str(error), expected, mend)]) from None
