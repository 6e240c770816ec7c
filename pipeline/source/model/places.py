"""Forgets places, so that two sources can be compared by what they say."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from typing import TypeVar, cast

from pipeline.errors import NOWHERE, Place

Node = TypeVar("Node")


def without_places(node: Node) -> Node:
    """``node`` with every place in it forgotten."""
    if isinstance(node, tuple):
        return cast("Node", tuple(without_places(item) for item in node))
    if isinstance(node, Place):
        return cast("Node", NOWHERE)
    if is_dataclass(node) and not isinstance(node, type):
        changed = {field.name: without_places(getattr(node, field.name)) for field in fields(node)}
        return replace(node, **changed)
    return node
