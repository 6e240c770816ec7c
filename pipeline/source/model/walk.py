"""Walks the Source model: every node, in the order of the source."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from functools import cache, lru_cache
from typing import Any, TypeVar, cast

from msgspec import Struct

from pipeline.source.model.blocks import Block
from pipeline.source.model.document import Source
from pipeline.source.model.inline import Inlines

Node = TypeVar("Node")

_LEAVES = frozenset({"str", "int", "bool", "Place"})  # types of fields, as they are written, that hold no nodes


@cache
def _below(kind: Hashable) -> tuple[str, ...] | None:
    """The fields of a node that may hold nodes, last first; none for what is no node."""
    if not (isinstance(kind, type) and issubclass(kind, Struct)):
        return None
    return tuple(name for name in reversed(kind.__struct_fields__) if kind.__annotations__[name] not in _LEAVES)


class _Same:
    """A node by its identity: comparing two documents for the sake of a cache would take longer than walking them."""

    __slots__ = ("node",)

    def __init__(self, node: object) -> None:
        self.node = node

    def __hash__(self) -> int:
        return id(self.node)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self.node is other.node


def nodes(node: object) -> Iterator[object]:
    """``node`` and every node below it, in order; places are no nodes."""
    return iter(_all_nodes(_Same(node))) if isinstance(node, Source) else _walk(node)


@lru_cache(maxsize=1)
def _all_nodes(document: _Same) -> tuple[object, ...]:
    """A whole document is walked once for all rules that look at it."""
    return tuple(_walk(document.node))


def _walk(node: object) -> Iterator[object]:
    waiting: list[Any] = [node]
    while waiting:
        found = waiting.pop()
        if isinstance(found, tuple):
            waiting.extend(reversed(found))
            continue
        names = _below(cast("Hashable", type(found)))
        if names is not None:
            yield found
            waiting.extend([getattr(found, name) for name in names])


def every(node: object, kind: type[Node]) -> Iterator[Node]:
    """Every node of that kind at or below ``node``, in order."""
    return (found for found in nodes(node) if isinstance(found, kind))


def held(node: object) -> Iterator[Any]:
    """What the fields of a node hold that may hold nodes, in the order of the source."""
    return (getattr(node, name) for name in reversed(_below(cast("Hashable", type(node))) or ()))


def parts(block: Block) -> Iterator[tuple[Inlines, tuple[Block, ...]]]:
    """What a block holds, in the order of the source: words, or blocks; the other one is empty."""
    for name in reversed(_below(cast("Hashable", type(block))) or ()):
        held = getattr(block, name)
        if isinstance(held, tuple) and held:
            blocks = isinstance(held[0], Block)
            yield ((), held) if blocks else (held, ())
