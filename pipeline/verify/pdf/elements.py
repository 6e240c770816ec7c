"""Reads single entries of a structure element (ISO 32000-1 14.7.2)."""

from __future__ import annotations

from typing import Any

import pikepdf


def items_of(element: Any) -> int:
    """How many items a list has."""
    kids = element.get("/K", ())
    each = kids if isinstance(kids, pikepdf.Array) else (kids,)
    return sum(isinstance(kid, pikepdf.Dictionary) and kid.get("/S") == "/LI" for kid in each)


def attributes_of(element: Any) -> dict[str, Any]:
    """The attributes of an element, whoever owns them."""
    found = element.get("/A")
    if found is None:
        return {}
    owners = found if isinstance(found, pikepdf.Array) else (found,)
    return {key: value for owner in owners if isinstance(owner, pikepdf.Dictionary) for key, value in owner.items()}
