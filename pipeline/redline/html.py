"""Both versions of a document in one HTML page: what went and what came, readable without colour, a bar beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lxml import html as parser
from lxml.html import HtmlElement

from pipeline.comparison.align import align
from pipeline.comparison.blocks import Block, Fate, Step
from pipeline.comparison.words import Edit, Op, edits, tokens

_BLOCKS = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6", "td", "th", "caption", "figcaption", "li", "dt", "dd"})
_HOLDING = _BLOCKS | {"ul", "ol", "table", "div", "section", "blockquote", "figure"}
_CELLS = frozenset({"td", "th"})
_UNSAID = frozenset({"n", "call", "skip"})  # numbers and marks of notes, which follow from where they stand
CSS = """
ins { text-decoration: underline; text-decoration-style: double }
del { text-decoration: line-through }
.edited { position: relative }
.edited::before { content: ""; position: absolute; inset-inline-start: -9pt; top: 0; bottom: 0; width: 1.5pt;
  background: #000 }
"""


def merged(old: str, new: str) -> str:
    """The page of ``new`` with the changes since ``old``; no id of ``old`` is taken over."""
    ones, others = (parser.document_fromstring(each) for each in (old, new))
    before, after = list(_leaves(ones)), list(_leaves(others))
    steps = align([_block(leaf) for leaf in before], [_block(leaf) for leaf in after])
    _write(before, after, steps)
    return str(parser.tostring(others, encoding="unicode", doctype="<!DOCTYPE html>"))


def _leaves(root: HtmlElement) -> Iterator[HtmlElement]:
    """The blocks that hold words and no other block, in order; what no reader sees is left out."""
    body = root.find("body")
    for node in () if body is None else body.iter():
        if node.tag in _BLOCKS and not any(each.tag in _HOLDING for each in node.iterdescendants()):
            yield node


def _block(leaf: HtmlElement) -> Block:
    row = (1, leaf.getparent().index(leaf)) if leaf.tag in _CELLS else (0, 0)
    sort = "cell" if leaf.tag in _CELLS else "head" if "masthead" in _classes_around(leaf) else "text"
    return Block("".join(text for text, _, _ in _texts(leaf)), leaf.get("id", ""), sort, cell=row)


def _classes_around(leaf: HtmlElement) -> set[str]:
    return {name for around in leaf.iterancestors() for name in around.get("class", "").split()}


def _texts(leaf: HtmlElement) -> Iterator[tuple[str, HtmlElement, str]]:
    """The words of a block: each with the element, and whether it is its ``text`` or its ``tail``."""
    if not _UNSAID & set(leaf.get("class", "").split()):
        if leaf.text:
            yield leaf.text, leaf, "text"
        for child in leaf:
            if isinstance(child.tag, str):
                yield from _texts(child)
            if child.tail:
                yield child.tail, child, "tail"


def _write(before: Sequence[HtmlElement], after: Sequence[HtmlElement], steps: Sequence[Step]) -> None:
    last: HtmlElement | None = None
    for step in steps:
        if step.fate is Fate.DELETED or (step.fate is Fate.MOVED and not step.arrived):
            last = _gone(before[step.old or 0], last, after)
            continue
        leaf = after[step.new or 0]
        if step.fate is Fate.CHANGED:
            _mark(before[step.old or 0], leaf)
        elif step.fate is not Fate.SAME:
            _came(leaf)
        last = leaf


def _edited(leaf: HtmlElement) -> None:
    leaf.set("class", f"{leaf.get('class', '')} edited".strip())


def _came(leaf: HtmlElement) -> None:
    """A block that is new, or stands here now."""
    _edited(leaf)
    for text, node, where in list(_texts(leaf)):
        if text.strip():
            _put(node, where, [("ins", text)])


def _mark(old: HtmlElement, leaf: HtmlElement) -> None:
    """Mark the words of a block that was edited."""
    one, other = ([token for text, _, _ in _texts(each) for token in tokens(text)] for each in (old, leaf))
    waiting = list(edits(one, other))
    _edited(leaf)
    at = 0
    texts = list(_texts(leaf))
    for place, (text, node, where) in enumerate(texts):
        own = tokens(text)
        _put(node, where, list(_pieces(own, at, waiting, one, last=place == len(texts) - 1)))
        at += len(own)
    if not texts and waiting:
        leaf.append(_element("del", "".join(one)))


def _pieces(
    own: Sequence[str], at: int, waiting: list[Edit], old: Sequence[str], *, last: bool
) -> Iterator[tuple[str, str]]:
    """The words of one text node, cut where something went or came; ``at`` is its place among those of its block."""
    end = at + len(own)
    while waiting:
        edit = waiting[0]
        if edit.op is Op.DELETED:
            if edit.new[0] > end or (edit.new[0] == end and not last):
                return
            yield "del", "".join(old[slice(*edit.old)])
            waiting.pop(0)
            continue
        begin, stop = max(edit.new[0], at), min(edit.new[1], end)
        if begin < stop:
            kind = "ins" if edit.op is Op.INSERTED else ""
            yield kind, "".join(own[begin - at : stop - at])
        if edit.new[1] > end:
            return
        waiting.pop(0)


def _put(node: HtmlElement, where: str, pieces: Sequence[tuple[str, str]]) -> None:
    """Pieces in the place of a text: those without a tag are words, others elements."""
    made: list[tuple[HtmlElement | None, str]] = [(None, "")]
    for tag, text in pieces:
        if tag:
            made.append((_element(tag, text), ""))
        else:
            made[-1] = (made[-1][0], made[-1][1] + text)
    setattr(node, where, made[0][1])
    parent, place = (node, 0) if where == "text" else (node.getparent(), node.getparent().index(node) + 1)
    for offset, (element, tail) in enumerate(made[1:]):
        if element is not None:
            element.tail = tail
            parent.insert(place + offset, element)


def _element(tag: str, text: str) -> HtmlElement:
    made = parser.Element(tag)
    made.text = text
    return made


def _gone(leaf: HtmlElement, last: HtmlElement | None, after: Sequence[HtmlElement]) -> HtmlElement:
    """A block that is no more, after the last one: in a list as an item, else as a paragraph."""
    number = "".join(str(node.text or "") for node in leaf.iter("span") if node.get("class") == "n")
    words = number + "".join(text for text, _, _ in _texts(leaf))
    item = leaf.tag == "li" and last is not None and last.tag == "li"
    made = parser.Element("li" if item else "p")
    classes = "" if leaf.tag in _CELLS or item else leaf.get("class", "") if leaf.tag == "p" else ""
    made.set("class", f"{classes} edited".strip())
    made.append(_element("del", words))
    neighbour = last if last is not None else after[0] if after else None
    while neighbour is not None and not item and neighbour.getparent() is not None and _inside(neighbour):
        neighbour = neighbour.getparent()
    if neighbour is not None:
        made.tail, neighbour.tail = ("", neighbour.tail) if last is None else (neighbour.tail, "")
        (neighbour.addnext if last is not None else neighbour.addprevious)(made)
    return made


def _inside(node: HtmlElement) -> bool:
    """Whether a paragraph cannot stand beside it: it is in a table, or the words of an item."""
    parent = node.getparent()
    return node.tag in {"td", "th", "tr", "tbody", "thead", "caption", "li", "colgroup", "figcaption"} or (
        parent is not None and parent.tag in {"td", "th"}
    )
