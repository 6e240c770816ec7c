"""Reads markup as it is typed: tags that are not finished, elements that nobody has closed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct, field

_TOKEN = re.compile(
    r"<!--(?:.*?)(?:-->|\Z)|<!\[CDATA\[(?:.*?)(?:\]\]>|\Z)|<\?(?:.*?)(?:\?>|\Z)"
    r"|<(?P<close>/?)(?P<name>[^\s<>/=\"']*)(?P<inside>(?:[^<>\"']|\"[^\"<]*\"|'[^'<]*')*)(?P<end>/?>)?",
    re.DOTALL,
)
_ATTRIBUTE = re.compile(r"(?<![^\s=\"'<>/])([^\s=\"'<>/]+)\s*=\s*(?:\"([^\"<]*)\"|'([^'<]*)')")


class Span(Struct, frozen=True):
    """A stretch of the text: where it begins, and where it ends (the character after it)."""

    start: int
    end: int

    def holds(self, offset: int) -> bool:
        """Whether a cursor there touches it."""
        return self.start <= offset <= self.end


class Value(Struct, frozen=True):
    """The value of an attribute, and where it stands, without its quotation marks; ``name`` is where its name does."""

    text: str
    span: Span
    name: Span


class Node(Struct):
    """An element: its name, its first tag, all of it, its attributes, and those within it.

    ``closed`` says whether it has a last tag, or is empty; ``last`` is where the name in its last tag stands.
    """

    name: str
    tag: Span
    span: Span
    attributes: dict[str, Value]
    parent: Node | None = None
    children: list[Node] = field(default_factory=list)
    closed: bool = False
    last: Span | None = None

    @property
    def title(self) -> Span:
        """Where its name stands in its first tag."""
        return Span(self.tag.start + 1, self.tag.start + 1 + len(self.name))

    @property
    def around(self) -> str:
        """The name of the nearest element around it that has another name: sections of a resolution nest."""
        node = self.parent
        while node is not None and node.name == self.name:
            node = node.parent
        return node.name if node else ""

    def value(self, name: str) -> str:
        """The value of an attribute; ``''`` where it has none."""
        found = self.attributes.get(name)
        return found.text if found else ""

    def all(self) -> Iterator[Node]:
        """The element and those within it, in the order of the text."""
        waiting = [self]
        while waiting:
            node = waiting.pop()
            yield node
            waiting += reversed(node.children)


class Markup(Struct, frozen=True):
    """A text and the elements that can be told in it; ``root`` holds them all and has no name."""

    text: str
    root: Node

    def nodes(self) -> Iterator[Node]:
        """Every element, in the order of the text."""
        yield from (node for node in self.root.all() if node is not self.root)

    def innermost(self, offset: int) -> Node:
        """The innermost element that a cursor stands in; the root where it stands in none."""
        found, went = self.root, True
        while went:
            went = False
            for child in found.children:
                inside = child.span.start < offset < child.span.end
                if inside or (not child.closed and child.span.start < offset <= child.span.end):
                    found, went = child, True
                    break
        return found

    def words(self, node: Node) -> str:
        """The words in an element, without its markup."""
        inner = self.text[node.tag.end : node.span.end]
        return " ".join(re.sub(r"<[^>]*>?", " ", inner).split())


def read(text: str) -> Markup:
    """The markup of ``text``. An element that nobody closes ends with the one around it."""
    root = Node("", Span(0, 0), Span(0, len(text)), {})
    open_ = [root]
    for found in _TOKEN.finditer(text):
        name = found["name"]
        if name is None:  # a comment, a section of characters, an instruction
            continue
        if found["close"]:
            _close(open_, name, found)
        else:
            node = Node(name, Span(*found.span()), Span(*found.span()), _attributes(found), open_[-1])
            open_[-1].children.append(node)
            if found["end"] == "/>":
                node.closed = True
            else:
                open_.append(node)
    for node in open_[1:]:
        node.span = Span(node.span.start, len(text))
    return Markup(text, root)


def _close(open_: list[Node], name: str, found: re.Match[str]) -> None:
    """A last tag: it ends the nearest element of its name, and those within it that nobody has closed."""
    if not any(node.name == name for node in open_[1:]):
        return
    while open_[-1].name != name:
        node = open_.pop()
        node.span = Span(node.span.start, found.start())
    node = open_.pop()
    node.span, node.closed = Span(node.span.start, found.end()), True
    node.last = Span(found.start("name"), found.end("name"))


def _attributes(found: re.Match[str]) -> dict[str, Value]:
    base, made = found.start("inside"), {}
    for each in _ATTRIBUTE.finditer(found["inside"]):
        group = 2 if each[2] is not None else 3
        span = Span(base + each.start(group), base + each.end(group))
        made[each[1]] = Value(each[group], span, Span(base + each.start(1), base + each.end(1)))
    return made
