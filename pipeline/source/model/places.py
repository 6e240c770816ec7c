"""Forgets places, so that two sources can be compared by what they say."""

from __future__ import annotations

from typing import TypeVar, cast

from msgspec import Struct
from msgspec.structs import replace

from pipeline.errors import NOWHERE, Place

Node = TypeVar("Node")


def without_places(node: Node) -> Node:
    """``node`` with every place in it forgotten."""
    if isinstance(node, tuple):
        return cast("Node", tuple(without_places(item) for item in node))
    if isinstance(node, Place):
        return cast("Node", NOWHERE)
    if isinstance(node, Struct):
        changed = {name: without_places(getattr(node, name)) for name in node.__struct_fields__}
        return replace(node, **changed)
    return node
