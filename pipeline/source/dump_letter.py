"""Writes the letter of the Source model, and what is attached to it."""

from __future__ import annotations

from lxml import etree

from pipeline.source.dump_blocks import write_blocks, write_paragraph
from pipeline.source.dump_inline import add_words, write_inlines
from pipeline.source.markup.names import LANG
from pipeline.source.markup.writer import add, add_text, flag, unless
from pipeline.source.model import document as m


def write_letter(parent: etree._Element, letter: m.Letter) -> None:
    """The letter: titles, what only the form for signature prints, body, closing."""
    element = add(parent, "letter", {"kind": unless(letter.kind.value, m.LetterKind.LETTER.value)})
    for above in letter.titles:
        write_inlines(add(element, "above"), above)
    title = add(element, "title")
    for part in letter.title:
        _title_part(title, part)
    _letterhead(element, letter.letterhead)
    write_blocks(add(element, "body"), letter.blocks)
    _closing(element, letter.closing)


def _title_part(title: etree._Element, part: m.TitlePart) -> None:
    if part.kind is m.TitlePartKind.WORDS:
        write_inlines(title, part.content)
        return
    given = {"when": part.when, "key": part.key, "state": part.state}
    write_inlines(add(title, part.kind.value, given), part.content)


def _letterhead(parent: etree._Element, head: m.Letterhead) -> None:
    if not (head.mission or head.reference or head.salutation or head.complimentary):
        return
    element = add(parent, "letterhead")
    for line in head.mission:
        write_inlines(add(element, "mission"), line)
    add_words(element, "reference", head.reference)
    add_words(element, "salutation", head.salutation)
    add_words(element, "complimentary", head.complimentary)


def _closing(parent: etree._Element, closing: m.Closing) -> None:
    inside = closing.testimonium or closing.place_date or closing.signatures or closing.certification
    if not (inside or closing.grid):
        return
    element = add(parent, "closing", {"grid": flag(closing.grid)})
    for paragraph in closing.testimonium:
        write_paragraph(element, "testimonium", paragraph)
    add_words(element, "place-date", closing.place_date)
    for signature in closing.signatures:
        _signature(element, signature)
    for paragraph in closing.certification:
        write_paragraph(element, "certification", paragraph)


def _signature(parent: etree._Element, signature: m.Signature) -> None:
    element = add(parent, "signature", {"sign": unless(signature.sign, "signed"), "id": signature.id})
    add_words(element, "party", signature.party)
    for name in signature.names:
        holder = add(element, "name", {"key": name.key})
        add_text(holder, f"{name.before} " if name.before else "")
        add_text(add(holder, "surname"), name.surname)
        add_text(holder, f" {name.after}" if name.after else "")
    for post in signature.posts:
        write_inlines(add(element, "post"), post)


def write_attachments(parent: etree._Element, attachments: tuple[m.Attachment, ...]) -> None:
    """Annexes, enclosures …, each with what is attached to it in turn."""
    for attachment in attachments:
        given = {
            "id": attachment.id,
            "class": unless(attachment.class_, "annex"),
            "number": attachment.number,
            "original": " ".join(attachment.original),
            "adopted": attachment.adopted,
            "author": attachment.author,
            LANG: attachment.lang,
            "dir": attachment.direction,
        }
        element = add(parent, attachment.kind.value, given)
        add_words(element, "heading", attachment.heading)
        for title in attachment.titles:
            write_inlines(add(element, "title"), title)
        add_words(element, "place-date", attachment.opening_place_date)
        if attachment.blocks:
            write_blocks(add(element, "body"), attachment.blocks)
        for page in attachment.facsimiles:
            holder = add(element, "facsimile", always={"file": page.file, "alt": page.alt})
            write_blocks(add(holder, "body"), page.blocks)
        _closing(element, attachment.closing)
        write_attachments(element, attachment.attachments)
