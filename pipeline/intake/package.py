"""Opens what is packed in a ZIP archive, within bounds, and parses its parts: no DOCTYPE, no entities, no network."""

from __future__ import annotations

import zlib
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from lxml import etree

from pipeline.errors import Fault, MastheadError, Place

_LONGEST = 200 * 1024 * 1024  # bytes of all parts together
_MOST = 5_000  # parts
# ISO/IEC 29500 Strict has other namespaces for the same names (Part 4, Annex A).
_STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships", b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"),
    (b"http://purl.oclc.org/ooxml/drawingml/main", b"http://schemas.openxmlformats.org/drawingml/2006/main"),
    (b"http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing", b"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"),
    (b"http://purl.oclc.org/ooxml/drawingml/picture", b"http://schemas.openxmlformats.org/drawingml/2006/picture"),
    (b"http://purl.oclc.org/ooxml/officeDocument/math", b"http://schemas.openxmlformats.org/officeDocument/2006/math"),
)  # fmt: skip


class Package:
    """The parts of an archive by name; ``path`` is what messages call the file."""

    def __init__(self, data: bytes, path: str) -> None:
        self.path = path
        self._parsed: dict[str, etree._Element] = {}
        try:
            with ZipFile(BytesIO(data)) as archive:
                members = archive.infolist()
                if len(members) > _MOST or sum(member.file_size for member in members) > _LONGEST:
                    raise self.refused(f"its {len(members):,} parts are larger than 200 MB, or more than {_MOST:,}")
                self._members = {member.filename: archive.read(member) for member in members if not member.is_dir()}
        except BadZipFile as error:
            raise self.refused(f"it is no ZIP archive ({error})") from None
        except (zlib.error, EOFError, RuntimeError, NotImplementedError, OSError) as error:
            raise self.refused(f"a part cannot be unpacked ({error})") from None

    def refused(self, why: str) -> MastheadError:
        """MH711: the file cannot be read."""
        mend = "open it in the program that wrote it and save it again"
        return MastheadError([Fault("MH711", Place(self.path), why, "a file that can be read", mend)])

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all parts, in the order of the archive."""
        return tuple(self._members)

    def blob(self, name: str) -> bytes:
        """The bytes of a part; none where it is missing."""
        return self._members.get(name, b"")

    def root(self, name: str) -> etree._Element | None:
        """The root of a part; ``None`` where it is missing. Raises ``MastheadError`` MH711."""
        if name not in self._parsed:
            data = self._members.get(name)
            if data is None:
                return None
            self._parsed[name] = self._parse(name, data)
        return self._parsed[name]

    def _parse(self, name: str, data: bytes) -> etree._Element:
        if b"<!DOCTYPE" in data or b"<\x00!\x00D\x00O" in data:  # none may be there (ISO/IEC 29500-2 8.1.4)
            raise self.refused(f"the part {name} has a DOCTYPE")
        if b"purl.oclc.org/ooxml" in data:
            for strict, usual in _STRICT:
                data = data.replace(strict, usual)
        try:
            return etree.fromstring(data, _parser())
        except etree.XMLSyntaxError as error:
            raise self.refused(f"the part {name} is not well-formed ({error})") from None


def _parser() -> etree.XMLParser:
    return etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True, remove_comments=True, remove_pis=True
    )
