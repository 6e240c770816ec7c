"""The marks at the foot of the first page, in ``data:`` addresses: barcode (Code 39), QR code, recycling mark.

The barcode is a drawing; QR code and recycling mark are pictures, as in the issued documents, so that whatever looks
for them in a page finds them as it does there.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from pipeline.render.codes import PNG, Rows, barcode_rows, picture, qr_rows
from pipeline.render.emblem import data_address
from pipeline.resources import templates
from pipeline.style.landmarks import Box

_MODULE = 16  # pixels a side: edges stay sharp in readers that smooth what they enlarge


def barcode(text: str, box: Box) -> str:
    """``text`` (asterisks are those of Code 39) as bars that fill ``box`` (points); ``''`` for none."""
    return _svg(barcode_rows(text), f'width="{box.width}pt" height="{box.height}pt"') if text else ""


def qr(address: str) -> str:
    """``address`` as a QR code that fills whatever box it is put in; ``''`` for none."""
    return data_address(PNG, picture(qr_rows(address), _MODULE)) if address else ""


def recycling(direction: str) -> str:
    """The recycling mark at the end of its box, the rest of which is left to the words; grey, 1,270 dots an inch."""
    return data_address(PNG, (templates() / "pdf" / f"recycle-{direction}.png").read_bytes())


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
