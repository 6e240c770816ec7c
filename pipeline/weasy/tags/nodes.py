"""A structure element while the tree is built: one for each element of the HTML."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from msgspec import Struct, field

from pipeline.weasy.content.marks import Mark


class Annotation(Struct, eq=False):
    """The annotation of a link, on the page counted from 0."""

    dictionary: Any
    page: int


class Node(Struct, eq=False):
    """``role`` is the structure type, ``element`` the HTML element (``None`` for elements that rules add).

    ``attributes`` maps an owner (Table, List, Layout) to names and values as PDF syntax; ``language`` and ``direction``
    are those in force, ``lang`` the language to be written, if any.
    """

    role: str
    element: Any = None
    parent: Node | None = None
    language: str = ""
    direction: str = ""
    lang: str = ""
    id: str = ""
    alt: str = ""
    actual: str = ""
    expansion: str = ""
    attributes: dict[str, dict[str, str]] = field(default_factory=dict)
    kids: list[Node | Mark | Annotation] = field(default_factory=list)
    refers: list[Node] = field(default_factory=list)
    headers: tuple[str, ...] = ()
    reference: Any = None

    def add(self, kid: Node | Mark | Annotation) -> None:
        """Add a kid at the end."""
        if isinstance(kid, Node):
            kid.parent = self
        self.kids.append(kid)

    def take(self, kids: list[Node | Mark | Annotation]) -> Node:
        """Make these the only kids; returns the node."""
        self.kids = []
        for kid in kids:
            self.add(kid)
        return self

    def new(self, role: str) -> Node:
        """A node of the same language and direction that is not in the tree yet."""
        return Node(role, parent=self, language=self.language, direction=self.direction)

    def nodes(self) -> list[Node]:
        """The kids that are structure elements."""
        return [kid for kid in self.kids if isinstance(kid, Node)]

    def walk(self) -> Iterator[Node]:
        """The node and all below it, in reading order."""
        stack = [self]
        while stack:
            node = stack.pop()
            yield node
            stack.extend(reversed(node.nodes()))
