"""Parts of a resolution: its preamble, the drafts inside it, and the resolutions of a collection."""

from __future__ import annotations

import re

from lxml import etree
from msgspec.structs import replace

from pipeline.published.acts import Acts
from pipeline.published.read.body import BodyReader
from pipeline.published.read.clauses import clauses
from pipeline.published.read.proceedings import read_vote
from pipeline.published.tree import below, child, children, empty, flat, is_a, wid
from pipeline.source.model import adoption as a
from pipeline.source.model import blocks as b
from pipeline.source.model.inline import Inlines

_LETTER = re.compile(r"[A-Z]{1,2}")
_DOCUMENTS = ("statement", "doc")
_GROUPS = ("container", "recitals", "recital", "blockContainer")


def preamble(document: etree._Element, reader: BodyReader) -> tuple[b.Block, ...]:
    """The preamble: who speaks, and the recitals; one of the two may be missing."""
    held = child(document, "preamble")
    openings: list[b.Paragraph] = []
    recitals: list[b.Paragraph] = []
    for each in [] if held is None or empty(held) else children(held):
        if is_a(each, "formula") and not recitals:
            lines = [p for p in children(each) if flat(p)] or [each]
            content = reader.inlines.words(*lines, plainly=True)
            openings += [b.Paragraph(b.Role.OPENING, content, wid=wid(each))] if content else []
        else:
            recitals += _recitals(each, reader)
    groups = (b.RecitalGroup((), tuple(recitals)),) if recitals else ()
    return (b.Preamble(tuple(openings), groups),) if openings or groups else ()


def _recitals(element: etree._Element, reader: BodyReader) -> list[b.Paragraph]:
    """The recitals of a container: one for each of its paragraphs, a list belonging to the one before it."""
    found: list[b.Paragraph] = []
    for each in children(element) if is_a(element, *_GROUPS) else [element]:
        if is_a(each, *_GROUPS):
            found += _recitals(each, reader)
            continue
        content, parts = reader.parts_of(reader.list_with_words(each) if is_a(each, "blockList") else [each])
        if not content and parts and found:
            found[-1] = replace(found[-1], parts=(*found[-1].parts, *parts))
        elif content or parts:
            alone = not found and each.get("eId") is None
            found.append(b.Paragraph(b.Role.RECITAL, content, parts, wid=wid(element if alone else each)))
    return found


def drafts(document: etree._Element, reader: BodyReader) -> tuple[b.Block, ...]:
    """The drafts that a resolution recommends to another organ."""
    held = [*children(document, "components"), *children(document, "component")]
    return tuple(block for each in held for draft in _inside(each) for block in _draft(draft, reader))


def _inside(element: etree._Element) -> list[etree._Element]:
    """The documents below an element that stand in no other of them."""
    found: list[etree._Element] = []
    for each in children(element):
        found += [each] if is_a(each, *_DOCUMENTS) else _inside(each)
    return found


def _draft(document: etree._Element, reader: BodyReader) -> tuple[b.Block, ...]:
    opened, before = preamble(document, reader), reader.last
    body = reader.component(_body(document), within=True)
    preambles = [each for each in opened if isinstance(each, b.Preamble)]
    organ: Inlines = tuple(item for each in preambles for opening in each.openings for item in opening.content)
    recitals = tuple(recital for each in preambles for group in each.groups for recital in group.recitals)
    items, sections = clauses(body, before)
    if children(document, "attachments", "components") or (body and not (items or sections)):
        return (*opened, *body, *_after(document, reader, closing=False))
    return (b.Resolution((), organ, recitals, items, sections),) if organ or recitals or body else ()


def members(collection: etree._Element, reader: BodyReader) -> tuple[b.Block, ...]:
    """The resolutions of a collection, each a section under its letter and title."""
    root = collection.getroottree().getroot()
    return tuple(block for each in _inside(root) if each is not collection for block in _member(each, reader))


def part_votes(collection: etree._Element, acts: Acts) -> tuple[a.Vote, ...]:
    """The votes on the resolutions of a collection that tell of one, each with the letter of its resolution."""
    root = collection.getroottree().getroot()
    found = ((_letter(each), read_vote(each, acts)) for each in _inside(root) if each is not collection)
    return tuple(replace(vote, part=letter) for letter, vote in found if letter and vote.told)


def _letter(document: etree._Element) -> str:
    """The letter of a resolution of a collection: A, or that of 75/101 A; ``''`` where its number has none."""
    preface = child(document, "preface")
    number = "" if preface is None else flat(next(below(preface, "docNumber"), None)).rstrip(".")
    last = number.rpartition(" ")[2]
    return last if _LETTER.fullmatch(last) else ""


def _member(document: etree._Element, reader: BodyReader) -> tuple[b.Block, ...]:
    preface = child(document, "preface")
    lines = [] if preface is None else [each for each in below(preface, "docNumber", "docTitle") if flat(each)]
    held = (
        *preamble(document, reader),
        *reader.component(_body(document), within=True),
        *_after(document, reader, closing=True),
    )
    if not lines:
        return held
    return (b.Section(reader.inlines.words(*lines, plainly=True), held),)


def _body(document: etree._Element) -> list[etree._Element]:
    return [each for held in children(document, "mainBody") for each in children(held)]


def _after(document: etree._Element, reader: BodyReader, *, closing: bool) -> tuple[b.Block, ...]:
    """What follows the body of a document inside another: the line of its meeting, its annexes, its own drafts."""
    found: list[b.Block] = []
    for each in children(document, "conclusions") if closing else ():
        content = reader.inlines.words(*children(each), plainly=True)
        found += [b.Paragraph(b.Role.PARAGRAPH, content, flush=True)] if content else []
    for each in children(document, "attachments", "components"):
        for inner in _inside(each):
            found += [
                *preamble(inner, reader),
                *reader.component(_body(inner), within=True),
                *_after(inner, reader, closing=True),
            ]
    return tuple(found)
