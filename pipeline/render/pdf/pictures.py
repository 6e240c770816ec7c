"""The barcode (Code 39) and the QR code of the first page, as SVG in ``data:`` addresses."""

from __future__ import annotations

import io
from importlib import import_module
from typing import Any

from pipeline.render.emblem import data_address
from pipeline.style import Box

_SVG = "image/svg+xml"


def barcode(text: str, box: Box) -> str:
    """``text`` (asterisks are those of Code 39) as bars that fill ``box``; ``''`` for none."""
    if not text:
        return ""
    code39: Any = import_module("barcode.codex").Code39  # loaded only for the document that has a job number
    modules: str = code39(text.strip("*"), add_checksum=False).build()[0]
    bars, at = [], 0
    while at < len(modules):
        end = next((place for place in range(at, len(modules)) if modules[place] != modules[at]), len(modules))
        if modules[at] == "1":
            bars.append(f"M{at} 0h{end - at}v1H{at}z")
        at = end
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {len(modules)} 1" preserveAspectRatio="none"'
        f' width="{box.width}pt" height="{box.height}pt"><path d="{"".join(bars)}"/></svg>'
    )
    return data_address(_SVG, svg.encode())


def qr(address: str) -> str:
    """``address`` as a QR code of level M without a quiet zone; ``''`` for none."""
    if not address:
        return ""
    segno: Any = import_module("segno")
    out = io.BytesIO()
    segno.make(address, error="m", micro=False).save(out, kind="svg", border=0, omitsize=True, xmldecl=False)
    return data_address(_SVG, out.getvalue())
