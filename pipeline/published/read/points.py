"""Lists of a lifted file as lists of the source: kind, form, and the numbers that the house would not give."""

from __future__ import annotations

from typing import Protocol

from lxml import etree

from pipeline.document.numbers import Style
from pipeline.published.acts import Act, Acts
from pipeline.published.labels import Label, Reading, alike, printed
from pipeline.published.tree import child, children, flat, is_a, wid
from pipeline.source.model import blocks as b
from pipeline.source.model.inline import Inlines, Text
from pipeline.words import Words

_KINDS = {
    Style.LOWER_LETTER: b.ListKind.LETTERS,
    Style.UPPER_LETTER: b.ListKind.LETTERS,
    Style.LOWER_ROMAN: b.ListKind.ROMANS,
    Style.UPPER_ROMAN: b.ListKind.ROMANS,
    Style.ARABIC: b.ListKind.NUMBERS,
    Style.BULLET: b.ListKind.BULLETS,
    Style.DASH: b.ListKind.DASHES,
    Style.NONE: b.ListKind.PLAIN,
}
_SAMPLES = {
    Style.UPPER_LETTER: "A",
    Style.UPPER_ROMAN: "I",
    Style.LOWER_LETTER: "a",
    Style.LOWER_ROMAN: "i",
    Style.ARABIC: "1",
}
_DEEPEST = 4  # lists in one another
POINTS = ("point", "item", "indent", "tblock")


class Reader(Protocol):
    """What reads the points: it knows the language, and how many lists are around them.

    ``depth`` counts all of these, ``rank`` those with letters or Roman numbers.
    """

    lang: str
    own: Words
    acts: Acts
    rank: int
    depth: int

    def parts(self, element: etree._Element, *, acting: bool = True) -> tuple[Inlines, tuple[b.Block, ...]]:
        """The words of a point, and what stands inside it."""
        ...


def list_of(reader: Reader, element: etree._Element) -> list[b.Block]:
    """The list in ``element``; points of a list that only stands for a level of indent are points of it."""
    points = [each for each in _flattened(element) if is_a(each, *POINTS)]
    if not points:
        return []
    labels = [flat(child(point, "num")) for point in points]
    mended = _mended(labels, reader.lang)
    for point, had, has in zip(points, labels, mended, strict=True):
        if had != has:
            reader.acts.add(Act.LOOKALIKE, point, had)
            reader.acts.change(had, has)
    read = [printed(each, reader.lang) for each in mended]
    style = _style(read)
    if reader.depth == _DEEPEST:
        return _flat(reader, points, mended)
    rank = reader.rank
    reader.depth += 1
    reader.rank += _KINDS[style] in (b.ListKind.LETTERS, b.ListKind.ROMANS)
    items = tuple(_items(reader, points, mended, read, style))
    reader.rank = rank
    reader.depth -= 1
    first = next((each for each in read if each is not None), None)
    forms = reader.own.forms.get(_KINDS[style].value, "")
    house = forms[min(rank, len(forms) - 1)] if forms else ""
    form = _form(first, style)
    return [b.PointList(_KINDS[style], items, form="" if form == house else form)]


def _flat(reader: Reader, points: list[etree._Element], labels: list[str]) -> list[b.Block]:
    """Points of a list that stands too deep: paragraphs that begin with their labels."""
    found: list[b.Block] = []
    for point, label in zip(points, labels, strict=True):
        content, parts = reader.parts(point, acting=False)
        reader.acts.add(Act.UNPLACED, point, label)
        found += [b.Paragraph(b.Role.CONTINUATION, (Text(f"{label} "), *content)), *parts]
    return found


def _flattened(element: etree._Element) -> list[etree._Element]:
    found: list[etree._Element] = []
    for each in children(element):
        found += _flattened(each) if is_a(each, "sublist") else [each]
    return found


def _mended(labels: list[str], lang: str) -> list[str]:
    """The labels with Latin letters, where all of them are Latin or look so."""
    if lang == "ar" or all(label.isascii() for label in labels):
        return labels
    mended = [alike(label) for label in labels]
    return mended if all(label.isascii() for label in mended) else labels


def _style(labels: list[Label | None]) -> Style:
    """The style in which the labels are a series that begins soonest."""
    first = labels[0]
    if first is None or not first.readings:
        return Style.NONE

    def fits(reading: Reading) -> int:
        return sum(
            label is not None and any(each == Reading(reading.style, reading.value + place) for each in label.readings)
            for place, label in enumerate(labels)
        )

    return max(first.readings, key=lambda reading: (fits(reading), -reading.value)).style


def _items(
    reader: Reader, points: list[etree._Element], labels: list[str], read: list[Label | None], style: Style
) -> list[b.Paragraph]:
    items: list[b.Paragraph] = []
    value = 0
    for point, text, label in zip(points, labels, read, strict=True):
        content, parts = reader.parts(point, acting=False)
        own = next((each.value for each in (label.readings if label else ()) if each.style is style), 0)
        content = content or (Text("…"),)
        if style in (Style.BULLET, Style.DASH, Style.NONE):
            items.append(b.Paragraph(b.Role.POINT, content, parts, wid=wid(point)))
            continue
        if not own:
            items.append(b.Paragraph(b.Role.POINT, content, parts, number=text.strip("()[]. ") or "1", wid=wid(point)))
            continue
        start = own if own != value + 1 else 0
        value = own
        items.append(b.Paragraph(b.Role.POINT, content, parts, start=start, wid=wid(point)))
    return items


def _form(label: Label | None, style: Style) -> str:
    """The form as printed, by its sample; none for bullets and the like."""
    if label is None or style not in _SAMPLES:
        return ""
    return f"{label.before}{_SAMPLES[style]}{label.after}"
