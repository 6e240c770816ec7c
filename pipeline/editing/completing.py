"""What may stand where the cursor is: elements, attributes, values, ids; as the schema has them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum
from functools import cache

from msgspec import Struct

from pipeline.editing.markup import Markup, Node, Span
from pipeline.editing.referring import TARGETS, targets
from pipeline.source.grammar.schema import Attribute, Element, element, types

_SLICE = 20_000  # characters before the cursor in which its tag begins
_OPEN = re.compile(r"<([^\s<>/=\"']*)((?:[^<>\"']|\"[^\"<]*\"|'[^'<]*')*)$")
_IN_NAME = re.compile(r"(?:^|\s)([^\s=\"'<>/]*)$")
_CLOSING = re.compile(r"</([^\s<>]*)$")
_BOOLEANS = ("true", "false")


class Kind(Enum):
    """What is offered."""

    ELEMENT = "element"
    ATTRIBUTE = "attribute"
    VALUE = "value"
    TARGET = "target"


class Offer(Struct, frozen=True):
    """Something that may stand there: its name, what takes the place of ``span``, and what it means.

    In ``text``, ``$1`` is where the cursor goes next, and ``$0`` where it ends.
    """

    kind: Kind
    name: str
    text: str
    span: Span
    words: str
    needed: bool = False


def proposals(markup: Markup, offset: int) -> tuple[Offer, ...]:
    """What may stand at ``offset``; nothing where only words can."""
    before = markup.text[max(0, offset - _SLICE) : offset]
    if closing := _CLOSING.search(before):
        return tuple(_last_tag(markup, offset, closing))
    if before.endswith("<!--") or before.rfind("<!--") > before.rfind("-->"):
        return ()
    tag = _unfinished(before)
    if tag is None:
        return ()
    name, inside = tag
    node = _at(markup, offset)
    if not inside:
        return tuple(
            _elements(node.parent if node.name == name and node.parent else node, Span(offset - len(name), offset))
        )
    found = element(name, node.around)
    if found is None:
        return ()
    if value := _value(inside):
        return tuple(_values(markup, found, value[0], Span(offset - len(value[1]), offset)))
    if typed := _IN_NAME.search(inside):
        return tuple(_attributes(found, node, Span(offset - len(typed[1]), offset)))
    return ()


def _unfinished(before: str) -> tuple[str, str] | None:
    """Name and inside of the tag that the cursor stands in; none where it stands in none."""
    start = before.rfind("<")
    if start < 0:
        return None
    text = before[start:]
    if found := _OPEN.match(text):
        return found[1], found[2]
    quoted = re.match(r"<([^\s<>/=\"']+)((?:[^<>\"']|\"[^\"<]*\"|'[^'<]*')*[\"'][^\"'<>]*)$", text)
    return (quoted[1], quoted[2]) if quoted else None


def _value(inside: str) -> tuple[str, str] | None:
    """Name of the attribute whose value the cursor stands in, and what is typed of it; none where it is in none."""
    quote = max(inside.rfind('"'), inside.rfind("'"))
    before = inside[: max(quote, 0)].rstrip()
    if not before.endswith("="):
        return None
    return before[:-1].split()[-1] if before[:-1].strip() else "", inside[quote + 1 :]


def _at(markup: Markup, offset: int) -> Node:
    """The element whose first tag the cursor stands in, else the one around the cursor."""
    innermost = markup.innermost(offset)
    return next((node for node in innermost.children if node.tag.start < offset <= node.tag.end), innermost)


def _last_tag(markup: Markup, offset: int, closing: re.Match[str]) -> Iterator[Offer]:
    node: Node | None = markup.innermost(offset)
    span = Span(offset - len(closing[1]), offset)
    while node is not None and node.name:
        if not node.closed:
            yield Offer(Kind.ELEMENT, node.name, f"{node.name}>", span, "the element that is open here", needed=True)
            return
        node = node.parent


def _elements(parent: Node, span: Span) -> Iterator[Offer]:
    if not parent.name:
        names: tuple[str, ...] = ("document",)
        around: Element | None = None
    else:
        around = element(parent.name, parent.around)
        names = around.children if around else ()
    for name in names:
        found = element(name, parent.around if name == parent.name else parent.name)
        if found is not None:
            yield Offer(Kind.ELEMENT, name, _snippet(found), span, found.words)


def _snippet(found: Element) -> str:
    needed = [attribute for attribute in found.attributes if attribute.required]
    typed = "".join(f' {attribute.name}="${number}"' for number, attribute in enumerate(needed, 1))
    if not found.mixed and not found.children:
        return f"{found.name}{typed}/>$0"
    return f"{found.name}{typed}>$0</{found.name}>"


def _attributes(found: Element, node: Node, span: Span) -> Iterator[Offer]:
    for attribute in found.attributes:
        if attribute.name not in node.attributes:
            text = f'{attribute.name}="$1"$0'
            yield Offer(Kind.ATTRIBUTE, attribute.name, text, span, attribute.words, attribute.required)


def _values(markup: Markup, found: Element, name: str, span: Span) -> Iterator[Offer]:
    if (found.name, name) in TARGETS:
        for id_, node in targets(markup).items():
            yield Offer(Kind.TARGET, id_, id_, span, f"{node.name}: {markup.words(node)[:80]}")
        return
    attribute = next((each for each in found.attributes if each.name == name), None)
    for value in values(attribute) if attribute else ():
        yield Offer(Kind.VALUE, value, value, span, attribute.words if attribute else "")


def values(attribute: Attribute) -> tuple[str, ...]:
    """The values that the schema lists for an attribute."""
    return _BOOLEANS if attribute.type == "xs:boolean" else _listed().get(attribute.type, ())


@cache
def _listed() -> dict[str, tuple[str, ...]]:
    return {each.name: each.members for each in types()}
