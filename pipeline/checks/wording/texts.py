"""The running words of a source as one text, which every rule of wording reads once.

Each paragraph, heading, title, cell or note is a *flow* of its own. In the joined text flows are parted by ``END``;
``REF`` stands for a reference that prints its target, and for an empty element; ``BLOCK`` for a list, table … inside a
paragraph; ``BREAK`` for a line break. None of these can stand in XML, none is a letter or white space.
"""

from __future__ import annotations

import re
from bisect import bisect_right

from lxml import etree
from msgspec import Struct, field

from pipeline.language import OFFICIAL
from pipeline.source.markup.names import LANG, WITHIN
from pipeline.xmlio.parse import Parsed, local

END, REF, BLOCK, BREAK = "\x00", "\x01", "\x02", "\x03"
_SIGNS = str.maketrans("", "", END + REF + BLOCK + BREAK)
FLOWS = frozenset(
    {
        *("paragraph", "numbered", "opening", "recital", "item", "point", "participant", "continuation", "heading"),
        *("title", "organ", "above", "cell", "abbreviations", "source", "text", "footnote", "symbol", "subsidiary"),
        *("sitting", "subject", "mission", "reference", "salutation", "complimentary", "testimonium", "place-date"),
        *("certification", "party", "name", "post", "enacting", "units", "table-note"),
        *("sent-by", "sent-to", "reference-line", "translated"),
        *("sponsors", "proponent", "part", "meeting", "in-favour", "against", "abstaining", "step"),
    }
)
INLINE = frozenset(
    {
        *("run-in", "kind", "sender", "addressee", "date", "ref", "emphasis", "foreign", "work-title", "person"),
        "act",
        *("organization", "state", "location", "event", "role", "concept", "term", "sup", "sub", "run", "surname"),
    }
)
_APART = frozenset({"foreign", "work-title"})  # words that are not in the language around them
_HYPHEN = re.compile("-")
_NOTES = ("note", "note-again")
_LONGEST_WORD = 60  # signs of a word on each side of a finding; longer ones are cut
_NEAR = 20  # signs beside a finding that are told with it
_KEPT = frozenset({"quotation", "facsimile", "step"})  # words of others


class Flow(Struct):
    """A flow: its element, its name and that of its parent, its language, where it stands in the joined text.

    ``kept`` are words of others; ``annex`` is whether it stands in an attachment.
    """

    element: etree._Element
    name: str
    parent: str
    language: str
    kept: bool
    annex: bool
    start: int = 0
    end: int = 0


class Texts(Struct):
    """The joined text, its flows in order, and from which piece of the tree each stretch of it comes."""

    text: str = ""
    flows: list[Flow] = field(default_factory=list)
    begins: list[int] = field(default_factory=list)
    pieces: list[tuple[etree._Element, bool]] = field(default_factory=list)
    apart: list[tuple[int, int]] = field(default_factory=list)
    raised: list[tuple[int, int]] = field(default_factory=list)
    issued: list[tuple[int, int]] = field(default_factory=list)
    referred: list[tuple[int, int]] = field(default_factory=list)
    _starts: list[int] = field(default_factory=list)
    _hyphens: list[int] | None = None

    def flow(self, offset: int) -> Flow:
        """The flow that a character of the joined text stands in."""
        if not self._starts:
            self._starts = [flow.start for flow in self.flows]
        return self.flows[bisect_right(self._starts, offset) - 1]

    def languages(self) -> tuple[str, ...]:
        """The official languages that flows are in."""
        return tuple(sorted({flow.language[:2] for flow in self.flows} & set(OFFICIAL)))

    def piece(self, offset: int) -> tuple[tuple[etree._Element, bool], int]:
        """The piece of the tree that a character comes from, and its place in there."""
        index = bisect_right(self.begins, offset) - 1
        return self.pieces[index], offset - self.begins[index]

    def is_referred(self, offset: int) -> bool:
        """Whether a character is in the words of a reference."""
        return _within(self.referred, offset, len(self.text))

    def own(self, start: int, end: int) -> str:
        """A stretch without words that are apart."""
        at = bisect_right(self.apart, (start, -1))
        parts = []
        for begun, ended in self.apart[max(0, at - 1) :]:
            if begun >= end:
                break
            parts.append(self.text[start : max(start, begun)])
            start = max(start, min(ended, end))
        return "".join([*parts, self.text[start:end]])

    def hyphens(self) -> list[int]:
        """Where hyphens stand, but for the first and the last character."""
        if self._hyphens is None:
            last = len(self.text) - 1
            self._hyphens = [found.start() for found in _HYPHEN.finditer(self.text) if 0 < found.start() < last]
        return self._hyphens

    def word(self, start: int, end: int) -> tuple[int, int]:
        """A stretch with the whole of the words that it begins and ends in; of longer words, the nearest signs."""
        first, last = max(0, start - _LONGEST_WORD), min(len(self.text), end + _LONGEST_WORD)
        while start > first and _in_word(self.text[start - 1]):
            start -= 1
        while end < last and _in_word(self.text[end]):
            end += 1
        return start, end

    def word_before(self, end: int) -> str:
        """The word that ends there."""
        return self.text[self.word(end, end)[0] : end]

    def around(self, start: int, end: int) -> str:
        """A stretch with the words beside it, in one line."""
        begun, done = max(0, start - _NEAR), end + _NEAR
        before = self.text[begun:start].rpartition(END)[2]
        after = self.text[end:done].partition(END)[0]
        if len(before) == _NEAR:
            before = before.partition(" ")[2]
        if len(after) == _NEAR:
            after = after.rpartition(" ")[0]
        return excerpt(before + self.text[start:end] + after)

    def is_apart(self, offset: int) -> bool:
        """Whether a character is in words of another language, or in the title of a work."""
        return _within(self.apart, offset, len(self.text))

    def is_issued(self, offset: int) -> bool:
        """Whether a character is in words that are kept as they were issued."""
        return _within(self.issued, offset, len(self.text))


class _Reader:
    def __init__(self) -> None:
        self.made = Texts()
        self.parts: list[str] = []
        self.length = 0

    def put(self, text: str) -> None:
        self.parts.append(text)
        self.length += len(text)

    def words(self, element: etree._Element, text: str | None, *, tail: bool) -> None:
        if text:
            self.made.begins.append(self.length)
            self.made.pieces.append((element, tail))
            self.put(text)

    def visit(self, element: etree._Element, parent: str, language: str, *, kept: bool, annex: bool) -> None:
        """What is outside of a flow; a flow begins with the first element that holds running words."""
        waiting = [(element, parent, language, kept, annex)]
        while waiting:
            node, above, lang, is_kept, in_annex = waiting.pop()
            name = local(node)
            lang = (node.get(LANG) or lang).lower()
            is_kept = is_kept or name in _KEPT
            in_annex = in_annex or name in ("annex", "enclosure", "attachment", "appendix", "unlabelled")
            if name == "record":
                continue
            if name in FLOWS:
                flow = Flow(node, name, above, lang, is_kept, in_annex, self.length)
                later: list[etree._Element] = []
                self.made.flows.append(flow)
                self.inside(node, lang, later)
                flow.end = self.length
                self.put(END)
                waiting.extend((each, name, lang, is_kept, in_annex) for each in reversed(later))
            else:
                waiting.extend((each, name, lang, is_kept, in_annex) for each in reversed(node))

    def inside(self, node: etree._Element, language: str, later: list[etree._Element]) -> None:
        self.words(node, node.text, tail=False)
        for child in node:
            name = local(child)
            if name in INLINE:
                begun = self.length
                if not child.text and not len(child):
                    self.put(REF)
                self.inside(child, language, later)
                other = (child.get(LANG) or language).lower() != language
                if child.get("as") == "issued":
                    self.made.issued.append((begun, self.length))
                if name == "ref":
                    self.made.referred.append((begun, self.length))
                if name in _APART or other:
                    self.made.apart.append((begun, self.length))
                elif name == "sup":
                    self.made.raised.append((begun, self.length))
            elif name == "br":
                self.put(BREAK)
            else:
                if name not in _NOTES:
                    self.put(BLOCK if name in WITHIN else REF)
                later.append(child)
            self.words(child, child.tail, tail=True)


def texts_of(parsed: Parsed) -> Texts:
    """The running words of a parsed source, valid or not."""
    reader = _Reader()
    reader.visit(parsed.root, "", "", kept=False, annex=False)
    reader.made.text = "".join(reader.parts)
    for spans in (reader.made.apart, reader.made.referred):
        spans.sort()
    reader.made.issued.sort()
    return reader.made


def _within(spans: list[tuple[int, int]], offset: int, length: int) -> bool:
    index = bisect_right(spans, (offset, length)) - 1
    return index >= 0 and spans[index][0] <= offset < spans[index][1]


def _in_word(sign: str) -> bool:
    return sign.isalnum() or sign in "_\u00ad\u200b\u200c\u200d\u2060" or "\u0300" <= sign <= "\u036f"


def excerpt(text: str) -> str:
    """Words of the joined text for a message: in one line, without the signs for what is no text."""
    return " ".join(text.translate(_SIGNS).split())
