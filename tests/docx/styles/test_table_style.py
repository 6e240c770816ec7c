"""Cells stand at the foot of their rows by the table's style, in LibreOffice too."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from docx_files import part
from office import converted

from pipeline.ooxml.opened import W


def test_cells_have_no_alignment_of_their_own(everything_docx: bytes) -> None:
    document, styles = (part(everything_docx, f"word/{name}.xml") for name in ("document", "styles"))
    (style,) = [each for each in styles.iter(f"{W}style") if each.find(f"{W}name").get(f"{W}val") == "House Table"]
    assert style.find(f"{W}tcPr/{W}vAlign").get(f"{W}val") == "bottom"
    used = f"{W}tblPr/{W}tblStyle[@{W}val='{style.get(f'{W}styleId')}']"
    tables = [table for table in document.iter(f"{W}tbl") if table.find(used) is not None]
    assert len(tables) >= 2
    rows = (row for table in tables for row in table.iter(f"{W}tr") if row.find(f".//{W}numPr") is None)
    assert not [cell for row in rows for cell in row.iter(f"{W}vAlign")]  # those with lists begin at the top


@pytest.mark.long
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_a_head_of_two_rows_stands_beside_the_second(everything_docx: bytes, tmp_path: Path) -> None:
    (tmp_path / "table.docx").write_bytes(everything_docx)
    text = ["pdftotext", "-bbox", str(converted(tmp_path / "table.docx")), "-"]
    printed = subprocess.run(text, check=True, capture_output=True, text=True, timeout=60).stdout
    foot = {word: float(y) for y, word in re.findall(r'yMax="([\d.]+)">(Station|Remark|second)<', printed)}
    assert abs(foot["Station"] - foot["Remark"]) < 0.5
    assert foot["Station"] - foot["second"] > 10  # "Cubic metres per second" stands in the row above
