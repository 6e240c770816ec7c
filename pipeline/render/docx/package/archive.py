"""Assembles the package with python-docx's opc layer: parts, relationships, content types; always the same bytes."""

from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from msgspec import Struct, field

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest date that a ZIP archive can hold
_FILE_MODE = 0o644 << 16


class Link(Struct, frozen=True):
    """A relationship: id, type (its last word, or the whole address), target part or external address."""

    id: str
    kind: str
    to: str
    external: bool = False

    @property
    def type(self) -> str:
        """The type in full."""
        return self.kind if "://" in self.kind else _OFFICE + self.kind


class Part(Struct, frozen=True):
    """A part of the package: name, content type, content, relationships."""

    name: str
    content_type: str
    blob: bytes
    links: tuple[Link, ...] = field(default=())


def assemble(parts: Iterable[Part], root: Iterable[Link]) -> bytes:
    """The package as a file: its members in the order of their relationships, with one fixed date."""
    from docx.opc.package import OpcPackage  # noqa: PLC0415 - python-docx is loaded only when a DOCX is made
    from docx.opc.packuri import PackURI  # noqa: PLC0415 - as above
    from docx.opc.part import Part as OpcPart  # noqa: PLC0415 - as above

    package: Any = OpcPackage()
    given = tuple(parts)
    made = {part.name: OpcPart(PackURI(part.name), part.content_type, part.blob, package) for part in given}
    for part in given:
        for link in part.links:
            target = link.to if link.external else made[link.to]
            made[part.name].load_rel(link.type, target, link.id, link.external)
    for link in root:
        package.load_rel(link.type, made[link.to], link.id)
    written = BytesIO()
    package.save(written)
    return _dated(written)


def _dated(written: BytesIO) -> bytes:
    """The archive anew, each member with the same date and rights."""
    out = BytesIO()
    with ZipFile(written) as source, ZipFile(out, "w", ZIP_DEFLATED, compresslevel=6) as target:
        for name in source.namelist():
            info = ZipInfo(name, _EPOCH)
            info.compress_type = ZIP_DEFLATED
            info.external_attr = _FILE_MODE
            info.create_system = 3
            target.writestr(info, source.read(name))
    return out.getvalue()
