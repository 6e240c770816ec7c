"""What a PDF says of itself: flags, metadata, bookmarks, attached files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import pikepdf

from pipeline.document.model import Document
from pipeline.errors import Fault, Place
from pipeline.verify.lines import MEND, compare, short
from pipeline.verify.pdf.places import Places

_OWN = "{urn:masthead:xmp:1}"
_MAKERS = ("xmp:CreatorTool", "pdf:Producer", "dc:creator")
_ORGANIZATION = "United Nations"  # the file is ours, never that of their services


def record_faults(document: Document, pdf: pikepdf.Pdf, path: str) -> Iterator[Fault]:
    """MH657: flags of a tagged file (ISO 14289-1 6.2, 7.1), and what the XMP says of the document."""
    root = pdf.Root
    symbols = ", ".join(symbol.text for symbol in document.masthead.symbols if symbol.assigned)
    with pdf.open_metadata() as xmp:
        pairs = (
            ("marked", _flag(root.get("/MarkInfo"), "/Marked"), True),
            ("title shown", _flag(root.get("/ViewerPreferences"), "/DisplayDocTitle"), True),
            ("language", str(root.get("/Lang", "")), document.language.code),
            ("dc:language", _joined(xmp.get("dc:language")), document.language.code),
            ("dc:title", _joined(xmp.get("dc:title")), document.title),
            ("dc:description", _joined(xmp.get("dc:description")), document.summary),
            ("dc:subject", _joined(xmp.get("dc:subject")), ", ".join(sorted(document.keywords))),
            ("status", _joined(xmp.get(f"{_OWN}status")), document.status.value),
            ("symbol", _joined(xmp.get(f"{_OWN}symbol")), symbols),
            ("part of PDF/A", bool(xmp.get("pdfaid:part")), True),
            ("part of PDF/UA", bool(xmp.get("pdfuaid:part")), True),
        )
        makers = [(name, _joined(xmp.get(name))) for name in _MAKERS]
    for name, found, expected in pairs:
        if found != expected:
            wrong = f"{name} is “{short(str(found))}”"
            yield Fault("MH657", Place(path), wrong, f"“{short(str(expected))}”", MEND)
    for name, maker in makers:
        if _ORGANIZATION in maker:
            yield Fault("MH657", Place(path), f"{name} is “{maker}”", "the maker of the file", MEND)


def outline_faults(
    document: Document, pdf: pikepdf.Pdf, places: Places, page_of: Mapping[str, int], path: str
) -> Iterator[Fault]:
    """MH656: a bookmark that is missing, extra, on another level, or leads to another page."""
    expected = [(f"{entry.level}: {' '.join(entry.text.split())}", entry.target) for entry in document.outline]
    outlines = pdf.Root.get("/Outlines")
    found = list(_bookmarks(outlines.get("/First"), 1)) if outlines is not None else []
    whole = Place(path)
    result = compare("MH656", [text for text, _ in expected], [text for text, _ in found], [whole] * len(found), whole)
    yield from result.faults
    for position, at in result.same:
        text, target = expected[position]
        page, right = places.page_of_view(found[at][1]), page_of.get(target, -1)
        if page != right:
            wrong = f"the bookmark “{short(text)}” leads to page {page + 1}"
            yield Fault("MH656", whole, wrong, f"page {right + 1}", MEND)


def attachment_faults(pdf: pikepdf.Pdf, path: str, source: bytes, akn: bytes | None) -> Iterator[Fault]:
    """MH658: source and Akoma Ntoso, byte for byte, each in its relationship (ISO 19005-3 6.8), nothing else."""
    expected = {"/Source": source, "/Alternative": akn}
    associated = pdf.Root.get("/AF")
    found = list(associated) if isinstance(associated, pikepdf.Array) else []
    named = {specification.obj.objgen for specification in pdf.attachments.values()}
    if {specification.objgen for specification in found} != named:
        yield Fault("MH658", Place(path), "the files attached are not those of the document", "the same in both", MEND)
    kinds = [str(specification.get("/AFRelationship", "")) for specification in found]
    if sorted(kinds) != sorted(expected):
        wrong = f"the files attached are {', '.join(kinds) or 'none'}"
        yield Fault("MH658", Place(path), wrong, ", ".join(expected), MEND)
    for kind, specification in zip(kinds, found, strict=True):
        data = expected.get(kind)
        name = str(specification.get("/UF", ""))
        if data is not None and bytes(specification.EF.F.read_bytes()) != data:
            yield Fault("MH658", Place(path), f"the attached {name} differs from the file", "the same bytes", MEND)
        if not str(specification.get("/Desc", "")):
            yield Fault("MH658", Place(path), f"the attached {name} has no description", "one", MEND)


def _bookmarks(item: Any, level: int, seen: set[Any] | None = None) -> Iterator[tuple[str, Any]]:
    """Level and title of a bookmark, of those below it and after it, and where each leads; each is met once."""
    seen = set() if seen is None else seen
    while item is not None and item.objgen not in seen:
        seen.add(item.objgen)
        action = item.get("/A")
        view = action.get("/D") if action is not None else item.get("/Dest")
        yield f"{level}: {' '.join(str(item.Title).split())}", view
        yield from _bookmarks(item.get("/First"), level + 1, seen)
        item = item.get("/Next")


def _flag(dictionary: Any, name: str) -> bool:
    return isinstance(dictionary, pikepdf.Dictionary) and bool(dictionary.get(name, False))


def _joined(value: Any) -> str:
    """A property of XMP as text: alternatives and sequences in order, a bag sorted."""
    if isinstance(value, (set, frozenset)):
        return ", ".join(sorted(str(item) for item in value))
    if isinstance(value, (list, tuple)):
        return ", ".join(str(item) for item in value)
    return str(value or "")
