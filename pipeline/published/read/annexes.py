"""The annexes of a published file: their words Annex and Annex II, their titles, their bodies."""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree
from msgspec.structs import replace

from pipeline.published.read.body import BodyReader
from pipeline.published.read.parts import preamble
from pipeline.published.tree import child, children, empty
from pipeline.resolve.numbers.forms import roman
from pipeline.source.model import blocks as b
from pipeline.source.model import document as m
from pipeline.source.model.inline import Text, plain
from pipeline.words import words

_KINDS = (m.AttachmentKind.ANNEX, m.AttachmentKind.APPENDIX, m.AttachmentKind.ENCLOSURE)


def attachments(document: etree._Element, reader: BodyReader) -> tuple[m.Attachment, ...]:
    """What is attached to the document itself, in order."""
    held = [each for group in children(document, "attachments") for each in children(group, "attachment")]
    made = [_attachment(each, reader) for each in held if not empty(each)]
    return tuple(_labelled(each, made[:place], made, reader) for place, each in enumerate(made))


def _some(blocks: tuple[b.Block, ...]) -> tuple[b.Block, ...]:
    """The blocks; where there are none, a paragraph that says so."""
    return blocks or (b.Paragraph(b.Role.PARAGRAPH, (Text("…"),)),)


def _attachment(element: etree._Element, reader: BodyReader) -> m.Attachment:
    """An attachment with its first heading as ``heading``, and the next as its title."""
    inner = child(element, "doc", "statement")
    source = element if inner is None else inner
    body = [each for held in children(source, "mainBody") for each in children(held)]
    blocks: tuple[b.Block, ...] = (*preamble(source, reader), *reader.component(body))
    inside = attachments(source, reader)
    first = blocks[0] if blocks else None
    if not isinstance(first, b.Section):
        return m.Attachment(m.AttachmentKind.NONE, ((Text("…"),),), _some(blocks), attachments=inside)
    label = plain(first.heading).strip()
    kind = next((each for each in _KINDS if label.startswith(words(reader.lang).labels[each.value])), None)
    if kind is None:
        return m.Attachment(
            m.AttachmentKind.NONE, (first.heading,), _some((*first.blocks, *blocks[1:])), attachments=inside
        )
    second = blocks[1] if len(blocks) > 1 and not first.blocks else None
    if isinstance(second, b.Section):
        return m.Attachment(
            kind, (second.heading,), _some((*second.blocks, *blocks[2:])), heading=first.heading, attachments=inside
        )
    return m.Attachment(kind, (), _some((*first.blocks, *blocks[1:])), heading=first.heading, attachments=inside)


def _labelled(
    attachment: m.Attachment, before: Sequence[m.Attachment], all_: Sequence[m.Attachment], reader: BodyReader
) -> m.Attachment:
    """The attachment without its heading where the house prints the same."""
    kind = attachment.kind
    several = sum(each.kind is kind for each in all_) > 1
    count = sum(each.kind is kind for each in before) + 1
    number = (roman(count).upper() if kind is m.AttachmentKind.ANNEX else str(count)) if several else ""
    computed = words(reader.lang).attachment(kind.value, number)
    same = plain(attachment.heading).split() == computed.split()
    return replace(attachment, heading=()) if same else attachment
