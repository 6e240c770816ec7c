"""The foot of the first page: QR code and recycling mark are pictures in their measured places, and sharp."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
import segno
from look.building import build, document_of

pytestmark = pytest.mark.filterwarnings("ignore::ResourceWarning")  # WeasyPrint leaves its colour profile open

_LETTER = (Path(__file__).parents[1] / "sources" / "letter.xml").read_bytes()
_DOTS = 8  # pixels in a point: 576 an inch
_QR = (498.1, 709.3, 54.7)  # left, top, side in points, measured
_MARK = (472.0, 738.1, 490.2, 756.3)


def _drawn(folder: Path, lang: str = "en") -> tuple[Any, str]:
    """The first page in greys, and the address that its code says."""
    document = document_of(_LETTER.replace(b'xml:lang="en"', f'xml:lang="{lang}"'.encode(), 1))
    build(document, folder, "foot")
    page = pypdfium2.PdfDocument(folder / "foot.pdf")[0]
    return page.render(scale=_DOTS).to_pil().convert("L"), document.masthead.qr


@pytest.mark.long
def test_every_module_of_the_code_is_where_it_was_measured(tmp_path: Path) -> None:
    """Looked at near its four corners, so that an edge that is not sharp or out of place is found."""
    image, address = _drawn(tmp_path)
    assert address == "https://docs.un.org/en/A/79/9901"
    left, top, side = _QR
    rows = segno.make_qr(address, error="l").matrix
    step = side / len(rows)
    for down, row in enumerate(rows):
        for across, dark in enumerate(row):
            for dx, dy in ((0.15, 0.15), (0.85, 0.15), (0.15, 0.85), (0.85, 0.85)):
                at = (round((left + (across + dx) * step) * _DOTS), round((top + (down + dy) * step) * _DOTS))
                assert (image.getpixel(at) < 40) == bool(dark), (down, across)
                assert image.getpixel(at) < 40 or image.getpixel(at) > 215, "no grey"


@pytest.mark.long
@pytest.mark.parametrize("lang", ["en", "ar"])
def test_the_recycling_mark_fills_its_place_and_hides_no_words(lang: str, tmp_path: Path) -> None:
    """In a mirror it is at the other side; the words before it stand over the picture, and are seen."""
    image, _ = _drawn(tmp_path, lang)
    wanted = _MARK if lang == "en" else (612 - _MARK[2], _MARK[1], 612 - _MARK[0], _MARK[3])
    around = (wanted[0] - 1, wanted[1] - 2, wanted[2] + 1, wanted[3] + 2)
    box = image.crop([round(edge * _DOTS) for edge in around]).point(lambda grey: 255 * (grey < 128)).getbbox()
    inked = [around[place % 2] + edge / _DOTS for place, edge in enumerate(box)]
    assert inked == pytest.approx(wanted, abs=0.3)
    words = (417.1, 738.1, 470.0, 756.3) if lang == "en" else (142.0, 738.1, 194.9, 756.3)
    greys = image.crop([round(edge * _DOTS) for edge in words]).histogram()
    assert sum(greys[:60]) / sum(greys) > 0.03, "the words are there"


@pytest.mark.long
def test_the_tool_that_measured_the_issued_documents_reads_it_as_theirs(corpus: Path, tmp_path: Path) -> None:
    build(document_of(_LETTER), tmp_path, "foot")

    def measured(path: Path) -> dict[str, dict[str, float]]:
        tool = corpus / "tools" / "page_geometry.py"
        done = subprocess.run([sys.executable, tool, path], capture_output=True, text=True, check=True, timeout=60)
        landmarks: dict[str, dict[str, float]] = json.loads(done.stdout)["landmarks"]
        return {name: landmarks[f"foot.first.{name}"] for name in ("qr", "recycle", "barcode")}

    theirs, ours = measured(corpus / "reference-pdfs" / "A-80-91.pdf"), measured(tmp_path / "foot.pdf")
    for name, box in theirs.items():
        for edge in ("x0", "y0", "x1", "y1"):
            assert ours[name][edge] == pytest.approx(box[edge], abs=0.2), f"{name}, {edge}"
