"""Tables: the rules around them, and where the words of a column stand, whatever reaches down beside them."""

from __future__ import annotations

from pathlib import Path

import pytest
from look.building import build, document_of, source
from look.page_lines import Pages

from pipeline.style.load import house_style

pytestmark = pytest.mark.filterwarnings("ignore::ResourceWarning")  # WeasyPrint leaves its colour profile open


def _built(folder: Path, rows: str) -> Pages:
    annex = f"<annex><title>Text</title><body><table>{rows}</table></body></annex>"
    return build(document_of(source(attached=annex)), folder, "table")


def test_a_table_without_a_head_has_a_rule_above_and_one_below(tmp_path: Path) -> None:
    pages = _built(tmp_path, "<row><cell>Alpha</cell><cell>1</cell></row><row><cell>Beta</cell><cell>2</cell></row>")
    tables, grid = house_style("new-york").tables, house_style("new-york").grid
    rules = [rule for rule in pages.rules if rule.page == 2 and rule.x0 == pytest.approx(grid.column, abs=0.5)]
    assert [rule.thickness for rule in rules] == pytest.approx([tables.rule_thin, tables.rule_heavy], abs=0.1)
    first = pages.line(2, "Alpha")
    assert rules[0].y < first.base - 8 < rules[1].y


def test_words_stand_in_their_column_beside_cells_that_reach_down(tmp_path: Path) -> None:
    """The second cell of a row is in the third column where one reaches down into the second."""
    columns = "<column/><column/><column figures='true'/><column figures='true'/>"
    rows = (
        "<row><cell rows='2'>Alpha</cell><cell>Beta</cell><cell>1 200</cell><cell rows='2'>7</cell></row>"
        "<row><cell>Gamma</cell><cell>3 400</cell></row>"
        "<row><cell>Delta</cell><cell>Epsilon</cell><cell>5 600</cell><cell>8</cell></row>"
    )
    lines = _built(tmp_path, columns + rows).lines
    assert len({round(line.x0, 1) for line in lines if line.text in {"Beta", "Gamma", "Epsilon"}}) == 1
    assert len({round(line.x1, 1) for line in lines if line.text in {"1 200", "3 400", "5 600"}}) == 1
