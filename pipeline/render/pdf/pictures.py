"""The barcode (Code 39) and the QR code of the first page, as SVG in ``data:`` addresses."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from pipeline.render.codes import Rows, barcode_rows, qr_rows
from pipeline.render.emblem import data_address
from pipeline.style import Box


def barcode(text: str, box: Box) -> str:
    """``text`` (asterisks are those of Code 39) as bars that fill ``box`` (points); ``''`` for none."""
    return _svg(barcode_rows(text), f'width="{box.width}pt" height="{box.height}pt"') if text else ""


def qr(address: str) -> str:
    """``address`` as a QR code that fills whatever box it is put in; ``''`` for none."""
    return _svg(qr_rows(address), "") if address else ""


def _svg(rows: Rows, size: str) -> str:
    """Rows of dark and light modules as one filled path, whose extent is theirs; that of strokes would not be."""
    path = "".join(f"M{x} {y}h{width}v1h-{width}z" for y, row in enumerate(rows) for x, width in _dark(row))
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {len(rows[0])} {len(rows)}" preserveAspectRatio="none"'
        f' {size}><path d="{path}"/></svg>'
    )
    return data_address("image/svg+xml", svg.encode())


def _dark(row: Iterable[bool]) -> Iterable[tuple[int, int]]:
    """Where each run of dark modules begins, and how many there are."""
    at = 0
    for dark, run in groupby(row):
        width = len(tuple(run))
        if dark:
            yield at, width
        at += width
