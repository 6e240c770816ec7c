"""The words of a Word file, counted with the standard library alone: every text in every part of the package."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from xml.etree import ElementTree as ET
from zipfile import ZipFile

_PART = re.compile(r"word/(?:document\d*|footnotes|endnotes|comments|header\d*|footer\d*)\.xml")
_GONE = {"accept": ("del", "moveFrom"), "refuse": ("ins", "moveTo"), "keep": ("moveFrom",)}
_SIGNS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011", "softHyphen": "\u00ad"}


def paragraphs(data: bytes, changes: str) -> Iterator[tuple[int, str]]:
    """Every paragraph that says something, with the number of it in its part."""
    with ZipFile(BytesIO(data)) as archive:
        names = [name for name in archive.namelist() if _PART.fullmatch(name)]
        for name in sorted(names, key=lambda each: (each != "word/document.xml", each)):
            yield from _Part(_GONE[changes]).read(ET.fromstring(archive.read(name)))  # noqa: S314 - the reader has refused a DOCTYPE


class _Part:
    def __init__(self, gone: tuple[str, ...]) -> None:
        self.gone = gone
        self.count = 0
        self.fields: list[bool] = []
        self.codes: list[str] = []
        self.texts: list[list[str]] = []
        self.done: list[tuple[int, str]] = []

    def read(self, root: ET.Element) -> Iterator[tuple[int, str]]:
        self._walk(root)
        yield from self.done

    def _walk(self, node: ET.Element) -> None:
        name = node.tag.rpartition("}")[2]
        if name in ("Fallback", *self.gone) or (name == "tr" and self._row_gone(node)):
            return
        if name == "p" and ("wordprocessingml" in node.tag):
            self.count += 1
            place = self.count
            self.texts.append([])
            for child in node:
                self._walk(child)
            text = "".join(self.texts.pop())
            if text.strip():
                self.done.append((place, text))
            return
        if name == "docPr" and node.get("descr") and self.texts:
            self.done.append((self.count, node.get("descr", "")))
        if name == "del" and self.texts:
            self.texts[-1].append("\n")
        if self.texts:
            self._leaf(name, node)
        for child in node:
            self._walk(child)
        if name == "del" and self.texts:
            self.texts[-1].append("\n")

    def _row_gone(self, row: ET.Element) -> bool:
        return any(
            each.tag.rpartition("}")[2] in self.gone for part in row if part.tag.endswith("}trPr") for each in part
        )

    def _leaf(self, name: str, node: ET.Element) -> None:
        if name == "fldChar":
            kind = next((value for key, value in node.attrib.items() if key.endswith("fldCharType")), "")
            if kind == "begin":
                self.fields.append(False)
                self.codes.append("")
            elif kind == "separate" and self.fields:
                self.fields[-1] = not self.codes[-1].lstrip().startswith("SET ")
            elif kind == "end" and self.fields:
                self.fields.pop()
                self.codes.pop()
        elif name == "instrText" and self.codes:
            self.codes[-1] += node.text or ""
        elif not all(self.fields):
            return
        elif name in ("t", "delText") and "drawingml" not in node.tag:
            self.texts[-1].append(node.text or "")
        elif name in _SIGNS and len(node) == 0 and not node.get("pos"):
            self.texts[-1].append(_SIGNS[name] if "type" not in "".join(node.attrib) else "")
