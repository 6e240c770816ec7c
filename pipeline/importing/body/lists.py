"""Lists and participants, from their points."""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree
from msgspec import Struct
from msgspec.structs import replace

from pipeline.akn.data import kinds
from pipeline.akn.file import text_of
from pipeline.akn.names import q
from pipeline.importing.context import Context
from pipeline.importing.inline import after, inlines, joined, written
from pipeline.importing.numbers import Printed, Series, series
from pipeline.resolve.numbers.forms import scheme
from pipeline.source.model import blocks as b
from pipeline.source.model.inline import Inlines
from pipeline.whole_numbers import whole
from pipeline.words import house

_KINDS = {
    "1": b.ListKind.NUMBERS,
    "a": b.ListKind.LETTERS,
    "A": b.ListKind.LETTERS,
    "i": b.ListKind.ROMANS,
    "I": b.ListKind.ROMANS,
}
_OF = {"state": "states", "organization": "organizations", "person": "persons"}


class PointReader(Struct, frozen=True):
    """A point as it was read: its printed number, its paragraph, its element, whether it stays in the running text."""

    number: str
    paragraph: b.Paragraph
    element: etree._Element
    inline: bool

    @property
    def printed(self) -> Printed:
        """Its number with its eId."""
        return Printed(self.element.get("eId", ""), self.number)


def point_list(
    context: Context, eid: str, points: Sequence[PointReader], depth: int, element: etree._Element | None = None
) -> b.PointList:
    """A list of these points in so many lists with numbers; its kind, form and start are found from the numbers."""
    marks = {mark: b.ListKind(kind) for kind, mark in house().list_marks.items()}
    first = points[0].number if points else ""
    inline = (element is not None and element.get("class") == kinds()["classes"]["inline"]) or any(
        point.inline for point in points
    )
    own = context.identifier(eid) if eid else ""
    if not first or first in marks:
        kind = marks.get(first, b.ListKind.PLAIN)
        start = next((whole(point.printed.token) for point in points if point.printed.token.isdecimal()), 1)
        return b.PointList(kind, tuple(point.paragraph for point in points), start=start, inline=inline, id=own)
    found = series([point.printed for point in points], context.script)
    kind = _KINDS[found.sample]
    forms = context.own.forms[kind.value]
    form = "" if scheme(forms[min(depth, len(forms) - 1)]) == scheme(found.form) else found.form
    return b.PointList(kind, _numbered(context, points, found), form, found.start, inline=inline, id=own)


def counts(number: str, eid: str) -> bool:
    """Whether a point has a letter or Roman number, after which the next level has another form; not ``1.``."""
    letters = not Printed(eid, number).token[:1].isdecimal()
    return bool(number) and letters and number not in house().list_marks.values()


def _numbered(context: Context, points: Sequence[PointReader], found: Series) -> tuple[b.Paragraph, ...]:
    return tuple(
        replace(point.paragraph, number=number, id=context.identifier(point.element.get("eId", ""), numbered=True))
        for point, number in zip(points, found.pinned, strict=True)
    )


def participants(context: Context, points: Sequence[PointReader], heading: Inlines, own: str) -> b.Participants:
    """A list of participants; what they are is said by their entries in the register."""
    kind = "state"
    items: list[b.Paragraph] = []
    for point in points:
        p = point.element.find(f"{q('content')}/{q('p')}")
        entry = None if p is None else next(iter(p), None)
        if p is not None and entry is not None and entry.get("refersTo"):
            kind = context.kind(entry.get("refersTo", "")[1:])
            key = context.key(entry, kind, " ".join(text_of(entry).split()))
            content = joined((*written(p.text), *inlines(context, entry), *after(context, entry)))
            items.append(replace(point.paragraph, role=b.Role.PARTICIPANT, content=content, key=key))
        else:
            items.append(replace(point.paragraph, role=b.Role.PARTICIPANT))
    of = _OF.get(kind, "organizations")
    if not any(point.number for point in points):
        return b.Participants(heading, tuple(items), of, unnumbered=True, id=own)
    found = series([point.printed for point in points], context.script)
    default = context.own.forms["participants"]
    form = "" if scheme(default) == scheme(found.form) else found.form
    numbered = tuple(replace(item, number=number) for item, number in zip(items, found.pinned, strict=True))
    if found.start != 1 and not numbered[0].number:
        numbered = (replace(numbered[0], start=found.start), *numbered[1:])
    return b.Participants(heading, numbered, of, form, id=own)
