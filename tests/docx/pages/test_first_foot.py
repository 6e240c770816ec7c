"""The foot of the first page has what the PDF has: job line, barcode, QR code, the words and the mark of recycling."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from docx_files import document_of, written

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_POINT = 12700  # English Metric Units
_SOURCE = """<document xmlns="urn:masthead:source:1" xml:lang="en" status="issued">
<masthead><issue organ="security-council" council-year="80"><symbol>S/2025/9904</symbol></issue>
<issued when="2025-05-06"/><original in="en"/><job number="25-99999" processed="2025-05-07"/></masthead>
<letter kind="letter"><title><kind>Letter</kind> dated <date when="2025-05-05">5 May 2025</date> from the
<sender>Permanent Representative of Ruritania</sender> addressed to the <addressee>President</addressee></title>
<body><paragraph>Alpha.</paragraph></body>
<closing><signature><name>Rudolf <surname>Elphberg</surname></name></signature></closing></letter>
</document>"""


def test_the_marks_stand_where_the_style_says(word: Callable[[bytes], Any]) -> None:
    foot = word(written(document_of(_SOURCE))).sections[0].first_page_footer
    boxes = [
        tuple(int(node.find(f"{WP}position{side}/{WP}posOffset").text) / _POINT for side in "HV")
        for node in foot._element.iter(f"{WP}anchor")
    ]
    barcode, code, mark = boxes
    assert barcode == pytest.approx((65.4, 750.2), abs=0.5)
    assert mark == pytest.approx((472, 738.1), abs=0.5)
    assert code[0] > mark[0] + 17.2


def test_the_words_beside_the_mark_are_bold(word: Callable[[bytes], Any]) -> None:
    foot = word(written(document_of(_SOURCE))).sections[0].first_page_footer
    words = next(paragraph for paragraph in foot.paragraphs if paragraph.text == "Please recycle")
    font = words.style.font
    assert (font.bold, font.italic, font.size.pt) == (True, None, 9)
    frame = words._element.find(f"{{{W}}}pPr/{{{W}}}framePr")
    x, y, width, height = (int(frame.get(f"{{{W}}}{name}")) / 20 for name in ("x", "y", "w", "h"))
    assert x + width == pytest.approx(470.2, abs=0.5), "they end before the mark"
    assert y + 0.8 * height == pytest.approx(753.3, abs=0.5)
