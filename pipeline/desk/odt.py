"""Reads a copy that LibreOffice saved as ODT: the same blocks as of a DOCX, tracked changes accepted (ODF 1.2)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from lxml import etree

from pipeline.comparison.blocks import Block
from pipeline.desk.marks import Remark, Tracked
from pipeline.errors import Place
from pipeline.ooxml.opened import Unreadable
from pipeline.redline.blocks import MASTHEAD, NOTE, TEXT
from pipeline.verify.docx.content.file_properties import DIGEST

_O = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_T = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_S = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_M = "{urn:oasis:names:tc:opendocument:xmlns:meta:1.0}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_TYPE = b"application/vnd.oasis.opendocument.text"
_LARGEST = 200 * 1024 * 1024  # bytes of a part
_PARAGRAPH = (f"{_T}p", f"{_T}h")
_NOT_SAID = frozenset({f"{_T}tracked-changes", f"{_T}table-of-content", f"{_T}sequence-decls", f"{_O}forms",
                       f"{_T}variable-decls", f"{_T}user-field-decls"})  # fmt: skip
_SIGNS = {f"{_T}s": " ", f"{_T}tab": " ", f"{_T}line-break": "\n"}
_SVG = "{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}"
_HIDDEN = frozenset({f"{_O}annotation", f"{_T}note-ref", f"{_T}note", f"{_SVG}title", f"{_SVG}desc"})
_MARKS = (
    "footnote sign",
    "footnote reference",
    "footnote anchor",
    "footnote symbol",
    "footnote characters",
)  # styles of the marks of notes
COMPUTED = re.compile("\ue000(.*?)\ue001")  # what LibreOffice computed, and may have lost ("Error: …")
Read = tuple[str, tuple[Block, ...], tuple[Tracked, ...], tuple[Remark, ...]]


def is_odt(data: bytes) -> bool:
    """Whether a file says of itself, as the first of its words, that it is a text of OpenDocument."""
    return _TYPE in data[:120]


def read_odt(data: bytes, path: str) -> Read:
    """Digest, blocks, tracked changes and comments. Raises ``Unreadable`` where the file is damaged."""
    content, styles, meta = (_part(data, name) for name in ("content.xml", "styles.xml", "meta.xml"))
    reader = _Reader(content, styles, path)
    text = content.find(f"{_O}body/{_O}text")
    blocks = () if text is None else tuple(reader.blocks(text))
    own = {node.get(f"{_M}name", ""): node.text or "" for node in meta.iter(f"{_M}user-defined")}
    return own.get(DIGEST, ""), (*blocks, *reader.notes), tuple(_tracked(content)), tuple(_remarks(content))


def _part(data: bytes, name: str) -> etree._Element:
    try:
        with ZipFile(BytesIO(data)) as archive:
            if archive.getinfo(name).file_size > _LARGEST:
                raise Unreadable(f"the part {name} is larger than 200 MB")
            blob = archive.read(name)
        if b"<!DOCTYPE" in blob:
            raise Unreadable(f"the part {name} has a DOCTYPE")
        return etree.fromstring(blob, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False))
    except (BadZipFile, KeyError, etree.XMLSyntaxError, OSError, EOFError) as error:
        raise Unreadable(f"the part {name} cannot be read ({error})") from None


class _Reader:
    def __init__(self, content: etree._Element, styles: etree._Element, path: str) -> None:
        self._path = path
        self.notes: list[Block] = []
        self._names: dict[str, str] = {}  # of a style: as it is shown, or that of its parent
        for root in (styles, content):
            for node in root.iter(f"{_S}style"):
                parent = self._names.get(node.get(f"{_S}parent-style-name", ""), node.get(f"{_S}parent-style-name", ""))
                own = str(node.get(f"{_S}display-name") or node.get(f"{_S}name", ""))
                automatic = root is content and bool(parent)
                self._names[node.get(f"{_S}name", "")] = parent if automatic else own

    def _style(self, node: etree._Element) -> str:
        name = node.get(f"{_T}style-name", "")
        return self._names.get(name, name).replace("_20_", " ")

    def blocks(self, parent: etree._Element, cell: tuple[int, int] = (0, 0)) -> Iterator[Block]:
        """The blocks in an element, line by line."""
        row = 0
        for node in parent:
            if node.tag in _PARAGRAPH:
                yield from self._paragraph(node, cell)
            elif node.tag in (f"{_TABLE}table-row", f"{_TABLE}table-header-rows"):
                rows = [node] if node.tag == f"{_TABLE}table-row" else list(node.iter(f"{_TABLE}table-row"))
                for one in rows:
                    row += 1
                    for column, inner in enumerate(one.findall(f"{_TABLE}table-cell")):
                        yield from self.blocks(inner, (row, column))
            elif node.tag not in _NOT_SAID and isinstance(node.tag, str):
                yield from self.blocks(node, cell)

    def _paragraph(self, node: etree._Element, cell: tuple[int, int]) -> Iterator[Block]:
        style = self._style(node)
        if style.casefold().startswith(("toc ", "contents ")):
            return
        names = [each.get(f"{_T}name", "") for each in node.iter(f"{_T}bookmark-start", f"{_T}bookmark")]
        sort = MASTHEAD if style.startswith("Masthead") else TEXT
        for line in "".join(self._printed(node)).split("\n"):
            words = " ".join(line.replace("\u200b", "").split())
            if sort == MASTHEAD:
                words = words.replace("*", "")
            if words:
                yield Block(words, next(iter(names), ""), sort, cell=cell, place=Place(self._path))

    def _printed(self, node: etree._Element) -> Iterator[str]:
        if node.text:
            yield node.text
        for child in node:
            if child.tag in _SIGNS:
                yield _SIGNS[str(child.tag)]
            elif child.tag == f"{_T}note":
                body = child.find(f"{_T}note-body")
                lines = [] if body is None else ["".join(self._printed(each)) for each in body.iter(*_PARAGRAPH)]
                words = " ".join(" ".join(lines).replace("\u200b", "").split()).lstrip("*").lstrip()
                self.notes.append(Block(words, sort=NOTE, place=Place(self._path)))
            elif child.tag == f"{_T}bookmark-ref":
                yield f"\ue000{''.join(self._printed(child))}\ue001"
            elif child.tag not in _HIDDEN and not (callable(child.tag) or self._mark(child)):
                yield from self._printed(child)
            if child.tail:
                yield child.tail

    def _mark(self, node: etree._Element) -> bool:
        """Whether a span has the mark of a note in it."""
        return node.tag == f"{_T}span" and self._style(node).casefold().startswith(_MARKS)


def _tracked(content: etree._Element) -> Iterator[Tracked]:
    for region in content.iter(f"{_T}changed-region"):
        for what, name in (("inserted", "insertion"), ("deleted", "deletion")):
            for node in region.iterfind(f"{_T}{name}"):
                words = " ".join(" ".join("".join(map(str, p.itertext())) for p in node.iter(*_PARAGRAPH)).split())
                yield Tracked(what, _text(node, f".//{_DC}creator"), _text(node, f".//{_DC}date"), words)


def _remarks(content: etree._Element) -> Iterator[Remark]:
    for number, node in enumerate(content.iter(f"{_O}annotation")):
        words = "\n".join("".join(map(str, each.itertext())) for each in node.iter(*_PARAGRAPH))
        yield Remark(str(number), _text(node, f"{_DC}creator"), _text(node, f"{_DC}date"), words, "", "")


def _text(node: etree._Element, path: str) -> str:
    found = node.find(path)
    return "" if found is None else found.text or ""
