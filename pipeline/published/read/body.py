"""The paragraphs of a lifted file as blocks of the source: numbered ones, lists, headings, articles, tables."""

from __future__ import annotations

from collections.abc import Iterable

from lxml import etree
from msgspec.structs import replace

from pipeline.published.acts import Act, Acts
from pipeline.published.labels import number
from pipeline.published.lift.headings import HEADING
from pipeline.published.read.articles import articles
from pipeline.published.read.inline import InlineReader
from pipeline.published.read.points import POINTS, list_of
from pipeline.published.read.tables import has_rows, read_table
from pipeline.published.tree import child, children, empty, flat, is_a, wid
from pipeline.source.model import blocks as b
from pipeline.source.model.inline import Inlines, Text
from pipeline.words import Words, words

_HEADS = (HEADING, "heading", "crossHeading")
_LEVELS = ("section", "article", "division", "chapter", "part", "title", "tblock", "subsection", "clause")
_NOTHING = Text("…")  # where a number stands before no words
_LONGEST = 24  # characters of a number
_TEXT = ("p", "block", "span", "inline")


class BodyReader:
    """Reads the bodies of one file in its language."""

    def __init__(self, lang: str, acts: Acts) -> None:
        self.lang = lang
        self.own: Words = words(lang)
        self.acts = acts
        self.inlines = InlineReader(lang, acts)
        self.last = 0  # the number of the last numbered paragraph of the component
        self.depth = 0  # how many lists are around what is being read
        self.rank = 0  # how many lists with letters or Roman numbers are around what is being read

    def component(self, elements: Iterable[etree._Element], *, within: bool = False) -> tuple[b.Block, ...]:
        """The blocks of a body of its own, or of one ``within`` another, whose count goes on unless it begins anew."""
        self.last = self.last if within else 0
        return self._sections([each for each in elements if not empty(each)])

    def _sections(self, elements: list[etree._Element]) -> tuple[b.Block, ...]:
        """The blocks; what follows a heading stands in its section."""
        found: list[b.Block] = []
        place = 0
        while place < len(elements):
            element = elements[place]
            place += 1
            if not _heading(element):
                found += self.block(element)
                continue
            after = place
            while after < len(elements) and not _heading(elements[after]):
                after += 1
            found.append(self._headed(element, elements[place:after]))
            place = after
        return articles(tuple(found), self.own)

    def _headed(self, element: etree._Element, inside: list[etree._Element]) -> b.Section:
        """A section: its heading, with the number that it has, and what stands under it."""
        heads = [element] if is_a(element, *_HEADS) else children(element, *_HEADS)
        number_ = [each for each in children(element, "num") if not empty(each)]
        words_ = self.inlines.words(*heads, plainly=True)
        words_ = (Text(f"{flat(number_[0])} "), *words_) if number_ else words_
        if is_a(element, *_LEVELS):
            own = self._sections([each for each in children(element) if not is_a(each, "num", *_HEADS)])
        else:
            content, parts = ((), ()) if is_a(element, *_HEADS) else self.parts(element)
            own = (b.Paragraph(b.Role.PARAGRAPH, content, parts),) if content else parts
        held = tuple(block for each in inside for block in self.block(each))
        return b.Section(words_ or (_NOTHING,), (*own, *held), wid=wid(element))

    def block(self, element: etree._Element) -> tuple[b.Block, ...]:
        """The blocks of one element of a body; what has no place is kept as a paragraph."""
        if empty(element) and not is_a(element, "container", "table"):
            return ()
        if is_a(element, *_LEVELS) and child(element, *_HEADS) is not None:
            return (self._headed(element, []),)
        if is_a(element, "paragraph", "point", "item", *_LEVELS):
            return self._paragraph(element)
        if is_a(element, "list", "blockList"):
            return self.loose_list(element)
        if is_a(element, "table") and has_rows(element):
            return (read_table(element, self.inlines),)
        if is_a(element, "container", "content", "hcontainer", "intro", "wrapUp"):
            return tuple(block for each in children(element) for block in self.block(each))
        if is_a(element, *_TEXT):
            return self._plain(element)
        return self._unplaced(element)

    def _plain(self, element: etree._Element) -> tuple[b.Block, ...]:
        content = self.inlines.words(element, acting=True)
        return (b.Paragraph(b.Role.PARAGRAPH, content),) if content else ()

    def _unplaced(self, element: etree._Element) -> tuple[b.Block, ...]:
        self.acts.add(Act.UNPLACED, element, flat(element))
        inside = [each for each in children(element) if not is_a(each, *_TEXT)]
        if inside and not (element.text or "").strip() and not any((each.tail or "").strip() for each in element):
            return tuple(block for each in children(element) for block in self.block(each))
        return self._plain(element)

    def _paragraph(self, element: etree._Element) -> tuple[b.Block, ...]:
        num = child(element, "num")
        content, parts = self.parts(element)
        if num is None and not content:
            return tuple(_alone(part) for part in parts)
        content, own = content or (_NOTHING,), wid(element)
        if num is None:
            return (b.Paragraph(b.Role.PARAGRAPH, content, parts, wid=own),)
        found = number(f"{flat(num)} ")
        if found is None or found[1].strip() != flat(num):
            printed = flat(num).strip(" .-–—()") or flat(num)
            if len(printed) > _LONGEST or not any(map(str.isalnum, printed)):
                return (b.Paragraph(b.Role.PARAGRAPH, (Text(f"{flat(num)} "), *content), parts, wid=own),)
            return (b.Paragraph(b.Role.NUMBERED, content, parts, number=printed, wid=own),)
        start = found[0] if found[0] != self.last + 1 else 0
        self.last = found[0]
        return (b.Paragraph(b.Role.NUMBERED, content, parts, start=start, wid=own),)

    def parts(self, element: etree._Element, *, acting: bool = True) -> tuple[Inlines, tuple[b.Block, ...]]:
        """The words of a paragraph or point, and what stands inside it."""
        return self.parts_of(self._held(element), acting=acting)

    def parts_of(
        self, elements: Iterable[etree._Element], *, acting: bool = True
    ) -> tuple[Inlines, tuple[b.Block, ...]]:
        """The same of the elements that a paragraph holds."""
        words_: Inlines = ()
        parts: list[b.Block] = []
        for held in elements:
            if is_a(held, *_TEXT, "listIntroduction", "listWrapUp"):
                content = self.inlines.words(held, acting=acting and not words_)
                if not content:
                    continue
                if not words_:
                    words_ = content if not parts else (_NOTHING,)
                    parts += [b.Paragraph(b.Role.CONTINUATION, content)] if parts else []
                else:
                    parts.append(b.Paragraph(b.Role.CONTINUATION, content))
            elif is_a(held, "list", "blockList", "sublist"):
                parts += self._points(held)
            elif is_a(held, "table") and has_rows(held):
                parts.append(read_table(held, self.inlines))
            else:
                self.acts.add(Act.UNPLACED, held, flat(held))
                words_ = words_ or (_NOTHING,)
                parts.append(b.Paragraph(b.Role.CONTINUATION, self.inlines.words(held)))
        return words_, tuple(part for part in parts if not isinstance(part, b.Paragraph) or part.content)

    def _held(self, element: etree._Element) -> Iterable[etree._Element]:
        """What a paragraph holds, without the elements that only group it."""
        for each in children(element):
            if is_a(each, "num", *_HEADS):
                continue
            if is_a(each, "content", "intro", "wrapUp", "wrap", "container", "alinea"):
                yield from self._held(each)
            elif is_a(each, "list", "blockList"):
                yield from self.list_with_words(each)
            else:
                yield each

    def list_with_words(self, element: etree._Element) -> Iterable[etree._Element]:
        """A list between the words that introduce it and those that go on after it."""
        inside = children(element)
        first = next((place for place, each in enumerate(inside) if is_a(each, *POINTS, "sublist")), len(inside))
        yield from (each for each in inside[:first] if is_a(each, *_TEXT, "listIntroduction"))
        for each in children(element, "intro"):
            yield from self._held(each)
        yield element
        yield from (each for each in inside[first:] if is_a(each, *_TEXT))
        for each in children(element, "wrapUp"):
            yield from self._held(each)
        yield from children(element, "listWrapUp")

    def _points(self, element: etree._Element) -> list[b.Block]:
        return list_of(self, element)

    def loose_list(self, element: etree._Element) -> tuple[b.Block, ...]:
        """A list in no paragraph; the words that introduce it are a paragraph with it."""
        if child(element, "intro", "wrapUp", "listIntroduction", "listWrapUp", *_TEXT) is None:
            return tuple(self._points(element))
        content, parts = self.parts_of(self.list_with_words(element))
        return (b.Paragraph(b.Role.PARAGRAPH, content, parts),)


def _alone(part: b.Block) -> b.Block:
    """What stood inside a paragraph without words as a block of its own."""
    is_words = isinstance(part, b.Paragraph) and part.role is b.Role.CONTINUATION
    return replace(part, role=b.Role.PARAGRAPH) if is_words and isinstance(part, b.Paragraph) else part


def _heading(element: etree._Element) -> bool:
    return is_a(element, *_HEADS) or (is_a(element, "paragraph") and child(element, *_HEADS) is not None)
