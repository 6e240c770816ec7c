"""Opens a DOCX anew, as a stranger would: the archive, its parts, and the main part by its relationships.

Tracked changes are accepted in every part that is read.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable
from functools import cached_property
from io import BytesIO
from posixpath import dirname, join, normpath
from zipfile import BadZipFile, ZipFile

from lxml import etree
from msgspec import Struct

from pipeline.ooxml.accepted import W, accept, refuse

W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
__all__ = ["W14", "Opened", "R", "Related", "Unreadable", "W", "on", "refuse", "value"]
_R = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_LONGEST = 200 * 1024 * 1024  # bytes of all parts: no document of ours comes near it


class Unreadable(Exception):  # noqa: N818 - it is caught at once and becomes a fault
    """The file cannot be read as a DOCX; the message says why."""


class Related(Struct, frozen=True):
    """A relationship of a part; an ``external`` one leads out of the file."""

    id: str
    kind: str
    target: str
    external: bool = False


class Opened:
    """A DOCX that has been opened; parts are parsed when they are asked for."""

    def __init__(self, data: bytes, settle: Callable[[etree._Element], None] = accept) -> None:
        """``settle`` decides on the tracked changes of a part: ``accept`` or ``refuse``."""
        self._settle = settle
        try:
            archive = ZipFile(BytesIO(data))
            if sum(member.file_size for member in archive.infolist()) > _LONGEST:
                raise Unreadable("its parts are larger than 200 MB")
            self._members = {name: archive.read(name) for name in archive.namelist()}
        except BadZipFile as error:
            raise Unreadable(f"it is no ZIP archive ({error})") from None
        except (zlib.error, EOFError, RuntimeError, NotImplementedError, OSError) as error:  # packed in another way
            raise Unreadable(f"a part cannot be unpacked ({error})") from None
        self._parsed: dict[str, etree._Element] = {}

    @cached_property
    def main(self) -> str:
        """The name of the main part."""
        for related in self.related(""):
            if related.kind == "officeDocument":
                return related.target
        raise Unreadable("it has no main part")

    def part(self, name: str) -> etree._Element:
        """The root of a part, with its tracked changes settled."""
        if name not in self._parsed:
            if name not in self._members:
                raise Unreadable(f"the part {name} is missing")
            if b"<!DOCTYPE" in self._members[name]:  # none may be there (ISO/IEC 29500-2 8.1.4)
                raise Unreadable(f"the part {name} has a DOCTYPE")
            parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
            try:
                self._parsed[name] = etree.fromstring(self._members[name], parser)
                self._settle(self._parsed[name])
            except etree.XMLSyntaxError as error:
                raise Unreadable(f"the part {name} is not well-formed ({error})") from None
        return self._parsed[name]

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all parts."""
        return tuple(self._members)

    def blob(self, name: str) -> bytes:
        """The bytes of a part; none where it is missing."""
        return self._members.get(name, b"")

    def related(self, name: str) -> tuple[Related, ...]:
        """The relationships of a part (``''``: of the package)."""
        folder, base = dirname(name), name.rsplit("/", 1)[-1]
        path = join(folder, "_rels", f"{base}.rels")
        if path not in self._members:
            return ()
        found: list[Related] = []
        for node in self.part(path).iter(_R):
            target, external = node.get("Target", ""), node.get("TargetMode") == "External"
            if not external:
                target = target.lstrip("/") if target.startswith("/") else normpath(join(folder, target))
            found.append(Related(node.get("Id", ""), node.get("Type", "").rsplit("/", 1)[-1], target, external))
        return tuple(found)

    def all_of(self, kind: str) -> tuple[etree._Element, ...]:
        """The parts that the main part has of a kind (``numbering``, ``footnotes``, ``header`` …)."""
        return tuple(self.part(related.target) for related in self.related(self.main) if related.kind == kind)


def value(node: etree._Element | None, default: str = "") -> str:
    """The ``w:val`` of an element, or ``default``."""
    return default if node is None else node.get(f"{W}val", default)


def on(node: etree._Element | None) -> bool:
    """Whether an element that switches something is there and switches it on (ECMA-376 Part 1, 17.17.4)."""
    return node is not None and node.get(f"{W}val", "1").lower() not in ("0", "false", "off")
