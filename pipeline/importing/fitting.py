"""Fits what only the resolver can tell: headings, labels, the register."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree
from msgspec.structs import replace

from pipeline.akn.file import AknFile
from pipeline.akn.metadata.keys import key_of
from pipeline.akn.metadata.register import Tlc, entry, house_entries, keys_of, register
from pipeline.akn.names import own, q
from pipeline.document.inline import words
from pipeline.document.model import Component
from pipeline.importing.components import heading_of
from pipeline.importing.context import Context
from pipeline.importing.inline import inlines
from pipeline.resolve.document import resolve
from pipeline.source.model import blocks as b
from pipeline.source.model import document as m
from pipeline.source.model.inline import plain
from pipeline.source.model.record import Entry


def fitted(source: m.Source, file: AknFile) -> m.Source:
    """``source`` with the headings, numbers and register entries that the resolver would not make by itself."""
    context = Context(file, source.lang)
    seen = list(file.named("attachment"))
    document = resolve(without_pictures(source))
    fitted_attachments = _fit(source.attachments, document.letter.attachments, iter(seen), context)
    source = replace(source, attachments=fitted_attachments)
    return replace(source, register=_register(source, file))


def _fit(
    attachments: tuple[m.Attachment, ...],
    resolved: tuple[Component, ...],
    seen: Iterator[etree._Element],
    context: Context,
) -> tuple[m.Attachment, ...]:
    """Pin the number and heading of each attachment where they are not those that the resolver makes."""
    found: list[m.Attachment] = []
    for attachment, component in zip(attachments, resolved, strict=True):
        element = next(seen)
        line = heading_of(element)
        content = inlines(context, line)
        label = "" if line is None else "".join(plain(inlines(context, part)) for part in line.iter(q("docType")))
        inside = _fit(attachment.attachments, component.attachments, seen, context)
        changed = replace(attachment, attachments=inside)
        heading = words(component.heading)
        if plain(content) == heading:
            pass
        elif (
            label
            and plain(content) == heading.replace(component.label, label)
            and (number := _number(label, attachment.kind.value, context))
        ):
            changed = replace(changed, number=number)
        else:
            number = _number_behind(element, component, attachment.kind.value, context)
            changed = replace(changed, heading=content, number=number)
        found.append(changed)
    return tuple(found)


def _number_behind(element: etree._Element, component: Component, kind: str, context: Context) -> str:
    """The number of an attachment with a heading of its own, as the list of components names it."""
    after = component.name.removeprefix(component.label) if component.label else component.name
    address = f"#{element.get('eId', '')}"
    named = (data.get("showAs", "") for data in context.file.named("componentData") if data.get("href") == address)
    labels = {name.removesuffix(after) for name in named if name.endswith(after)} - {component.label}
    return _number(labels.pop(), kind, context) if len(labels) == 1 else ""


def _number(label: str, kind: str, context: Context) -> str:
    """The number that a label of the house has; none of words of the document's own."""
    printed = label.removeprefix(context.own.attachment(kind, "")).strip()
    neutral = {words_: number for number, words_ in context.own.attachment_numbers.items()}
    number = neutral.get(printed, printed)
    return number if context.own.attachment(kind, number) == label else ""


def _register(source: m.Source, file: AknFile) -> tuple[Entry, ...]:
    """The entries that the source must declare: the others are made from the words, in the same order."""
    letter = [document for document in file.documents if not document.attached][-1]
    references = letter.element.find(f"{q('meta')}/{q('references')}")
    printed = [_tlc(element) for element in (() if references is None else references) if _is_entry(element)]
    document = resolve(without_pictures(source))
    house = set(house_entries(document))
    own_entries = [tlc for tlc in printed if tlc not in house]
    made = [tlc for tlc in register(document, keys_of(document)) if tlc not in house]
    for count in range(len(own_entries) + 1):
        declared = own_entries[:count]
        keys = {tlc.eid for tlc in declared}
        if [tlc for tlc in made if tlc.eid not in keys] == own_entries[count:]:
            break
    return tuple(_entry(tlc, file) for tlc in own_entries[:count])


def _is_entry(element: etree._Element) -> bool:
    return etree.QName(element).localname.startswith("TLC")


def _tlc(element: etree._Element) -> Tlc:
    return Tlc(
        etree.QName(element).localname,
        element.get("eId", ""),
        element.get("href", ""),
        element.get("showAs", ""),
        element.get(own("kind"), ""),
    )


def _entry(tlc: Tlc, file: AknFile) -> Entry:
    kind = Context(file, "en").kind(tlc.eid)
    key = key_of(tlc.eid)
    given = tlc.href if entry(kind, key, tlc.label).href != tlc.href else ""
    return Entry(kind, key, tlc.label, given)


def without_pictures(source: m.Source) -> m.Source:
    """``source`` without its pictures, which need not lie beside the Akoma Ntoso."""
    letter = replace(source.letter, blocks=_bare(source.letter.blocks))
    return replace(source, letter=letter, attachments=tuple(_bare_attachment(item) for item in source.attachments))


def _bare_attachment(attachment: m.Attachment) -> m.Attachment:
    inside = tuple(_bare_attachment(item) for item in attachment.attachments)
    transcribed = tuple(block for page in attachment.facsimiles for block in _bare(page.blocks))
    return replace(attachment, blocks=(*_bare(attachment.blocks), *transcribed), facsimiles=(), attachments=inside)


def _bare(blocks: tuple[b.Block, ...]) -> tuple[b.Block, ...]:
    return tuple(_bare_block(block) for block in blocks if not isinstance(block, b.Figure))


def _bare_block(block: b.Block) -> b.Block:
    match block:
        case b.Paragraph():
            return replace(block, parts=_bare(block.parts))
        case b.Section() | b.Article() | b.Quotation():
            return replace(block, blocks=_bare(block.blocks))
        case b.OperativeGroup() | b.PointList():
            items = tuple(replace(item, parts=_bare(item.parts)) for item in block.items)
            return replace(block, items=items)
        case _:
            return block
