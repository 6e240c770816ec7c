"""What a file of XML is, told from its first bytes: nothing is parsed twice."""

from __future__ import annotations

_FIRST = 4096  # bytes in which the root element begins


def is_akn(data: bytes) -> bool:
    """Whether the file is Akoma Ntoso: by its root element, with or without a prefix."""
    return b"<akomaNtoso" in data[:_FIRST] or b":akomaNtoso" in data[:_FIRST]
