"""Settles tracked changes without any code of the product: the words of each paragraph, accepted or rejected."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_GONE = {True: (f"{W}del", f"{W}moveFrom"), False: (f"{W}ins", f"{W}moveTo")}


def settled(docx: bytes, part: str = "word/document.xml", *, accepted: bool) -> list[str]:
    """The words of the paragraphs that are not empty; a paragraph whose end is gone joins the next one."""
    with ZipFile(BytesIO(docx)) as archive:
        root = etree.fromstring(archive.read(part))
    gone = _GONE[accepted]
    found, before = [], ""
    for paragraph in root.iter(f"{W}p"):
        words, fields = [], []
        for node in paragraph.iter(f"{W}t", f"{W}delText", f"{W}fldChar"):
            if node.tag == f"{W}fldChar":
                fields.append(node) if node.get(f"{W}fldCharType") == "begin" else None
            elif not any(around.tag in gone for around in node.iterancestors()):
                words.append(node.text or "")
        before += "".join(words)
        ends = paragraph.find(f"{W}pPr/{W}rPr")
        if ends is None or not any(ends.find(tag) is not None for tag in gone):
            found.append(" ".join(before.replace("\u200b", "").split()))
            before = ""
    return [words for words in [*found, before] if words]
