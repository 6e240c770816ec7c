"""The words of an OpenDocument text, counted with the standard library alone."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from xml.etree import ElementTree as ET
from zipfile import ZipFile

_SIGNS = {"tab": "\t", "line-break": "\n"}


def paragraphs(data: bytes, changes: str) -> Iterator[tuple[int, str]]:
    """Every paragraph that says something: of the text, its notes and remarks, then of heads and feet."""
    with ZipFile(BytesIO(data)) as archive:
        names = [name for name in ("content.xml", "styles.xml") if name in archive.namelist()]
        roots = [ET.fromstring(archive.read(name)) for name in names]  # noqa: S314 - the reader has refused a DOCTYPE
    told = _Told(changes)
    for root in roots:
        for node in root.iter():
            if node.tag.rpartition("}")[2] in ("body", "master-styles"):
                told.walk(node)
    yield from told.done


class _Told:
    def __init__(self, changes: str) -> None:
        self.changes = changes
        self.inserted: set[str] = set()
        self.regions: dict[str, ET.Element] = {}
        self.open: set[str] = set()
        self.count = 0
        self.texts: list[list[str]] = []
        self.done: list[tuple[int, str]] = []

    def walk(self, node: ET.Element) -> None:
        """The paragraphs at and below a node."""
        name = node.tag.rpartition("}")[2]
        if name == "tracked-changes":
            for region in node:
                key = next((value for key, value in region.attrib.items() if key.endswith("id")), "")
                self.regions[key] = region
                if any(each.tag.endswith("}insertion") for each in region):
                    self.inserted.add(key)
            return
        if name in ("note-citation", "creator", "date", "date-string", "sequence-decls"):
            return
        if name in ("p", "h"):
            self.count += 1
            place = self.count
            self.texts.append([])
            self._inside(node)
            text = "".join(self.texts.pop())
            if text.strip():
                self.done.append((place, text))
        elif name in ("title", "desc") and "svg" in node.tag:
            self.done.append((self.count, node.text or ""))
        else:
            self._leaf(name, node)
            self._inside(node)

    def _inside(self, node: ET.Element) -> None:
        self._say(node.text)
        for child in node:
            self.walk(child)
            self._say(child.tail)

    def _say(self, text: str | None) -> None:
        if text and self.texts and not self.open:
            self.texts[-1].append(text)

    def _leaf(self, name: str, node: ET.Element) -> None:
        if not self.texts:
            return
        key = next((value for key, value in node.attrib.items() if key.endswith("change-id")), "")
        if name in _SIGNS:
            self._say(_SIGNS[name])
        elif name == "s":
            self._say(" ")
        elif name == "change-start" and key in self.inserted and self.changes == "refuse":
            self.open.add(key)
        elif name == "change-end":
            self.open.discard(key)
        elif name == "change" and self.changes != "accept" and key in self.regions:
            for each in self.regions[key].iter():
                if each.tag.rpartition("}")[2] in ("p", "h"):
                    self._say("\n" + "".join(each.itertext()) + "\n")
