"""Reads the letter, its closing and its attachments back into the Source model."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from lxml import etree

from pipeline.akn.data import decisions
from pipeline.akn.file import AknDocument
from pipeline.akn.metadata.facts import ANNEX, attachment_name
from pipeline.akn.metadata.keys import key_of
from pipeline.akn.metadata.register import language_code
from pipeline.akn.names import XML_LANG, abbreviation, own, q
from pipeline.importing.adopted import read_adopted
from pipeline.importing.body.blocks import BlockReader
from pipeline.importing.body.paragraphs import element_children
from pipeline.importing.closing import read_closing
from pipeline.importing.context import Context
from pipeline.importing.inline import after, inlines, joined, read_inline
from pipeline.source.model import blocks as b
from pipeline.source.model import document as m
from pipeline.source.model.inline import Inline, Text, plain
from pipeline.source.model.masthead import Masthead


def read_letter(context: Context, document: AknDocument, kind: m.LetterKind, masthead: Masthead) -> m.Letter:
    """The letter: titles, title with its parts, body, closing; or what an organ has adopted."""
    preface = document.element.find(q("preface"))
    above = tuple(inlines(context, p) for p in _lines(preface, "above"))
    title = next(iter(_lines(preface, "title")), None)
    blocks, _ = _body(context, document)  # only attachments have page images
    if kind in m.ACTS:
        return read_adopted(context, document, kind, blocks, masthead)
    return m.Letter(
        kind=kind,
        titles=above,
        title=() if title is None else _title(context, title),
        blocks=blocks,
        closing=read_closing(context, document.element.find(q("conclusions"))),
    )


def _lines(preface: etree._Element | None, css: str) -> list[etree._Element]:
    return [] if preface is None else [p for p in preface.iter(q("p")) if p.get("class") == css]


_PARTS = {
    "docType": m.TitlePartKind.KIND,
    "docDate": m.TitlePartKind.DATE,
    "akn4un:from": m.TitlePartKind.SENDER,
    "akn4un:to": m.TitlePartKind.ADDRESSEE,
}


def _title(context: Context, line: etree._Element) -> tuple[m.TitlePart, ...]:
    """The parts of a letter's title; what stands between the tagged ones are words, and so is what is beside it."""
    parts: list[m.TitlePart] = []
    title = next(line.iter(q("docTitle")))
    before = (line.text or "") + (title.text or "")
    words: list[Inline] = [Text(before)] if before else []

    def close() -> None:
        if words:
            parts.append(m.TitlePart(m.TitlePartKind.WORDS, joined(tuple(words))))
            words.clear()

    for child in element_children(title):
        kind = _PARTS.get(child.get("name") or etree.QName(child).localname)
        if kind is None:
            words.extend(read_inline(context, child))
        else:
            close()
            parts.append(_part(context, kind, child))
        if child.tail:
            words.append(Text(child.tail))
    words.extend(after(context, title))
    close()
    return tuple(parts)


def _part(context: Context, kind: m.TitlePartKind, child: etree._Element) -> m.TitlePart:
    content = inlines(context, child)
    key = context.key(child, "role", " ".join(plain(content).split())) if kind in _KEYED else ""
    return m.TitlePart(kind, content, key, child.get("date", ""), child.get(own("state"), ""))


_KEYED = (m.TitlePartKind.SENDER, m.TitlePartKind.ADDRESSEE)


def _body(context: Context, document: AknDocument) -> tuple[tuple[b.Block, ...], tuple[m.Facsimile, ...]]:
    """The preamble's and the body's blocks; page images with what is transcribed under each."""
    reader = BlockReader(context)
    opening = tuple(_preamble(reader, document.element.find(q("preamble"))))
    body = document.body
    if body is None:
        return opening, ()
    levels = [child for child in element_children(body) if child.tag != q("p")]
    pages = [index for index, level in enumerate(levels) if _page(level) is not None]
    before = levels[: pages[0]] if pages else levels
    blocks = (*opening, *reader.levels(before, 0))
    facsimiles = tuple(
        _facsimile(reader, levels[start], levels[start + 1 : end]) for start, end in pairwise([*pages, len(levels)])
    )
    return blocks, facsimiles


def _page(level: etree._Element) -> etree._Element | None:
    """The image of a page that is transcribed after it."""
    blocks = (block for block in level.iter(q("block")) if abbreviation(block.get("eId", "")) == "page")
    return next(blocks, None)


def _facsimile(reader: BlockReader, level: etree._Element, following: list[etree._Element]) -> m.Facsimile:
    image = next(level.iter(q("img")))
    return m.Facsimile(image.get("src", ""), image.get("alt", ""), reader.levels(following, 0))


def _preamble(reader: BlockReader, preamble: etree._Element | None) -> Iterator[b.Block]:
    if preamble is None:
        return
    found = [
        reader.opening(element, element) if element.tag == q("formula") else reader.recitals(element, element)
        for element in element_children(preamble)
    ]
    blocks = tuple(reader.preambles(found))
    groups = tuple(block for block in blocks if isinstance(block, b.RecitalGroup))
    if preamble.get("eId") and groups == blocks:  # a preamble in which nobody speaks
        yield b.Preamble((), groups)
    else:
        yield from blocks


def read_attachments(context: Context, document: AknDocument) -> tuple[m.Attachment, ...]:
    """What is attached to a document, to any depth."""
    holder = document.element.find(q("attachments"))
    return tuple(_attachment(context, attachment) for attachment in element_children(holder))


def _attachment(context: Context, attachment: etree._Element) -> m.Attachment:
    element = next(child for child in attachment if child.tag == q("doc"))
    document = AknDocument(element, element)
    preface = element.find(q("preface"))
    body = document.body
    lang = "" if body is None else body.get(XML_LANG, "")
    with context.inside(lang):
        blocks, pages = _body(context, document)
        attachments = read_attachments(context, document)
    opening, translated, sent_by, sent_to = (
        next(iter(_lines(preface, name)), None) for name in ("place-date", "translated", "sent-by", "sent-to")
    )
    work = document.level("FRBRWork")
    dates = [] if work is None else work.findall(q("FRBRdate"))
    authors = [] if work is None else work.findall(q("FRBRauthor"))
    kind, name = _kind(attachment, document), element.get("name", "")
    own_dates = dates[1:]  # the first is that of its host
    named = decisions()["work"]["adoption_date_name"]
    adopted = [date.get("date", "") for date in own_dates if date.get("name") == named]
    line = heading_of(attachment)  # one with notes is the document's own; of others the resolver knows
    noted = line is not None and next(line.iter(q("authorialNote"), q("noteRef")), None) is not None
    return m.Attachment(
        kind=kind,
        titles=tuple(inlines(context, p) for p in _lines(preface, "title")),
        heading=inlines(context, line) if line is not None and noted else (),
        blocks=blocks,
        class_=ANNEX if name == attachment_name(kind) else name,
        original=_originals(preface),
        same_page=attachment.get("class") == "samePage",
        adopted=adopted[0] if adopted else "",
        authors=tuple(key_of(author.get("href", "")[1:]) for author in authors[1:]),
        translated=inlines(context, translated),
        sent_by=inlines(context, sent_by),
        sent_to=inlines(context, sent_to),
        reference_lines=tuple(inlines(context, p) for p in _lines(preface, "reference-line")),
        opening_place_date=inlines(context, opening),
        closing=read_closing(context, element.find(q("conclusions"))),
        facsimiles=pages,
        attachments=attachments,
        lang=lang,
        direction="" if body is None else body.get(own("dir"), ""),
        id=context.targets.get(attachment.get("eId", ""), ""),
    )


def heading_of(attachment: etree._Element) -> etree._Element | None:
    """The line of an attachment's own heading."""
    return next(iter(_lines(attachment.find(f"{q('doc')}/{q('preface')}"), "heading")), None)


def _kind(attachment: etree._Element, document: AknDocument) -> m.AttachmentKind:
    """The word under which an attachment goes, from the last step of its IRI."""
    stated = attachment.get(own("kind"))
    if stated:
        return m.AttachmentKind(stated)
    step = document.value("FRBRWork", "FRBRthis").rpartition("/")[2].removeprefix("!").partition("_")[0]
    kinds = {name: kind for kind, name in decisions()["components"].items() if kind != m.AttachmentKind.NONE.value}
    return m.AttachmentKind(kinds[step])


def _originals(preface: etree._Element | None) -> tuple[str, ...]:
    found = (
        [] if preface is None else [e for e in preface.iter(q("inline")) if e.get("name") == "akn4un:originalLanguage"]
    )
    return tuple(language_code(element.get("refersTo", "")[1:]) for element in found)


def words_of(context: Context, element: etree._Element | None) -> str:
    """The plain words of an element."""
    return " ".join(plain(inlines(context, element)).split())
