"""Writes the PDF's pictures of the recycling mark: ``templates/pdf/recycle-ltr.png`` and ``recycle-rtl.png``.

Each fills the box of mark and words, 73.1 by 18.2 points as measured, with the mark at the end of the line and white
where the words stand. The mark is drawn by ``recycle.svg`` beside this file, 320 pixels a side: 1,270 an inch.

Run it with ``.venv/bin/python scripts/recycling_pictures.py`` after a change of the drawing.
"""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import weasyprint
from PIL import Image

_HERE = Path(__file__).parent
_SIDE = 320  # pixels
_WIDTH = round(_SIDE * 73.1 / 18.2)
_FINER = 4  # times the pixels that are drawn, before they become greys
_GREY = 17  # steps between 16 greys
_CSS = "@page { size: 20pt; margin: 0 } body { margin: 0 } img { display: block; width: 20pt; height: 20pt }"


def main() -> None:
    """Draw the mark once, and place it in both pictures."""
    page = f'<style>{_CSS}</style><img src="recycle.svg">'
    pdf = weasyprint.HTML(string=page, base_url=f"{_HERE}/").write_pdf()
    drawn = pypdfium2.PdfDocument(pdf)[0].render(scale=_FINER * _SIDE / 20).to_pil().convert("L")
    mark = drawn.resize((_SIDE, _SIDE), Image.Resampling.BOX)
    for direction, x in (("ltr", _WIDTH - _SIDE), ("rtl", 0)):
        picture = Image.new("L", (_WIDTH, _SIDE), 255)
        picture.paste(mark, (x, 0))
        grey = picture.point([round(value / _GREY) * _GREY for value in range(256)])
        grey.save(_HERE.parent / "templates" / "pdf" / f"recycle-{direction}.png", optimize=True)


if __name__ == "__main__":
    main()
