"""What a file of XML is, told from its first bytes: nothing is parsed twice."""

from __future__ import annotations

_FIRST = 4096  # bytes in which the root element begins


def is_akn(data: bytes) -> bool:
    """Whether the file is Akoma Ntoso: by its root element, with or without a prefix."""
    first = data[:_FIRST].replace(b"\0", b"")  # of UTF-16, its letters
    return b"<akomaNtoso" in first or b":akomaNtoso" in first


def is_source(data: bytes) -> bool:
    """Whether the file is a source, in whatever state: its beginning names the namespace of sources."""
    return b"urn:masthead:source:" in data[:_FIRST].replace(b"\0", b"")
