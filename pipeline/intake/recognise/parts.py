"""Where the letter ends and each attachment begins; notes typed under a part; numbers of pages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from msgspec import Struct, field

from pipeline.intake.recognise.inline import Context, Noted
from pipeline.intake.recognise.items import Item
from pipeline.intake.recognise.vocabulary import same
from pipeline.intake.stream import Grid, Piece, cut, stripped, text_of

_NOTE = re.compile(r"(?<!\s)\s*(\*{1,4})\s*(?=\S)")
_PAGE = re.compile(
    r"(?<![-–—\s])[-–—\s]*(?:page\s+)?\d{1,3}(?:\s*(?:/|of|de|sur|из)\s*\d{1,3})?[-–—\s]*",
    re.IGNORECASE,
)
_SPLIT = re.compile(r"(?<!\s)\s*[:.–—-]\s+|\n")


class Part(Struct):
    """A part of the file: the kind, number and line of its heading (none for the letter), and what it holds."""

    kind: str = ""
    number: str = ""
    heading: tuple[Piece, ...] = ()
    items: list[Item | Grid] = field(default_factory=list)
    title: tuple[Piece, ...] = ()


def parts(context: Context, items: Iterable[Item | Grid]) -> list[Part]:
    """The letter, then each attachment. Lone numbers of pages are named and left out."""
    found = [Part()]
    last: Item | None = None
    for item in items:
        if isinstance(item, Grid):
            found[-1].items.append(item)
            last = None
            continue
        if _is_page(item):
            context.report.name(item.line.text.strip(), "a line with the number of a page")
            continue
        begun = _heading(context, item)
        continued = last is not None and not found[-1].items and found[-1].kind and _goes_on(context, item)
        if (begun is not None and (found[-1].items or found[-1].kind or len(found) > 1)) or begun is not None:
            found.append(begun)
            context.report.left(text_of(begun.heading))
        elif continued:
            context.report.left(item.flat)
        else:
            found[-1].items.append(item)
        last = item
    return found


def _is_page(item: Item) -> bool:
    text = item.line.text.strip()
    return bool(item.page and not item.live and len(text) < 20 and _PAGE.fullmatch(text))


def _heading(context: Context, item: Item) -> Part | None:
    """The part whose heading a line is; it stands out, or stands alone at the beginning of a page."""
    if item.label and not item.line.heading:
        return None
    flat = item.flat
    outstanding = item.line.heading or item.bold or item.centred or item.page or item.gap or item.upper
    found = context.words.attachment(flat)
    if found and outstanding:
        return Part(*found, item.pieces)
    split = _SPLIT.search(item.text)
    if split and (item.line.heading or item.bold or item.centred):
        found = context.words.attachment(item.text[: split.start()])
        if found:
            title = stripped(cut(item.pieces, split.end()))
            return Part(*found, cut(item.pieces, 0, split.start()), title=title)
    return None


def _goes_on(context: Context, item: Item) -> bool:
    """Whether a line goes on with the heading above it: “to the letter dated …”."""
    pattern = re.compile(context.words.raw("heading_of"), re.IGNORECASE)
    return not item.label and bool(pattern.fullmatch(f" {same(item.flat)}"))


def starred(context: Context, items: Sequence[Item | Grid]) -> list[Item | Grid]:
    """The items without the notes typed under them, whose marks are asterisks; the context holds these."""
    texts = [item.text for item in items if isinstance(item, Item)]
    kept: list[Item | Grid] = []
    context.starred = {}
    for item in items:
        found = _NOTE.match(item.text) if isinstance(item, Item) and not item.label else None
        if isinstance(item, Item) and found and _called(found[1], texts) and found[1] not in context.starred:
            context.report.left(found[1])
            pieces = stripped(cut(item.pieces, found.end()))
            context.starred[found[1]] = Noted(pieces, f"note-star-{item.line.place}")
        else:
            kept.append(item)
    return kept


def _called(mark: str, texts: list[str]) -> bool:
    pattern = re.compile(rf"(?<=[\w.,;:)”’\"»]){re.escape(mark)}(?![\w*])")
    return any(pattern.search(text) for text in texts)
