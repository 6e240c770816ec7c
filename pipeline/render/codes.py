"""The two codes of the first page as rows of modules, dark or light: what PDF and DOCX draw, each in its way."""

from __future__ import annotations

from importlib import import_module
from typing import Any

Rows = tuple[tuple[bool, ...], ...]

_START_AND_STOP = "*"  # signs of Code 39 that the job number is written with, and its maker adds by itself


def barcode_rows(text: str) -> Rows:
    """``text`` in Code 39 (ISO/IEC 16388), without a check character, as a single row."""
    code39: Any = import_module("barcode.codex").Code39  # loaded only for the document that has a job number
    modules: str = code39(text.strip(_START_AND_STOP), add_checksum=False).build()[0]
    return (tuple(module == "1" for module in modules),)


def qr_rows(address: str) -> Rows:
    """``address`` as a QR code (ISO/IEC 18004) without a quiet zone.

    The level of correction is L, raised where that needs no larger code: those of the issued documents have the 25
    modules a side that an address has at this level.
    """
    segno: Any = import_module("segno")
    return tuple(tuple(bool(module) for module in row) for row in segno.make_qr(address, error="l").matrix)
