"""Declarations and the like: who speaks, recitals, operative paragraphs, lists of participants."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from msgspec.structs import replace

from pipeline.document.numbers import Style
from pipeline.intake.recognise.body.headings import leading
from pipeline.intake.recognise.body.lists import Inside, paragraph, pinned, runs
from pipeline.intake.recognise.body.nesting import nested
from pipeline.intake.recognise.inline import Context
from pipeline.intake.recognise.items import Item
from pipeline.intake.stream import Grid
from pipeline.source.model import blocks as b

Items = Sequence["Item | Grid"]


def declaration(context: Context, items: Items, inside: Inside) -> tuple[list[b.Block], int]:
    """The preamble and operative paragraphs with which ``items`` begin, and how many of them they take; else none."""
    start = _opening(context, items)
    grouped = start < len(items) and bool(leading(context, items[start]))
    recitals = start if grouped else _recitals(context, items, start)
    if not grouped and not (_numbered(items, recitals) and (start or recitals > start)):
        return [], 0
    openings = [_plain(context, b.Role.OPENING, item) for item in items[:start] if isinstance(item, Item)]
    groups: list[b.RecitalGroup] = []
    operative: list[b.Block] = []
    at = start
    if not grouped:
        if recitals > start:
            found = [_plain(context, b.Role.RECITAL, item) for item in items[start:recitals] if isinstance(item, Item)]
            groups.append(b.RecitalGroup((), tuple(found)))
        operative, at = _operative(context, (), items, recitals, inside)
    while at < len(items) and (kind := leading(context, items[at])):
        head = items[at]
        if not isinstance(head, Item):
            break
        title = context.inlines(head.pieces, breaks=False)
        if kind == "recitals" and not operative and not _numbered(items, at + 1):
            end = _end(context, items, at + 1)
            found = [_plain(context, b.Role.RECITAL, item) for item in items[at + 1 : end] if isinstance(item, Item)]
            if not found:
                break
            groups.append(b.RecitalGroup(title, tuple(found), name=_name(head.flat)))
            at = end
        elif _numbered(items, at + 1):
            numbered, at = _operative(context, title, items, at + 1, inside)
            operative += numbered
        else:
            break
    made: list[b.Block] = [b.Preamble(tuple(openings), tuple(groups))] if groups else []
    if not groups:  # nothing is recalled: who speaks stands in a paragraph
        made += [replace(opening, role=b.Role.PARAGRAPH) for opening in openings]
    return ([*made, *operative], at) if groups or operative else ([], 0)


def _operative(
    context: Context, title: tuple[object, ...], items: Items, start: int, inside: Inside
) -> tuple[list[b.Block], int]:
    """A group of operative paragraphs and where it ends: before the next heading or unnumbered paragraph."""
    end = start
    while end < len(items):
        item = items[end]
        if isinstance(item, Grid) or not item.label or item.line.heading:
            break
        end += 1
    nodes = nested(items[start:end], context.words.lang)
    made: list[b.Block] = []
    for number, run in enumerate(runs(nodes)):
        label = run[0].label
        first = max(label.value, 1)
        found = tuple(paragraph(context, node, b.Role.OPERATIVE, inside) for node in run)
        form = "" if label.form == context.words.house.forms["operative"] else label.form
        head = title if number == 0 else ()
        made.append(b.OperativeGroup(head, pinned(found, run, first), form, first))  # type: ignore[arg-type]
    return made, end


def participants(context: Context, head: Item, items: Items) -> tuple[b.Participants | None, int]:
    """The participants that a heading names, in a numbered list of short names or in plain lines; and how many."""
    words = head.flat.casefold()
    of = next((kind for kind in ("states", "organizations") if context.words.has(kind, words)), "")
    end = 0
    while of and end < len(items) and _is_name(context, items[end], items[0]):
        end += 1
    found = [item for item in items[:end] if isinstance(item, Item)]
    following = items[end] if end < len(items) else None
    enough = len(found) >= (2 if found and found[0].label else 3)
    if not of or not enough or (isinstance(following, Item) and following.label):
        return None, 0
    label = next(iter(found[0].labels(context.words.lang)), None)
    for item in found:
        if item.label:
            context.report.number(item.line.place, item.label, item.text)
    made = tuple(b.Paragraph(b.Role.PARTICIPANT, context.inlines(item.pieces)) for item in found)
    form = "" if label is None else label.form
    title = context.inlines(head.pieces, breaks=False)
    return b.Participants(title, made, of, form, unnumbered=label is None), end


def _is_name(context: Context, item: Item | Grid, first: Item | Grid) -> bool:
    if isinstance(item, Grid) or isinstance(first, Grid) or bool(item.label) != bool(first.label):
        return False
    if item.label and not any(label.style is Style.ARABIC for label in item.labels(context.words.lang)):
        return False
    return len(item.text) < 100 and item.text.strip()[-1:] not in ".;:" and not item.line.heading and not item.bold


def _opening(context: Context, items: Items) -> int:
    """How many paragraphs at the beginning say who speaks: one, which ends in a comma or stands before a group."""
    first = items[0] if items else None
    if not isinstance(first, Item) or first.label or first.line.heading or leading(context, first):
        return 0
    text = first.flat
    if context.words.opens_with("recitals", first.italic_opening or text):
        return 0
    following = items[1] if len(items) > 1 else None
    if following is not None and leading(context, following) and text[-1:] in ",.:،，" and len(text) > 20:
        return 1
    return 1 if text[-1:] in ",،，" else 0


def _recitals(context: Context, items: Items, start: int) -> int:
    """Where the paragraphs end that begin with the word of a recital and end in a comma or semicolon."""
    at = start
    while at < len(items):
        item = items[at]
        if isinstance(item, Grid) or item.label or item.line.heading or item.text.strip()[-1:] not in ",;،؛，；":
            break
        if not (item.italic_opening or context.words.opens_with("recitals", item.flat)):
            break
        at += 1
    return at


def _numbered(items: Items, at: int) -> bool:
    item = items[at] if at < len(items) else None
    return isinstance(item, Item) and bool(item.label)


def _end(context: Context, items: Items, at: int) -> int:
    while at < len(items):
        item = items[at]
        if isinstance(item, Grid) or item.label or item.line.heading or leading(context, item) or item.upper:
            break
        at += 1
    return at


def _plain(context: Context, role: b.Role, item: Item) -> b.Paragraph:
    return b.Paragraph(role, context.inlines(item.pieces))


def _name(words: str) -> str:
    """A name for a group of recitals: its words in small Latin letters."""
    bare = unicodedata.normalize("NFKD", words.casefold())
    return re.sub(r"[^a-z]+", "-", bare.encode("ascii", "ignore").decode()).strip("-")
