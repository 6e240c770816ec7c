"""Reads paragraphs with what belongs to them: lists, quotations, tables, figures, and the words that continue them."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from itertools import groupby

from lxml import etree

from pipeline.akn.data import kinds
from pipeline.akn.file import text_of
from pipeline.akn.names import XML_LANG, is_element, own, q
from pipeline.document.functions import Function
from pipeline.importing.body.levels import Levels
from pipeline.importing.body.lists import PointReader, counts, point_list
from pipeline.importing.body.tables import read_figure, read_table
from pipeline.importing.context import Context
from pipeline.importing.inline import after, inlines, joined, written
from pipeline.source.model import blocks as b
from pipeline.source.model.inline import Inlines, Text
from pipeline.whole_numbers import whole

_NAMES, _CLASSES = kinds()["names"], kinds()["classes"]


def element_children(parent: etree._Element | None) -> list[etree._Element]:
    """The elements in ``parent``; none where there is no parent."""
    return [] if parent is None else [child for child in parent if is_element(child)]


def named(element: etree._Element, name: str) -> etree._Element | None:
    """The child of that name."""
    return element.find(q(name))


def number_of(element: etree._Element) -> str:
    """The printed number of a level or item, ``''`` where it has none."""
    found = element.find(q("num"))
    return "" if found is None else " ".join(text_of(found).split())


class ParagraphReader:
    """Reads paragraphs of one component; blocks inside them are read by ``reader``."""

    def __init__(self, context: Context, reader: Levels) -> None:
        self.context = context
        self.reader = reader

    def paragraph(
        self, element: etree._Element, role: b.Role, depth: int, *, number: str = "", numbered: bool = False
    ) -> b.Paragraph:
        """A level that is a paragraph. ``depth`` is how many lists with numbers are around what it holds."""
        eid = element.get("eId", "")
        opening = [*element_children(named(element, "content")), *element_children(named(element, "intro"))]
        first = opening[0] if opening else None
        run_in, content = self.words(first)
        return b.Paragraph(
            role=role,
            content=content,
            parts=(*self.parts(opening[1:], depth), *self._inside(element, depth)),
            run_in=run_in,
            number=number,
            id=self.context.identifier(eid, numbered=numbered),
            wid=self.context.wid(element),
            flush=first is not None and first.get("class") == Function.FLUSH.value,
            lang=element.get(XML_LANG, ""),
            direction=element.get(own("dir"), ""),
        )

    def from_flow(
        self,
        flow: list[etree._Element],
        role: b.Role,
        identifier: str,
        depth: int = 0,
        bearer: etree._Element | None = None,
    ) -> b.Paragraph:
        """A paragraph whose words and parts stand side by side: in a container, or in its ``bearer``.

        That is the formula or item that bears its eId.
        """
        run_in, content = self.words(flow[0] if flow else None)
        first = flow[0] if flow else None
        return b.Paragraph(
            role=role,
            content=content,
            parts=tuple(self.parts(flow[1:], depth)),
            run_in=run_in,
            id=identifier,
            wid=self.context.wid(bearer if bearer is not None else first),
            lang="" if first is None else first.get(XML_LANG, ""),
            direction="" if first is None else first.get(own("dir"), ""),
        )

    def point(self, element: etree._Element, depth: int) -> PointReader:
        """A point of a list that stands in so many lists with numbers."""
        number = number_of(element)
        inner = depth + counts(number, element.get("eId", ""))
        paragraph = self.paragraph(element, b.Role.POINT, inner, numbered=bool(number))
        return PointReader(number, paragraph, element, element.get("class") == _CLASSES["inline"])

    def words(self, p: etree._Element | None) -> tuple[Inlines, Inlines]:
        """The heading that runs in, and the words of a ``p``."""
        first = None if p is None else next(iter(p), None)
        if first is None or first.get("name") != _NAMES["run_in"] or (p is not None and p.text):
            return (), inlines(self.context, p)
        loose, rest = _parted(after(self.context, first))
        return joined((*inlines(self.context, first), *loose)), rest

    def _inside(self, element: etree._Element, depth: int) -> Iterator[b.Block]:
        """Lists in a paragraph and the words between and after them."""
        children = [child for child in element_children(element) if child.tag not in _OPENING]
        for are_points, group in groupby(children, lambda child: child.tag == q("subparagraph")):
            if are_points:
                yield point_list(self.context, "", [self.point(point, depth) for point in group], depth)
                continue
            for child in group:
                yield from self._held(child, depth)

    def _held(self, child: etree._Element, depth: int) -> Iterator[b.Block]:
        if child.tag == q("list"):
            read = [self.point(point, depth) for point in child.findall(q("point"))]
            yield point_list(self.context, child.get("eId", ""), read, depth, child)
            yield from self._continued(named(child, "wrapUp"), depth)
        elif child.tag == q("hcontainer"):
            yield from self._continued(named(child, "content"), depth)
        else:
            yield from self._continued(child, depth)

    def _continued(self, holder: etree._Element | None, depth: int) -> Iterator[b.Block]:
        yield from self.parts(element_children(holder), depth)

    def parts(self, flow: Iterable[etree._Element], depth: int) -> Iterator[b.Block]:
        """Blocks of a content, introduction or wrap-up."""
        waiting = deque(flow)
        while waiting:
            first = waiting.popleft()
            name = etree.QName(first).localname
            quoted = first.find(q("embeddedStructure"))
            if quoted is not None:
                yield self._quotation(quoted, depth)
            elif name == "p":
                run_in, content = self.words(first)
                block = first.get("class") == Function.SET_OFF.value
                yield b.Paragraph(b.Role.CONTINUATION, content, run_in=run_in, set_off=block)
            elif name == "blockList":
                yield self._block_list(first, depth)
            elif name == "table":
                under: list[etree._Element] = []
                while waiting and waiting[0].get("class") == _CLASSES["table_note"]:
                    under.append(waiting.popleft())
                yield read_table(self.context, self.reader, first, under, self.parts)
            elif name == "toc":
                yield b.Contents(max((whole(item.get("level", "1"), 1) for item in first), default=2))
            elif first.get("name") == _NAMES["picture"]:
                caption = waiting.popleft() if waiting and waiting[0].get("name") == _NAMES["caption"] else None
                yield read_figure(self.context, self.reader, first, caption)

    def _quotation(self, quoted: etree._Element, depth: int) -> b.Quotation:
        return b.Quotation(
            self.reader.blocks(quoted, depth),
            self.context.identifier(quoted.get("eId", "")),
            quoted.get(XML_LANG, ""),
            quoted.get(own("dir"), ""),
        )

    def _block_list(self, element: etree._Element, depth: int) -> b.PointList:
        points = []
        for item in element.findall(q("item")):
            flow = [child for child in element_children(item) if child.tag != q("num")]
            number = number_of(item)
            inner = depth + counts(number, item.get("eId", ""))
            paragraph = self.from_flow(flow, b.Role.POINT, "", inner, item)
            points.append(PointReader(number, paragraph, item, inline=False))
        return point_list(self.context, element.get("eId", ""), points, depth, element)


_OPENING = (q("num"), q("heading"), q("content"), q("intro"))


def _parted(following: Inlines) -> tuple[Inlines, Inlines]:
    """What follows a heading that runs in: the punctuation that is its own, and the words after the space."""
    match following:
        case (Text(text), *others):
            loose, _, words = text.partition(" ")
            return written(loose), (*written(words), *others)
        case _:
            return (), following
