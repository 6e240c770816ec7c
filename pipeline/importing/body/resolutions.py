"""Reads a resolution inside a body: title, who speaks, recitals, operative paragraphs, and sections of these."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from lxml import etree
from msgspec import Struct
from msgspec.structs import replace

from pipeline.akn.names import q
from pipeline.document.functions import facts_of, functions
from pipeline.importing.body.levels import Levels
from pipeline.importing.body.paragraphs import element_children, named, number_of
from pipeline.importing.context import Context, pinned
from pipeline.importing.inline import inlines
from pipeline.importing.numbers import Printed, series
from pipeline.source.model import blocks as b

_FIRST = "1"
# The parts of a resolution whose words are one paragraph, by the class of that.
_PARTS = {each.value: facts_of(each).element for each in functions() if facts_of(each).element}
_SECTIONS = (q("section"), q("division"))
_OPENING = ("intro", "content", "wrapUp")


class _Own(Struct, frozen=True):
    """What the source says of the number of an operative paragraph: where the count begins anew, or the pinned one."""

    start: int = 0
    number: str = ""
    numbered: bool = False


class ResolutionReader:
    """Reads resolutions of one component; ``reader`` reads headings and flows."""

    def __init__(self, context: Context, reader: Levels) -> None:
        self.context = context
        self.reader = reader

    def read(self, element: etree._Element) -> b.Resolution:
        """The resolution that an ``hcontainer`` is."""
        told = [(_PARTS.get(child.get("class", ""), ""), child) for child in _opening(element)]
        numbers = dict(self._numbers(element))
        items = tuple(self._item(child, numbers) for child in element.findall(q("paragraph")))
        read = b.Resolution(
            title=inlines(self.context, element.find(q("heading"))),
            organ=(),
            recitals=self.reader.flowing(child for field, child in told if not field),
            items=items,
            sections=self._sections(element, 0, numbers),
            id=pinned(element.get("eId", "")) or self.context.targets.get(element.get("eId", ""), ""),
        )
        words: dict[str, Any] = {field: inlines(self.context, child) for field, child in told if field}
        return replace(read, **words)

    def _sections(
        self, element: etree._Element, depth: int, numbers: Mapping[etree._Element, _Own]
    ) -> tuple[b.Section, ...]:
        def inside(section: etree._Element, inner: int) -> tuple[b.Block, ...]:
            recitals = self.reader.flowing(_opening(section))
            items = tuple(self._item(child, numbers) for child in section.findall(q("paragraph")))
            return (*recitals, *items, *self._sections(section, inner, numbers))

        headings = [0]
        return tuple(
            self.reader.section(child, depth, headings, inside)
            if child.tag == q("section")
            else self.reader.unnumbered(child, inside(child, depth + 1))
            for child in element_children(element)
            if child.tag in _SECTIONS
        )

    def _item(self, element: etree._Element, numbers: Mapping[etree._Element, _Own]) -> b.Paragraph:
        own = numbers[element]
        read = self.reader.operative(element, own.number, numbered=own.numbered)
        return replace(read, start=own.start)

    def _numbers(self, resolution: etree._Element) -> Iterator[tuple[etree._Element, _Own]]:
        """What the source says of the number of each operative paragraph; in a section the count may begin anew."""
        for run in _runs(resolution):
            if not number_of(run[0]):
                yield from ((element, _Own()) for element in run)
                continue
            found = series(
                [Printed(element.get("eId", ""), number_of(element)) for element in run], self.context.script
            )
            begins = found.start if found.start != 1 or run[0] is not _first(resolution) else 0
            for element, number in zip(run, found.pinned, strict=True):
                yield element, _Own(0 if number else begins, number, numbered=True)
                begins = begins if number else 0


def _runs(resolution: etree._Element) -> list[list[etree._Element]]:
    """The operative paragraphs, in runs whose numbers follow each other: the first of a section may be 1 again."""
    runs: list[list[etree._Element]] = []
    holder: etree._Element | None = None
    for element in _operatives(resolution):
        begins = Printed(element.get("eId", ""), "").token == _FIRST and element.getparent() is not holder
        if begins or not runs:
            runs.append([])
        runs[-1].append(element)
        holder = element.getparent()
    return runs


def _operatives(element: etree._Element) -> Iterator[etree._Element]:
    for child in element_children(element):
        if child.tag == q("paragraph"):
            yield child
        elif child.tag in _SECTIONS:
            yield from _operatives(child)


def _first(resolution: etree._Element) -> etree._Element | None:
    return next(_operatives(resolution), None)


def _opening(element: etree._Element) -> list[etree._Element]:
    """What stands before the operative paragraphs."""
    return [child for name in _OPENING for child in element_children(named(element, name))]
