"""Walks the Source model: every node, in the order of the source."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any, TypeVar

from pipeline.errors import Place

Node = TypeVar("Node")


@cache
def _fields(kind: type[Any]) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind) if field.name != "place")


def nodes(node: object) -> Iterator[object]:
    """``node`` and every dataclass below it, in order; places are no nodes."""
    if isinstance(node, tuple):
        for item in node:
            yield from nodes(item)
    elif is_dataclass(node) and not isinstance(node, type | Place):
        yield node
        for name in _fields(type(node)):
            value = getattr(node, name)
            if isinstance(value, tuple) or is_dataclass(value):
                yield from nodes(value)


def every(node: object, kind: type[Node]) -> Iterator[Node]:
    """Every node of that kind at or below ``node``, in order."""
    return (found for found in nodes(node) if isinstance(found, kind))
