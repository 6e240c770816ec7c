"""The table of contents: every level is indented by one step more than the one above."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from look.building import build, document_of, source

from pipeline.style.load import house_style

pytestmark = pytest.mark.filterwarnings("ignore::ResourceWarning")  # WeasyPrint leaves its colour profile open


def _nested(depth: int, level: int = 1) -> str:
    inner = _nested(depth, level + 1) if level < depth else "<paragraph>Alpha.</paragraph>"
    return f"<section><heading>Deep {level}</heading>{inner}</section>"


def test_lines_are_indented_by_level(tmp_path: Path) -> None:
    body = f"<contents depth='6'/>{_nested(6)}"
    pages = build(
        document_of(source(attached=f"<annex><title>Text</title><body>{body}</body></annex>")), tmp_path, "toc"
    )
    lines = [line.x0 for line in pages.lines if line.page == 2 and "...." in line.text and "Deep" in line.text]
    assert len(lines) > 4
    step = house_style("new-york").tab_step
    assert [after - before for before, after in pairwise(lines)] == pytest.approx([step] * (len(lines) - 1), abs=0.3)
