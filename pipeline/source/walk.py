"""Walks the Source model: every node, in the order of the source."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any, TypeVar, cast

Node = TypeVar("Node")

_LEAVES = frozenset({"str", "int", "bool", "Place"})  # types of fields, as they are written, that hold no nodes


@cache
def _below(kind: Hashable) -> tuple[str, ...] | None:
    """The fields of a node that may hold nodes, last first; none for what is no node."""
    if not (isinstance(kind, type) and is_dataclass(kind)):
        return None
    return tuple(field.name for field in reversed(fields(kind)) if field.type not in _LEAVES)


def nodes(node: object) -> Iterator[object]:
    """``node`` and every dataclass below it, in order; places are no nodes."""
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
