"""Reads inline content back into the Source model."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from copy import deepcopy

from lxml import etree

from pipeline.akn.data import kinds
from pipeline.akn.file import divides_marks, text_of
from pipeline.akn.names import AKN, XML_LANG, is_element, own, q
from pipeline.importing.context import MARKS, Context
from pipeline.source.model.inline import (
    Break,
    DateRun,
    Footnote,
    Inline,
    Inlines,
    Mark,
    Marked,
    NoteAgain,
    Reference,
    TargetKind,
    Text,
    plain,
)

_SEMANTIC = {name: Mark(name) for name in ("person", "organization", "location", "event", "role", "concept", "term")}
_PLAIN = {name: Mark(kind) for kind, name in kinds()["marks"].items()}
_NAMED = {f"akn4un:{kind}": mark for kind, mark in MARKS.items()}
_NAMED |= {name: _PLAIN.pop(name) for name in tuple(_PLAIN) if ":" in name}


def inlines(context: Context, element: etree._Element | None) -> Inlines:
    """The inline content of ``element``; elements of titles are only their words."""
    return () if element is None else joined(_content(context, element))


def after(context: Context, element: etree._Element) -> Inlines:
    """The inline content that follows ``element`` in its line: punctuation, marks of notes, words."""
    holder = etree.Element("holder")
    holder.text = element.tail
    holder.extend([deepcopy(sibling) for sibling in element.itersiblings()])
    return inlines(context, holder)


def joined(items: Iterator[Inline] | Inlines) -> Inlines:
    """``items`` with words side by side as one run, without the space that stands before a line break."""
    found: list[Inline] = []
    for item in items:
        last = found[-1] if found else None
        if isinstance(item, Break) and isinstance(last, Text):
            found[-1:] = written(last.text.removesuffix(" "))
        if isinstance(item, Text) and found and isinstance(found[-1], Text):
            found[-1] = Text(found[-1].text + item.text)
        else:
            found.append(item)
    return tuple(found)


def _content(context: Context, element: etree._Element) -> Iterator[Inline]:
    if element.text:
        yield Text(element.text)
    passed: etree._Element | None = None
    for child in element:
        if passed is not None and child is passed:  # the last day of a span, read with the first
            passed = None
        elif is_element(child):
            last = _last_day(child)
            if last is not None:
                words = (*_content(context, child), *written(child.tail), *_content(context, last))
                yield DateRun(child.get("date", ""), joined(words), last.get("date", ""))
                passed = last
                continue
            yield from read_inline(context, child)
        if child.tail and not divides_marks(child):
            yield Text(child.tail)


def written(words: str | None) -> Inlines:
    """Words as inline content; nothing where there are none."""
    return (Text(words),) if words else ()


def _last_day(child: etree._Element) -> etree._Element | None:
    """The last day of the span that begins with ``child``."""
    after = child.getnext()
    begins = child.tag == q("date") and child.get("refersTo") == "#startDate"
    ends = after is not None and after.tag == q("date") and after.get("refersTo") == "#endDate"
    return after if begins and ends else None


def read_inline(context: Context, element: etree._Element) -> Iterator[Inline]:
    """What one element in running text is, without what follows it."""
    name = etree.QName(element).localname if etree.QName(element).namespace == AKN else ""
    reader = _READERS.get(name)
    if reader is not None:
        yield reader(context, element)
    elif name == "sup" and element.get("class") == "footnote":
        yield from _notes(context, element)
    elif name in _PLAIN or name in _SEMANTIC or element.get("name") in _NAMED:
        yield _marked(context, element, name)
    else:
        yield from _content(context, element)


def _marked(context: Context, element: etree._Element, name: str) -> Marked:
    mark = _PLAIN.get(name) or _SEMANTIC.get(name) or _NAMED[element.get("name", "")]
    if element.get("class") == Mark.STATE.value:
        mark = Mark.STATE
    elif name == "span" and element.get("class") == "italic":
        mark = Mark.EMPHASIS
    content = inlines(context, element)
    key = context.key(element, mark.value, " ".join(plain(content).split())) if element.get("refersTo") else ""
    return Marked(mark, content, key, element.get(XML_LANG, ""), element.get(own("dir"), ""))


def _date(context: Context, element: etree._Element) -> Inline:
    return DateRun(element.get("date", ""), inlines(context, element), element.get(own("until"), ""))


def _reference(context: Context, element: etree._Element) -> Inline:
    """A reference. Where it says no more than the label or symbol of its target, the words are left to the resolver."""
    content, href, symbol = inlines(context, element), element.get("href", ""), element.get("title", "")
    words = text_of(element)
    if symbol:
        return Reference(TargetKind.SYMBOL, symbol, () if words == symbol else content)
    if href.startswith("#"):
        target = context.targets.get(href[1:], "")
        return Reference(TargetKind.PLACE, target, () if element.get("class") == "label" else content)
    return Reference(TargetKind.WEB, href, () if words == href else content)


def _break(_context: Context, _element: etree._Element) -> Inline:
    return Break()


def _notes(context: Context, element: etree._Element) -> Iterator[Inline]:
    for child in element:
        if child.tag == q("noteRef"):
            yield NoteAgain(context.targets.get(child.get("href", "")[1:], ""))
        elif child.tag == q("authorialNote"):
            mark = child.get("marker", "")
            paragraphs = tuple(inlines(context, p) for p in child.findall(q("p")))
            given = context.targets.get(child.get("eId", ""), "")
            yield Footnote(paragraphs, mark if mark.startswith("*") else "", given, context.wid(child))


_READERS: dict[str, Callable[[Context, etree._Element], Inline]] = {
    "date": _date,
    "ref": _reference,
    "a": _reference,
    "eol": _break,
}
