"""The emblem as Word shows it everywhere: a PNG. A configured SVG is drawn once by the PDF engine."""

from __future__ import annotations

import base64
from functools import cache
from importlib import import_module
from io import BytesIO
from pathlib import Path
from typing import Any

from pipeline.render.emblem import emblem_address
from pipeline.resources import templates

_PNG = "image/png"
_STAND_IN = "emblem.png"
_SCALE = 8  # pixels for each point: 576 to the inch


def emblem_picture() -> tuple[str, bytes]:
    """The media type and bytes of the emblem. Raises ``MastheadError`` (MH311) for a configured file that is unfit."""
    return _picture(emblem_address())


@cache
def _picture(address: str) -> tuple[str, bytes]:
    head, _, body = address.partition(",")
    if head.startswith(f"data:{_PNG}"):
        return _PNG, base64.b64decode(body)
    own = templates() / "html" / "emblem.svg"
    drawing = base64.b64decode(body)
    if drawing == Path(own).read_bytes():
        return _PNG, (templates() / "docx" / _STAND_IN).read_bytes()
    return _PNG, draw(drawing)


_SHEET = "@page { size: 57pt 48pt; margin: 0 } body { margin: 0 } img { width: 57pt; height: 48pt; display: block }"


def draw(svg: bytes) -> bytes:
    """An SVG drawing as a PNG, by the PDF engine: for a configured emblem only, since it takes half a second."""
    from weasyprint import HTML  # noqa: PLC0415 - as the docstring says

    renderer: Any = import_module("pypdfium2")
    address = f"data:image/svg+xml;base64,{base64.b64encode(svg).decode('ascii')}"
    page = f'<style>{_SHEET}</style><img src="{address}">'
    picture = renderer.PdfDocument(HTML(string=page).write_pdf())[0].render(scale=_SCALE, grayscale=True).to_pil()
    out = BytesIO()
    picture.save(out, "PNG", optimize=True)
    return out.getvalue()
