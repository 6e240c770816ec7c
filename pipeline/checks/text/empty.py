"""MH436: what is there to hold words holds some."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.akn.data import guidelines
from pipeline.errors import NOWHERE, Fault, Place
from pipeline.source.model.blocks import (
    Figure,
    OperativeGroup,
    Paragraph,
    Participants,
    RecitalGroup,
    Resolution,
    Section,
    Table,
)
from pipeline.source.model.document import (
    OF_SECRETARIAT,
    Attachment,
    Closing,
    Letter,
    Signature,
    Source,
    TitlePart,
    TitlePartKind,
)
from pipeline.source.model.inline import DateRun, Footnote, Inlines, Marked, Reference, place_of, plain
from pipeline.source.model.masthead import AgendaItem, Issue
from pipeline.source.model.record import Subject
from pipeline.source.model.walk import every, nodes


def check(source: Source) -> Iterator[Fault]:
    """Paragraphs, headings, titles, marked words, notes … without words; a letter or an attachment without a text."""
    for node in nodes(source):
        for name, place in (*_empty(node), *_blank(node)):
            yield Fault(
                "MH436", place, f"{name} holds no words", "words inside it", "write them, or delete the element"
            )


def _empty(node: object) -> Iterator[tuple[str, Place]]:
    match node:
        case Paragraph() if not (_speaks(node.run_in) or _speaks(node.content)):
            yield from _beginning(node)
        case Section() if not _speaks(node.heading):
            yield "the heading of a section", node.place
        case Resolution() if not (node.recitals or node.items or node.sections):
            yield "a resolution", node.place
        case Marked() if not _speaks(node.content):
            yield f"<{node.mark.value}>", node.place
        case DateRun() if not _speaks(node.content):
            yield "a date", node.place
        case Footnote() if not all(_speaks(paragraph) for paragraph in node.paragraphs):
            yield "a paragraph of a note", node.place
        case TitlePart() if node.kind is not TitlePartKind.WORDS and not _speaks(node.content):
            yield f"the {node.kind.value} of the letter's title", node.place
        case Signature() if not all(_speaks(post) for post in node.posts):
            yield "a line of a signatory's title", node.place
        case Signature() if not (node.names or node.posts or node.party):
            yield "a signature", node.place
        case Subject() if not node.words:
            yield "a subject", node.place
        case Letter():
            if not node.blocks:
                yield "the letter", node.place
            if not all(_speaks(title) for title in node.titles):
                yield "a title above the letter's own", node.place
            if node.kind in OF_SECRETARIAT and not any(_speaks(part.content) for part in node.title):
                yield "the title", node.place  # of others MH406 says what it lacks
        case Attachment():
            if not (node.of or node.titles or node.blocks or node.facsimiles or node.attachments):
                yield "an attachment", node.place
            if not all(_names(title) for title in node.titles):
                yield "a title of an attachment", node.place
        case _:
            pass


def _beginning(paragraph: Paragraph) -> Iterator[tuple[str, Place]]:
    """A paragraph without words of its own may begin with a list or a table, and with nothing that goes on."""
    match paragraph.parts:
        case ():
            yield "a paragraph", paragraph.place
        case (Paragraph() as going_on, *_):
            yield "the paragraph before this <continuation>", going_on.place


def _blank(node: object) -> Iterator[tuple[str, Place]]:
    """What may be left out, and is there without a word: a note, a line break or a no-break space stands alone in it.

    An element with nothing in it at all counts as left out.
    """
    match node:
        case RecitalGroup() | OperativeGroup() | Participants():
            parts = [("a heading", node.heading)]
        case Resolution():
            parts = [("the title of a resolution", node.title), ("the organ of a resolution", node.organ)]
        case Table():
            parts = [("the title of a table", node.title), ("the line of units of a table", node.units)]
        case Figure():
            parts = [("the title of a figure", node.title)]
        case Issue():
            parts = [("<subsidiary>", node.body), ("<sitting>", node.dates)]
        case AgendaItem():
            parts = [("the title of an agenda item", node.title.content)]
        case Attachment():
            parts = [
                ("<translated>", node.translated),
                ("<sent-by>", node.sent_by),
                ("<sent-to>", node.sent_to),
                *(("<reference-line>", line) for line in node.reference_lines),
                ("<place-date>", node.opening_place_date),
            ]
            if node.heading and not _names(node.heading):
                place = place_of(node.heading)
                yield "the heading of an attachment", node.place if place == NOWHERE else place
        case Closing():
            parts = [("<place-date>", node.place_date)]
        case _:
            parts = []
    for name, content in parts:
        if content and not _speaks(content):
            place = place_of(content)
            yield name, node.place if place == NOWHERE else place  # type: ignore[attr-defined]


def _speaks(content: Inlines) -> bool:
    """Whether a reader will find words there: written ones, or the label that a reference prints."""
    return bool(plain(content).strip()) or any(not found.content for found in every(content, Reference))


def _names(content: Inlines) -> bool:
    """Whether a title says something: one of commas, semicolons and colons alone is no title in Akoma Ntoso (P2-1)."""
    words = plain(content)
    return _speaks(content) and (bool(words.strip(guidelines()["hugging"]["loose"])) or not words.strip())
