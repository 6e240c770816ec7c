"""Reads the levels of a body back into blocks of the Source model."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from typing import TypeVar

from lxml import etree

from pipeline.akn.data import kinds
from pipeline.akn.names import XML_LANG, abbreviation, q
from pipeline.document.functions import Function
from pipeline.document.numbers import Style
from pipeline.importing.body.lists import PointReader, participants, point_list
from pipeline.importing.body.paragraphs import ParagraphReader, element_children, named, number_of
from pipeline.importing.body.resolutions import ResolutionReader
from pipeline.importing.context import Context, pinned
from pipeline.importing.inline import inlines
from pipeline.importing.numbers import Printed, Series, series
from pipeline.importing.numbers import pinned as pinned_number
from pipeline.resolve.numbers.forms import scheme, token
from pipeline.resolve.numbers.ids import clean
from pipeline.source.model import blocks as b
from pipeline.source.model.inline import plain
from pipeline.whole_numbers import whole

_FIRST = ("1",)
_NAMES, _REFERS = kinds()["names"], kinds()["refers"]
Blocks = tuple[b.Block, ...]
Opens = TypeVar("Opens", b.Paragraph, b.RecitalGroup)


class BlockReader:
    """Reads the blocks of one component; it counts as the resolver does, to see which numbers are pinned."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.forms = context.own.forms
        self.counts: dict[str, int] = {}
        self.paragraphs = ParagraphReader(context, self)
        self.resolutions = ResolutionReader(context, self)
        self.leading: dict[int, str] = {}  # the name of the preamble that a block opens, where something refers to it

    def running(self, name: str, number: Printed, form: str) -> str:
        """``number`` where it is pinned, ``''`` where it is the next one of a series that runs through."""
        following = self.counts.get(name, 0) + 1
        if number.token != str(following):
            return pinned_number(number, form, Style.ARABIC, self.context.script)
        self.counts[name] = following
        return ""

    def blocks(self, parent: etree._Element, depth: int = 0) -> tuple[b.Block, ...]:
        """The blocks that ``parent`` holds, in order."""
        children = [child for child in element_children(parent) if child.tag not in (q("num"), q("heading"))]
        return self.levels(children, depth)

    def levels(self, children: list[etree._Element], depth: int) -> tuple[b.Block, ...]:
        """The blocks that these levels are."""
        return tuple(self.preambles(self._blocks(children, depth)))

    def _blocks(self, children: list[etree._Element], depth: int) -> Iterator[b.Block]:
        headings: list[int] = [0]
        for are_points, group in groupby(children, lambda child: child.tag == q("subparagraph")):
            if are_points:
                yield point_list(self.context, "", self._points(group), 0)
                continue
            for child in group:
                yield from self._block(child, depth, headings)

    def _points(self, points: Iterable[etree._Element]) -> list[PointReader]:
        return [self.paragraphs.point(point, 0) for point in points]

    def _block(self, element: etree._Element, depth: int, headings: list[int]) -> Iterator[b.Block]:
        name = etree.QName(element).localname
        if name == "paragraph":
            yield self._paragraph(element)
        elif name == "list":
            yield point_list(
                self.context, element.get("eId", ""), self._points(element.findall(q("point"))), 0, element
            )
        elif name == "section":
            yield self.section(element, depth, headings, self.blocks)
        elif name == "article":
            yield self._article(element, depth)
        elif name == "division":
            yield self._division(element, depth)
        elif name == "container" or element.get("refersTo") == f"#{_REFERS['recitals']}":
            holder = element if name == "container" else named(element, "content")
            speaks = abbreviation(element.get("eId", "")) == "formula"
            yield self.opening(holder, element) if speaks else self.recitals(holder, element)
        elif element.get("name") == _NAMES["resolution"]:
            yield self.resolutions.read(element)
        else:
            yield from self._held(element, depth)

    def _held(self, element: etree._Element, depth: int) -> Iterator[b.Block]:
        """What an ``hcontainer`` only holds: a table, figure, quotation or the contents."""
        yield from self.paragraphs.parts(element_children(named(element, "content")), depth)

    def _paragraph(self, element: etree._Element) -> b.Block:
        number = number_of(element)
        if not number:
            return self.paragraphs.paragraph(element, b.Role.PARAGRAPH, 0)
        own = self.running("para", Printed(element.get("eId", ""), number), self.forms["numbered"])
        return self.paragraphs.paragraph(element, b.Role.NUMBERED, 0, number=own, numbered=True)

    def section(
        self, element: etree._Element, depth: int, headings: list[int], inside: Callable[[etree._Element, int], Blocks]
    ) -> b.Section:
        """A section with a number; ``inside`` reads what it holds, ``headings`` has the number of the one before."""
        form = self.forms["headings"][min(depth, len(self.forms["headings"]) - 1)]
        number = Printed(element.get("eId", ""), number_of(element))
        own = self._own_form(number, form)
        form = own or form
        style = scheme(form).style
        counted = number.token == token(headings[0] + 1, style)
        headings[0] += counted
        return b.Section(
            heading=inlines(self.context, element.find(q("heading"))),
            blocks=inside(element, depth + 1),
            numbered=True,
            number="" if counted else pinned_number(number, form, style, self.context.script),
            level=_level(element),
            form=own,
            id=self.context.identifier(element.get("eId", ""), numbered=True),
            wid=self.context.wid(element),
            lang=element.get(XML_LANG, ""),
        )

    def _own_form(self, number: Printed, usual: str) -> str:
        """The form of a heading's number, where it is another than the usual one of its depth."""
        printed = self.context.script.printed(number.token.replace("-", " "), scheme(usual).style)
        found = scheme(usual)
        if number.text == f"{found.before}{printed}{found.after}" and (
            number.token[:1].isdecimal() == (found.style is Style.ARABIC)
        ):
            return ""
        form = series([number], self.context.script).form
        return form if scheme(form).style is Style.ARABIC else ""

    def _article(self, element: etree._Element, depth: int) -> b.Block:
        label = number_of(element)
        if label == self.forms["article_first"]:
            label = self.forms["article"].format(number=_FIRST[0])
        number = self.running("art", Printed(element.get("eId", ""), label), self.forms["article"])
        counted = self.counts.get("para", 0)
        numbers = (Printed(child.get("eId", ""), number_of(child)) for child in element.iter(q("paragraph")))
        restart = bool(counted) and next((each.token for each in numbers if each.text), "") in _FIRST
        self.counts["para"] = 0 if restart else counted
        blocks = self.blocks(element, depth + 1)
        self.counts["para"] = counted if restart else self.counts["para"]
        wid, of_number = self.context.wid(element), self.context.wid(element.find(q("num")))
        return b.Article(
            heading=inlines(self.context, element.find(q("heading"))),
            blocks=blocks,
            number=number,
            restart=restart,
            id=self.context.identifier(element.get("eId", ""), numbered=True),
            wid=of_number or wid,
            heading_wid=wid if of_number else "",
        )

    def _division(self, element: etree._Element, depth: int) -> b.Block:
        heading = inlines(self.context, element.find(q("heading")))
        own = self.context.identifier(element.get("eId", ""))
        if element.get("refersTo") == f"#{_REFERS['operative']}":
            items, found = self._items(element.findall(q("paragraph")))
            form = "" if scheme(found.form) == scheme(self.forms["operative"]) else found.form
            return b.OperativeGroup(heading, items, form, found.start, own)
        if element.get("refersTo") == f"#{_REFERS['participants']}":
            points = [self.paragraphs.point(point, 0) for point in element.iter(q("point"))]
            return participants(self.context, points, heading, own)
        return self.unnumbered(element, self.blocks(element, depth + 1))

    def unnumbered(self, element: etree._Element, inside: Blocks) -> b.Section:
        """A section without a number; ``inside`` is what it holds."""
        heading = inlines(self.context, element.find(q("heading")))
        own = self.context.identifier(element.get("eId", ""))
        lang, wid = element.get(XML_LANG, ""), self.context.wid(element)
        return b.Section(heading, inside, level=_level(element), id=own, wid=wid, lang=lang)

    def _items(self, elements: list[etree._Element]) -> tuple[tuple[b.Paragraph, ...], Series]:
        numbers = [Printed(element.get("eId", ""), number_of(element)) for element in elements]
        found = series(numbers, self.context.script)
        items = tuple(
            self.operative(element, number, numbered=True)
            for element, number in zip(elements, found.pinned, strict=True)
        )
        return items, found

    def operative(self, element: etree._Element, number: str, *, numbered: bool) -> b.Paragraph:
        """An operative paragraph, with the number that is pinned."""
        return self.paragraphs.paragraph(element, b.Role.OPERATIVE, 0, number=number, numbered=numbered)

    def recitals(self, holder: etree._Element | None, element: etree._Element) -> b.RecitalGroup:
        """A group of recitals: ``holder`` has the paragraphs, ``element`` the name and eId."""
        children = element_children(holder)
        heading = next((child for child in children if child.get("name") == _NAMES["heading"]), None)
        words = inlines(self.context, heading)
        found = self.flowing(child for child in children if child is not heading)
        made = (clean(plain(words)).lower() if words else "") or "recitals"
        name = element.get("name", "")
        return self._opened(element, b.RecitalGroup(words, found, "" if name == made else name, _pinned(element)))

    def flowing(self, children: Iterable[etree._Element]) -> tuple[b.Paragraph, ...]:
        """Paragraphs with what follows each of them: a container has no level that could hold both."""
        groups: list[list[etree._Element]] = []
        for child in children:
            if child.tag == q("p") and abbreviation(child.get("eId", "")) in ("p", "recital"):
                groups.append([child])
            elif groups:
                groups[-1].append(child)
        return tuple(
            self.paragraphs.from_flow(group, b.Role.RECITAL, self.context.identifier(group[0].get("eId", "")))
            for group in groups
        )

    def opening(self, holder: etree._Element | None, element: etree._Element) -> b.Paragraph:
        """Who speaks: ``holder`` has the words, ``element``, a ``formula`` in the preamble, the eId."""
        flow = element_children(holder)
        if flow and flow[0].get("class") == Function.ENACTING.value:
            return self.paragraphs.from_flow(flow, b.Role.ENACTING, _pinned(element), bearer=element)
        opening = self.paragraphs.from_flow(flow, b.Role.OPENING, _pinned(element), bearer=element)
        return self._opened(element, opening)

    def _opened(self, element: etree._Element, block: Opens) -> Opens:
        """``block``; what refers to it by its count refers to the preamble that it opens."""
        eid = element.get("eId", "")
        if not pinned(eid) and eid in self.context.targets:
            self.leading[id(block)] = self.context.targets[eid]
        return block

    def preambles(self, blocks: Iterable[b.Block]) -> Iterator[b.Block]:
        """The blocks, who speaks with the recitals that follow: an ``opening`` stands in a ``preamble`` only."""
        openings: list[b.Paragraph] = []
        groups: list[b.RecitalGroup] = []
        enacting: list[b.Paragraph] = []
        for block in blocks:
            is_first = id(block) in self.leading
            role = block.role if isinstance(block, b.Paragraph) else None
            if (groups or openings) and role is b.Role.ENACTING and isinstance(block, b.Paragraph):
                enacting.append(block)
                continue
            if isinstance(block, b.RecitalGroup):
                goes_on = not (is_first and groups)
            else:
                goes_on = role is b.Role.OPENING and not groups and not is_first
            if enacting or not goes_on:
                yield from self._preamble(openings, groups, enacting)
                openings, groups, enacting = [], [], []
            if isinstance(block, b.Paragraph) and role is b.Role.OPENING:
                openings.append(block)
            elif isinstance(block, b.RecitalGroup):
                groups.append(block)
            else:
                yield block
        yield from self._preamble(openings, groups, enacting)

    def _preamble(
        self, openings: list[b.Paragraph], groups: list[b.RecitalGroup], enacting: list[b.Paragraph]
    ) -> Iterator[b.Block]:
        """A preamble; recitals stand by themselves that nobody speaks, nothing refers to, and no words follow."""
        first = next(iter((*openings, *groups)), None)
        if openings or enacting or id(first) in self.leading:
            yield b.Preamble(tuple(openings), tuple(groups), tuple(enacting), self.leading.get(id(first), ""))
        else:
            yield from groups


def _pinned(element: etree._Element) -> str:
    return pinned(element.get("eId", ""))


def _level(element: etree._Element) -> int:
    """The level at which a heading was issued, where it does not follow from the depth; 0 where it does."""
    _, _, level = element.get("class", "").partition("level-")
    return whole(level)
