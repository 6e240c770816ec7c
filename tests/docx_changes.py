"""Changes a copy of a DOCX: one part is parsed, changed and written back, all others stay as they are."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from io import BytesIO
from typing import Any
from zipfile import ZipFile

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
Change = Callable[[Any], None]

DOCUMENT, STYLES, NUMBERING = "word/document.xml", "word/styles.xml", "word/numbering.xml"
SETTINGS, FOOTNOTES = "word/settings.xml", "word/footnotes.xml"


def changed(data: bytes, part: str, change: Change) -> bytes:
    """``data`` with ``part`` changed; the change must change something."""

    def whole(name: str, content: bytes) -> bytes:
        if name != part:
            return content
        root = etree.fromstring(content)
        before = etree.tostring(root)
        change(root)
        assert etree.tostring(root) != before
        return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)

    return rewritten(data, whole)


def rewritten(data: bytes, each: Callable[[str, bytes], bytes]) -> bytes:
    """``data`` with every member as ``each`` makes it of its name and content."""
    out = BytesIO()
    with ZipFile(BytesIO(data)) as source, ZipFile(out, "w") as target:
        for name in source.namelist():
            target.writestr(name, each(name, source.read(name)))
    return out.getvalue()


def style(root: Any, id_: str) -> Any:
    """A style of ``styles.xml``."""
    return next(node for node in root.iter(f"{W}style") if node.get(f"{W}styleId") == id_)


def inherited(root: Any, id_: str, *path: str) -> Any:
    """The element at the end of a path in a style, or in the nearest one under it; none if all lack it."""
    while id_:
        node = style(root, id_)
        found = node.find("/".join(f"{W}{name}" for name in path))
        if found is not None:
            return found
        based = node.find(f"{W}basedOn")
        id_ = "" if based is None else based.get(f"{W}val", "")
    return None


def child(node: Any, *names: str) -> Any:
    """The element at the end of a path; what is missing is made."""
    for name in names:
        found = node.find(f"{W}{name}")
        node = etree.SubElement(node, f"{W}{name}") if found is None else found
    return node


def put(node: Any, *names: str, **values: str) -> None:
    """The element at the end of a path, with these attributes."""
    made = child(node, *names)
    for key, value in values.items():
        made.set(f"{W}{key}", value)


def drop(node: Any, *path: str) -> None:
    """Every element at the end of a path goes; there must be one."""
    found = node.findall("/".join(f"{W}{name}" for name in path))
    assert found
    for each in found:
        each.getparent().remove(each)


def paragraphs(root: Any, words: str) -> Iterator[Any]:
    """The paragraphs that have these words."""
    for node in root.iter(f"{W}p"):
        if words in "".join(each.text or "" for each in node.iter(f"{W}t")):
            yield node


def paragraph(root: Any, words: str) -> Any:
    """The first of them."""
    return next(paragraphs(root, words))


def run(root: Any, words: str) -> Any:
    """The first run that has these words, with properties of its own."""
    node = next(each for each in root.iter(f"{W}r") if words in "".join(text.text or "" for text in each.iter(f"{W}t")))
    if node.find(f"{W}rPr") is None:
        node.insert(0, etree.Element(f"{W}rPr"))
    return node


def said(before: str, after: str) -> Change:
    """Words of a part become others."""

    def change(root: Any) -> None:
        nodes = [node for node in root.iter() if node.text and before in node.text]
        assert nodes
        for node in nodes:
            node.text = node.text.replace(before, after)

    return change
