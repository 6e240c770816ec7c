"""The names of paragraphs (``w14:paraId``): each once, that of a block made of its id, none of an edited version."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from lxml import etree
from stream import lines_of

from pipeline.document.in_line import lines_of_others
from pipeline.document.model import Document
from pipeline.document.names import bookmark, paragraph_id
from pipeline.ooxml.opened import W14, Opened, W
from pipeline.verify.piece import Kind

_PARAGRAPH, _TEXT, _UNEDITED = f"{W14}paraId", f"{W14}textId", "77777777"
_ATTEMPTS = 4  # names of paragraphs that are taken by others: two are alike once in a thousand documents
_HIGHEST = 0x7FFFFFFF
_PARTS = ("header", "footer", "footnotes", "comments")


def name_faults(document: Document, data: bytes) -> Iterator[str]:
    """What is wrong with the names of paragraphs and rows."""
    opened, lines = Opened(data), lines_of(document)
    running = set(lines_of_others(document.letter))
    floats = {line.id for line in lines if line.kind is Kind.CAPTION}
    own = {bookmark(line.id): line.id for line in lines if line.id and line.id not in running | floats}
    taken: Counter[str] = Counter()
    for root in (opened.part(opened.main), *(root for kind in _PARTS for root in opened.all_of(kind))):
        for node in root.iter(f"{W}p", f"{W}tr"):
            name = node.get(_PARAGRAPH, "")
            taken[name] += 1
            yield from _identifier(node, name, taken[name], own)


def _identifier(node: etree._Element, name: str, times: int, own: Mapping[str, str]) -> Iterator[str]:
    if not _valid(name) or node.get(_TEXT) != _UNEDITED:
        yield f"a paragraph is named {name!r} in its version {node.get(_TEXT)!r}"
    elif times > 1:
        yield f"the name {name} of a paragraph stands twice"
    if node.tag == f"{W}tr":
        return
    ids = (own.get(mark.get(f"{W}name", ""), "") for mark in node.iter(f"{W}bookmarkStart"))
    for id_ in ids:
        if id_ and name not in {paragraph_id(id_, attempt) for attempt in range(_ATTEMPTS)}:
            yield f"the paragraph {id_} is named {name}"


def _valid(name: str) -> bool:
    try:
        return len(name) == len(_UNEDITED) and 0 < int(name, 16) <= _HIGHEST
    except ValueError:
        return False
