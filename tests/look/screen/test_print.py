"""The HTML page on paper: nothing that is only of use on a screen, and no page that holds notes alone."""

from __future__ import annotations

from pathlib import Path

import pytest
import weasyprint
from building import built
from look.building import source

from pipeline.outputs import Format

NOTE = "<note><text>The mission thanks all States that have helped. {}</text></note>"


def _pages(document: Path | bytes, folder: Path) -> list[str]:
    import subprocess

    page = built(document, (Format.HTML,)).outputs[Format.HTML].decode()
    weasyprint.HTML(string=page).write_pdf(folder / "page.pdf")
    text = subprocess.run(
        ["pdftotext", "-layout", folder / "page.pdf", "-"], capture_output=True, text=True, check=True
    )
    return text.stdout.split("\f")[:-1]


@pytest.mark.filterwarnings("ignore::ResourceWarning")  # WeasyPrint leaves its colour profile open
def test_links_of_the_screen_are_not_printed(lima: Path, tmp_path: Path) -> None:
    text = "\n".join(_pages(lima, tmp_path))
    assert "Lima Declaration" in text
    assert [word for word in ("¶", "DOCX", "Contents") if word in text] == []


@pytest.mark.long
@pytest.mark.filterwarnings("ignore::ResourceWarning")
@pytest.mark.parametrize("lines", range(22, 40))
def test_notes_stay_with_their_text(tmp_path: Path, lines: int) -> None:
    filling = "".join(f"<paragraph>Line {number} of the letter.</paragraph>" for number in range(lines))
    notes = "".join(f"<paragraph>Words.{NOTE.format(number)}</paragraph>" for number in range(3))
    for page in _pages(source(letter=notes + filling), tmp_path):
        assert "Line" in page or "Words" in page or "(Signed)" in page, page
