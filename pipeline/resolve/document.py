"""Resolves a source: passes that find numbers, ids, targets and notes, and then the whole document from them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from msgspec.structs import replace

from pipeline.document.inline import unmarked
from pipeline.document.masthead import LeftKind
from pipeline.document.model import Document, SubmissionForm, TitleStyle
from pipeline.pictures import Pictures, all_pictures
from pipeline.resolve.components.components import ComponentResolver
from pipeline.resolve.components.masthead import MastheadResolver
from pipeline.resolve.components.outline import fill_contents, outline
from pipeline.resolve.inline.inline import InlineResolver
from pipeline.resolve.inline.notes import Notes, number_notes
from pipeline.resolve.inline.register import open_register
from pipeline.resolve.inline.targets import find_targets
from pipeline.resolve.languages import language
from pipeline.resolve.numbers.ids import SEPARATOR
from pipeline.resolve.numbers.numbering import number_source, sub_numbers
from pipeline.resolve.numbers.slots import Numbering
from pipeline.source.model import blocks as b
from pipeline.source.model.document import Source, TitlePartKind
from pipeline.source.model.inline import Footnote, plain
from pipeline.source.model.record import About
from pipeline.source.model.walk import nodes
from pipeline.style.choose import choose_layout
from pipeline.words import words


def letter_date(source: Source) -> str:
    """The day of the adoption or of the letter's title (ISO 8601), ``''`` where there is none."""
    adopted = source.letter.adoption.date
    return adopted or next((part.when for part in source.letter.title if part.kind is TitlePartKind.DATE), "")


def resolve(source: Source, folder: Path = Path(), *, layout: str = "", pictures: Pictures | None = None) -> Document:
    """The Resolved document of a source that the checks have passed.

    ``pictures`` are those that it names; where they are not given, they are read from ``folder``. ``layout`` overrules
    the source and the date. Raises ``MastheadError`` with MH16x for pictures that cannot be used.
    """
    date = letter_date(source)
    day = plain(source.masthead.date.content) or date
    own = words(source.lang, day)
    numbering = number_source(source, own)
    notes = number_notes(source, numbering, own.script)
    pictures = all_pictures(source, folder) if pictures is None else pictures
    inlines = InlineResolver(
        source.lang,
        find_targets(source, numbering, own),
        notes,
        open_register(source),
        day,
    )
    layout = layout or source.layout or choose_layout(day)
    masthead = MastheadResolver(source, own, inlines).resolve()
    letter = ComponentResolver(source, own, numbering, inlines, pictures).letter()
    if letter.title_style is TitleStyle.ADOPTED:  # its title stands in the heads of its pages
        masthead = replace(masthead, running_title=letter.name)
    entries = outline(letter)
    letter = fill_contents(letter, entries, dict(_depths(source, numbering)))
    head = source.letter.letterhead
    left_lines = [line for column in masthead.left for line in column if line.kind is not LeftKind.ITEM_TITLE]
    left = [unmarked(line.content) for line in left_lines]
    organs = [organ for organ in masthead.organs if organ not in left]  # the left block of two begins with each
    below = [slot.id for slot in inlines.notes.slots.values() if not slot.in_table]
    printed = [inlines.made[id_] for id_ in below if id_ in inlines.made]
    return Document(
        status=source.status,
        status_line=own.status[source.status.value],
        language=language(source.lang),
        layout=layout,
        masthead=masthead,
        letter=letter,
        title=letter.name,
        summary=own.comma.join([*organs, *left]),
        keywords=tuple(dict.fromkeys(each.words for each in source.subjects if each.about is About.SUBJECT)),
        date=date,
        outline=entries,
        register=inlines.register.all(),
        lineage=source.lineage,
        subjects=source.subjects,
        submission=SubmissionForm(
            mission=tuple(inlines(line) for line in head.mission if line),
            reference=inlines(head.reference),
            salutation=inlines(head.salutation),
            complimentary=inlines(head.complimentary),
        ),
        sub_numbers=sub_numbers(own),
        notes=tuple(printed),
        scale=int(source.scale or 0),
        aliases=source.aliases,
        wids=tuple(_wids(source, numbering, notes)) if source.aliases else (),
    )


def _wids(source: Source, numbering: Numbering, notes: Notes) -> Iterator[tuple[str, str]]:
    """The ids of blocks and notes that have another one in the Akoma Ntoso of another publisher, with that one.

    An article has that of its heading, where its number (a step of its id) has one of its own.
    """
    for node in nodes(source):
        match node:
            case b.Article(heading_wid=heading) if heading:
                yield numbering.of(node).id, heading
                yield f"{numbering.of(node).id}{SEPARATOR}num", node.wid
            case b.Paragraph() | b.Section() | b.Article() | b.Table() if node.wid:
                yield numbering.of(node).id, node.wid
            case Footnote() if node.wid and id(node) in notes.slots:
                yield notes.slots[id(node)].id, node.wid


def _depths(source: Source, numbering: Numbering) -> Iterator[tuple[str, int]]:
    """The depth of every table of contents, by its id."""
    bodies = [source.letter.blocks]
    waiting = list(source.attachments)
    while waiting:
        attachment = waiting.pop()
        bodies.append(attachment.blocks)
        waiting.extend(attachment.attachments)
    for body in bodies:
        yield from _depths_in(body, numbering)


def _depths_in(blocks: Iterable[b.Block], numbering: Numbering) -> Iterator[tuple[str, int]]:
    for block in blocks:
        if isinstance(block, b.Contents):
            yield numbering.of(block).id, block.depth
        elif isinstance(block, b.Section | b.Article | b.Quotation):
            yield from _depths_in(block.blocks, numbering)
