"""Compares where the references lead: each to the paragraph of its place, in the order of the text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from pipeline.document.inline import DateRun, Inlines, Link, Marked
from pipeline.document.model import Document
from pipeline.document.names import bookmark
from pipeline.errors import Fault, Place
from pipeline.source.model.inline import TargetKind
from pipeline.verify.compare import MEND
from pipeline.verify.docx.paragraphs import ReadParagraph
from pipeline.verify.pieces import PieceKind
from pipeline.verify.printed import parts

_PATH = "docx"


def lead_faults(
    document: Document, found: Sequence[ReadParagraph], notes: Mapping[str, Sequence[ReadParagraph]]
) -> Iterator[Fault]:
    """MH625: a reference of the document that leads elsewhere, or nowhere.

    A reference may have several fields, of which the last leads to its place: ``2 (a)`` leads to 2, then to (a). A
    bookmark inside that of a place is as good.
    """
    text = [each for each in found if not each.style.startswith("TOC")]
    below = [each for note in notes.values() for each in note]
    within = {name: around for each in (*found, *below) for name, around in each.within.items()}
    yield from _compared(tuple(_in_text(document)), text, within)
    yield from _compared(tuple(_in_notes(document)), below, within)


def _compared(
    targets: Sequence[str], text: Sequence[ReadParagraph], within: Mapping[str, frozenset[str]]
) -> Iterator[Fault]:
    leads = [(place, name) for place, each in enumerate(text) for name in each.leads]
    index = 0
    for target in targets:
        wanted, first = bookmark(target), index
        while index < len(leads) and wanted not in within.get(leads[index][1], frozenset()):
            index += 1
        if index == len(leads) or leads[index][0] != leads[first][0]:
            had = leads[first][1] if first < len(leads) else "nothing"
            yield Fault("MH625", Place(_PATH), f"a reference leads to {had}", f"to {target}", MEND)
            return
        index += 1
    if index < len(leads):
        yield Fault("MH625", Place(_PATH), f"a reference leads to {leads[index][1]}", "none here", MEND)


def _in_text(document: Document) -> Iterator[str]:
    """The target of every reference in the text, the notes of tables included."""
    for part in parts(document):
        for piece in part.pieces:
            if piece.kind is not PieceKind.ENTRY:
                yield from _targets(piece.content)


def _in_notes(document: Document) -> Iterator[str]:
    for part in parts(document):
        for note in part.notes:
            for paragraph in note.paragraphs:
                yield from _targets(paragraph)


def _targets(content: Inlines) -> Iterator[str]:
    for item in content:
        if isinstance(item, Link) and item.kind is TargetKind.HERE and item.target:
            yield item.target
        if isinstance(item, Link | Marked | DateRun):
            yield from _targets(item.content)
