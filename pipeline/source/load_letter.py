"""Loads the letter, its closing, and what is attached to it."""

from __future__ import annotations

from lxml import etree

from pipeline.source.load_blocks import load_blocks, load_paragraph
from pipeline.source.load_inline import child_inlines, load_inlines, pieces, raw_inlines
from pipeline.source.markup.names import LANG
from pipeline.source.markup.reader import Reader, switch, text, value
from pipeline.source.markup.whitespace import squeeze, tidy_runs
from pipeline.source.model import document as m
from pipeline.source.model.blocks import Role
from pipeline.source.model.inline import Inlines
from pipeline.xmlio.parse import local

_ATTACHED = frozenset(kind.value for kind in m.AttachmentKind)


def load_letter(reader: Reader, node: etree._Element) -> m.Letter:
    """The letter."""
    head = reader.child(node, "letterhead")
    letterhead = m.Letterhead()
    if head is not None:
        letterhead = m.Letterhead(
            mission=tuple(load_inlines(reader, line) for line in reader.children(head, "mission")),
            reference=child_inlines(reader, head, "reference"),
            salutation=child_inlines(reader, head, "salutation"),
            complimentary=child_inlines(reader, head, "complimentary"),
            place=reader.place(head),
        )
    return m.Letter(
        kind=m.LetterKind(value(node, "kind", "letter")),
        titles=tuple(load_inlines(reader, child) for child in reader.children(node, "above")),
        title=_title(reader, reader.required(node, "title")),
        blocks=load_blocks(reader, reader.required(node, "body")),
        closing=_closing(reader, reader.child(node, "closing")),
        letterhead=letterhead,
        place=reader.place(node),
    )


_TITLE_PARTS = {
    "kind": m.TitlePartKind.KIND,
    "date": m.TitlePartKind.DATE,
    "sender": m.TitlePartKind.SENDER,
    "addressee": m.TitlePartKind.ADDRESSEE,
}


def _title(reader: Reader, node: etree._Element) -> tuple[m.TitlePart, ...]:
    """The parts of a letter's title, in order; words between the tagged parts are parts of their own.

    White space is normalised over the whole title, since a tagged part may end at a space.
    """
    read = tuple(pieces(reader, node, frozenset(_TITLE_PARTS)))
    runs = tidy_runs([piece if isinstance(piece, tuple) else raw_inlines(reader, piece) for piece in read])
    return tuple(
        _title_part(reader, node, piece, run)
        for piece, run in zip(read, runs, strict=True)
        if run or not isinstance(piece, tuple)
    )


def _title_part(
    reader: Reader, title: etree._Element, piece: Inlines | etree._Element, content: Inlines
) -> m.TitlePart:
    if isinstance(piece, tuple):
        return m.TitlePart(m.TitlePartKind.WORDS, content, place=reader.place(title))
    kind, key, when, state = (
        _TITLE_PARTS[local(piece)],
        value(piece, "key"),
        value(piece, "when"),
        value(piece, "state"),
    )
    return m.TitlePart(kind, content, key, when, state, reader.place(piece))


def _closing(reader: Reader, node: etree._Element | None) -> m.Closing:
    if node is None:
        return m.Closing()
    return m.Closing(
        testimonium=tuple(load_paragraph(reader, n, Role.PARAGRAPH) for n in reader.children(node, "testimonium")),
        place_date=child_inlines(reader, node, "place-date"),
        signatures=tuple(_signature(reader, child) for child in reader.children(node, "signature")),
        grid=switch(node, "grid"),
        certification=tuple(load_paragraph(reader, n, Role.PARAGRAPH) for n in reader.children(node, "certification")),
        place=reader.place(node),
    )


def _signature(reader: Reader, node: etree._Element) -> m.Signature:
    return m.Signature(
        names=tuple(_name(reader, child) for child in reader.children(node, "name")),
        posts=tuple(load_inlines(reader, child) for child in reader.children(node, "post")),
        sign=value(node, "sign", "signed"),
        party=child_inlines(reader, node, "party"),
        id=value(node, "id"),
        place=reader.place(node),
    )


def _name(reader: Reader, node: etree._Element) -> m.Name:
    surname = reader.child(node, "surname")
    if surname is None:
        return m.Name("", text(node), key=value(node, "key"), place=reader.place(node), marked=False)
    return m.Name(
        before=squeeze(node.text or ""),
        surname=text(surname),
        after=squeeze(surname.tail or ""),
        key=value(node, "key"),
        place=reader.place(node),
    )


def load_attachments(reader: Reader, node: etree._Element) -> tuple[m.Attachment, ...]:
    """What is attached to ``node``, in order."""
    return tuple(_attachment(reader, child) for child in node if local(child) in _ATTACHED)


def _attachment(reader: Reader, node: etree._Element) -> m.Attachment:
    body = reader.child(node, "body")
    return m.Attachment(
        kind=m.AttachmentKind(local(node)),
        titles=tuple(load_inlines(reader, child) for child in reader.children(node, "title")),
        blocks=load_blocks(reader, body) if body is not None else (),
        class_=value(node, "class", "annex"),
        number=value(node, "number"),
        heading=child_inlines(reader, node, "heading"),
        original=tuple(value(node, "original").split()),
        adopted=value(node, "adopted"),
        author=value(node, "author"),
        opening_place_date=child_inlines(reader, node, "place-date"),
        closing=_closing(reader, reader.child(node, "closing")),
        facsimiles=tuple(
            m.Facsimile(
                value(child, "file"),
                value(child, "alt"),
                load_blocks(reader, reader.required(child, "body")),
                reader.place(child),
            )
            for child in reader.children(node, "facsimile")
        ),
        attachments=load_attachments(reader, node),
        lang=value(node, LANG),
        direction=value(node, "dir"),
        id=value(node, "id"),
        place=reader.place(node),
    )
