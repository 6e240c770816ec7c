"""Loads a checked tree into the Source model. White space is normalised here, and nowhere else."""

from __future__ import annotations

from lxml import etree

from pipeline.source import model as m
from pipeline.source.blocks import Role
from pipeline.source.inline import Inlines, Mark, Marked, Text
from pipeline.source.load_blocks import load_blocks, load_paragraph
from pipeline.source.load_inline import Reader, load_inlines, load_text, tidy
from pipeline.xmlio import XML_NAMESPACE, Parsed, local

ATTACHED = tuple(kind.value for kind in m.AttachmentKind)


def load(parsed: Parsed) -> m.Source:
    """The Source model of a tree that the schema has found valid.

    Raises nothing of its own: what the schema lets through is representable.
    """
    reader = Reader(parsed)
    root = parsed.root
    record = reader.child(root, "record")
    return m.Source(
        status=m.Status(root.get("status", "")),
        lang=root.get(f"{{{XML_NAMESPACE}}}lang", ""),
        layout=root.get("layout", ""),
        masthead=_masthead(reader, reader.required(root, "masthead")),
        letter=_letter(reader, reader.required(root, "letter")),
        attachments=_attachments(reader, root),
        lineage=tuple(_lineage(reader, node) for node in reader.children(record, "relation")),
        subjects=tuple(
            m.Subject(load_text(node), node.get("dictionary", ""), reader.place(node))
            for node in reader.children(record, "subject")
        ),
        register=tuple(_entry(reader, node) for node in reader.children(record, "entry")),
        allowed=tuple(
            m.Allowance(node.get("code", ""), node.get("why", ""), reader.place(node))
            for node in reader.children(record, "allow")
        ),
        place=reader.place(root),
    )


def _lineage(reader: Reader, node: etree._Element) -> m.Lineage:
    return m.Lineage(
        m.Relation(node.get("is", "")),
        node.get("symbol", ""),
        node.get("date", ""),
        node.get("lang", ""),
        reader.place(node),
    )


def _entry(reader: Reader, node: etree._Element) -> m.Entry:
    return m.Entry(
        node.get("kind", ""), node.get("key", ""), node.get("label", ""), node.get("iri", ""), reader.place(node)
    )


def _value(reader: Reader, node: etree._Element, content: Inlines) -> m.Value:
    state = m.State(node.get("state", "assigned"))
    return m.Value(state, content, node.get("evidence", ""), reader.place(node))


def _words(text: str) -> Inlines:
    return (Text(text),) if text else ()


def _masthead(reader: Reader, node: etree._Element) -> m.Masthead:
    issued = reader.required(node, "issued")
    original = reader.required(node, "original")
    job = reader.required(node, "job")
    return m.Masthead(
        issues=tuple(_issue(reader, child) for child in reader.children(node, "issue")),
        distribution=node.get("distribution", "general"),
        date=_value(reader, issued, _words(issued.get("when", ""))),
        original=_value(reader, original, _words(" ".join(original.get("in", "").split()))),
        job=_value(reader, job, _words(job.get("number", ""))),
        processed=tuple(job.get("processed", "").split()),
        notes=tuple(
            m.MastheadNote(
                child.get("mark", "*"), _value(reader, child, load_inlines(reader, child)), reader.place(child)
            )
            for child in reader.children(node, "footnote")
        ),
        reissued=node.get("reissued", ""),
        place=reader.place(node),
    )


def _issue(reader: Reader, node: etree._Element) -> m.Issue:
    symbol = reader.required(node, "symbol")
    return m.Issue(
        organ=node.get("organ", ""),
        symbol=_value(reader, symbol, _words(load_text(symbol))),
        body=reader.inlines(node, "subsidiary"),
        session=int(node.get("session", "0")),
        year=int(node.get("year", "0")),
        council_year=int(node.get("council-year", "0")),
        dates=reader.inlines(node, "sitting"),
        items=tuple(_item(reader, child) for child in reader.children(node, "agenda-item")),
        place=reader.place(node),
    )


def _item(reader: Reader, node: etree._Element) -> m.AgendaItem:
    title = reader.child(node, "title")
    value = m.Value(m.State.UNASSIGNED, place=reader.place(node))
    if title is not None:
        value = _value(reader, title, load_inlines(reader, title))
    return m.AgendaItem(
        number=node.get("number", ""),
        letter=node.get("letter", ""),
        list=node.get("list", "agenda"),
        title=value,
        mark=node.get("mark", ""),
        place=reader.place(node),
    )


def _letter(reader: Reader, node: etree._Element) -> m.Letter:
    head = reader.child(node, "letterhead")
    letterhead = m.Letterhead()
    if head is not None:
        letterhead = m.Letterhead(
            mission=tuple(load_inlines(reader, line) for line in reader.children(head, "mission")),
            reference=reader.inlines(head, "reference"),
            salutation=reader.inlines(head, "salutation"),
            complimentary=reader.inlines(head, "complimentary"),
            place=reader.place(head),
        )
    return m.Letter(
        kind=m.LetterKind(node.get("kind", "letter")),
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
    pieces = tuple(reader.pieces(node, tuple(_TITLE_PARTS)))
    runs = tuple(Marked(Mark.RUN, piece if isinstance(piece, tuple) else reader.raw_inlines(piece)) for piece in pieces)
    parts: list[m.TitlePart] = []
    for piece, run in zip(pieces, tidy(runs), strict=False):
        assert isinstance(run, Marked)
        if isinstance(piece, tuple):
            if run.content:
                parts.append(m.TitlePart(m.TitlePartKind.WORDS, run.content, place=reader.place(node)))
            continue
        parts.append(
            m.TitlePart(
                kind=_TITLE_PARTS[local(piece)],
                content=run.content,
                key=piece.get("key", ""),
                when=piece.get("when", ""),
                state=piece.get("state", ""),
                place=reader.place(piece),
            )
        )
    return tuple(parts)


def _closing(reader: Reader, node: etree._Element | None) -> m.Closing:
    if node is None:
        return m.Closing()
    return m.Closing(
        testimonium=tuple(load_paragraph(reader, n, Role.PARAGRAPH) for n in reader.children(node, "testimonium")),
        place_date=reader.inlines(node, "place-date"),
        signatures=tuple(_signature(reader, child) for child in reader.children(node, "signature")),
        grid=node.get("grid") in ("true", "1"),
        certification=tuple(load_paragraph(reader, n, Role.PARAGRAPH) for n in reader.children(node, "certification")),
        place=reader.place(node),
    )


def _signature(reader: Reader, node: etree._Element) -> m.Signature:
    return m.Signature(
        names=tuple(_name(reader, child) for child in reader.children(node, "name")),
        posts=tuple(load_inlines(reader, child) for child in reader.children(node, "post")),
        sign=node.get("sign", "signed"),
        party=reader.inlines(node, "party"),
        id=node.get("id", ""),
        place=reader.place(node),
    )


def _name(reader: Reader, node: etree._Element) -> m.Name:
    surname = reader.child(node, "surname")
    if surname is None:
        return m.Name("", load_text(node), "", node.get("key", ""), reader.place(node))
    return m.Name(
        before=" ".join((node.text or "").split()),
        surname=load_text(surname),
        after=" ".join((surname.tail or "").split()),
        key=node.get("key", ""),
        place=reader.place(node),
    )


def _attachments(reader: Reader, node: etree._Element) -> tuple[m.Attachment, ...]:
    return tuple(_attachment(reader, child) for child in node if local(child) in ATTACHED)


def _attachment(reader: Reader, node: etree._Element) -> m.Attachment:
    body = reader.child(node, "body")
    return m.Attachment(
        kind=m.AttachmentKind(local(node)),
        titles=tuple(load_inlines(reader, child) for child in reader.children(node, "title")),
        blocks=load_blocks(reader, body) if body is not None else (),
        class_=node.get("class", "annex"),
        number=node.get("number", ""),
        heading=reader.inlines(node, "heading"),
        original=tuple(node.get("original", "").split()),
        adopted=node.get("adopted", ""),
        author=node.get("author", ""),
        opening_place_date=reader.inlines(node, "place-date"),
        closing=_closing(reader, reader.child(node, "closing")),
        facsimiles=tuple(
            m.Facsimile(
                child.get("file", ""),
                child.get("alt", ""),
                load_blocks(reader, reader.required(child, "body")),
                reader.place(child),
            )
            for child in reader.children(node, "facsimile")
        ),
        attachments=_attachments(reader, node),
        lang=node.get(f"{{{XML_NAMESPACE}}}lang", ""),
        direction=node.get("dir", ""),
        id=node.get("id", ""),
        place=reader.place(node),
    )
