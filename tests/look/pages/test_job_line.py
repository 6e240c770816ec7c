"""The job line of the first page stands at its base, with a barcode under it or without one."""

from __future__ import annotations

from pathlib import Path

import pytest
from look.building import build, document_of, source

pytestmark = pytest.mark.filterwarnings("ignore::ResourceWarning")  # WeasyPrint leaves its colour profile open

JOBS = {
    True: '<job number="25-99001" processed="2025-05-07"/>',
    False: '<job number="25-99001" processed="2025-05-07" state="unverified" evidence="a list"/>',
}


@pytest.mark.long
@pytest.mark.parametrize(
    ("layout", "coded", "base"),
    [
        ("new-york", True, 747.6),
        ("new-york-2006", True, 720.2),
        ("new-york-2006", False, 723.4),
        ("geneva", True, 783.4),
    ],
)
def test_the_job_line_stands_at_its_base(layout: str, coded: bool, base: float, tmp_path: Path) -> None:
    data = source(layout=layout).decode().replace('<job state="unassigned"/>', JOBS[coded])
    pages = build(document_of(data.encode()), tmp_path, "job")
    (line,) = (one for one in pages.lines if "25-99001" in one.text and "(E)" in one.text)
    assert line.base == pytest.approx(base, abs=0.5)
    below = [shape for shape in pages.shapes if shape[2] > line.base and shape[1] < 170]
    assert bool(below) is coded
