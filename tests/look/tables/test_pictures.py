"""Pictures stand on their page, in the PDF and the DOCX alike, however tall they are."""

from __future__ import annotations

from pathlib import Path

import pdfplumber
import pytest
from docx_files import part
from look.building import source
from PIL import Image

from pipeline.options import Options
from pipeline.outputs import Format
from pipeline.stages import PIPELINE, Work, run
from pipeline.style.load import house_style

pytestmark = pytest.mark.filterwarnings("ignore::ResourceWarning")  # WeasyPrint leaves its colour profile open

_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
_EMU = 12700  # in a point


@pytest.mark.long
@pytest.mark.parametrize("layout", ["new-york", "new-york-2006", "geneva"])
@pytest.mark.parametrize("size", [(300, 4000), (4000, 300), (90, 60)])
def test_a_picture_is_scaled_to_its_column_and_page(tmp_path: Path, layout: str, size: tuple[int, int]) -> None:
    Image.new("RGB", size, "navy").save(tmp_path / "bar.png")
    figure = "<figure file='bar.png' alt='A bar' numbered='true'><title>A bar</title></figure>"
    body = f"<section><heading>Figures</heading>{figure}<paragraph>Beta.</paragraph></section>"
    path = tmp_path / "tall.xml"
    path.write_bytes(source(attached=f"<annex><title>Text</title><body>{body}</body></annex>", layout=layout))
    done = run(Work(path, "tall", Options(formats=(Format.PDF, Format.DOCX), validate=False)), PIPELINE)
    (tmp_path / "tall.pdf").write_bytes(done.outputs[Format.PDF])
    page = house_style(layout).page
    with pdfplumber.open(tmp_path / "tall.pdf") as pdf:
        (picture,) = pdf.pages[1].images
        words = pdf.pages[1].extract_text()
    assert "Figures" in words
    assert picture["bottom"] < page.last_base
    width, height = picture["width"], picture["height"]
    assert width / height == pytest.approx(size[0] / size[1], rel=0.01)
    assert width < page.measure
    extents = [
        (int(one.get("cx", 0)) / _EMU, int(one.get("cy", 0)) / _EMU)
        for one in part(done.outputs[Format.DOCX], "word/document.xml").iter(f"{{{_DRAWING}}}extent")
    ]
    assert any(one == pytest.approx((width, height), abs=0.1) for one in extents)
