"""One side of a comparison: a source, Akoma Ntoso that masthead wrote, or a DOCX of masthead; told by what it is."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

from msgspec import Struct

from pipeline.comparison.blocks import Block
from pipeline.document.model import Document
from pipeline.errors import call_error
from pipeline.importing import import_akn
from pipeline.options import Options
from pipeline.redline.blocks import blocks_of_document, blocks_of_docx
from pipeline.stages import RESOLVING, Work, document_of, run
from pipeline.xmlio.kinds import is_akn
from pipeline.xmlio.parse import read_bytes

_ZIP = b"PK\x03\x04"


class Side(Struct, frozen=True):
    """A version: its path, its bytes, and its document where the file is a source or Akoma Ntoso.

    ``whole`` is a source with the annexes that it shares written in, as its outputs carry it; empty where it has none.
    """

    path: Path
    data: bytes
    document: Document | None
    whole: bytes = b""

    @property
    def digest(self) -> str:
        """By what its outputs know the source."""
        return sha256(self.whole or self.data).hexdigest()

    @property
    def blocks(self) -> tuple[Block, ...]:
        """What it says, block by block. Raises ``MastheadError`` MH620 where a DOCX cannot be read."""
        if self.document is not None:
            return blocks_of_document(self.document, str(self.path))
        return blocks_of_docx(self.data, str(self.path))

    def resolved(self) -> Document:
        """Its document. Raises ``MastheadError`` MH602 (exit 2) where the file is a DOCX, which has none by itself."""
        if self.document is None:
            wrong, expected = "a DOCX stands where a source is needed", "a source, or Akoma Ntoso of masthead"
            raise call_error("MH602", wrong, expected, "name the source that it was made of")
        return self.document


def side(path: Path) -> Side:
    """Read one version. Raises ``MastheadError`` as reading, checking and importing do."""
    data = read_bytes(path)
    if data.startswith(_ZIP):
        return Side(path, data, None)
    if is_akn(data):
        data = import_akn(data, str(path))[0].encode()
    work = _resolved(path, data)
    return Side(path, data, document_of(work), work.data if work.shared else b"")


def document_of_source(path: Path, data: bytes) -> Document:
    """The resolved document of a source. Raises ``MastheadError`` where reading or checks refuse it."""
    return document_of(_resolved(path, data))


def _resolved(path: Path, data: bytes) -> Work:
    return run(Work(path, path.name.removesuffix(".xml"), Options(), data), RESOLVING)
