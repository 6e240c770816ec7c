"""Tables in plain text: a row is one line, with tabs between its columns."""

from __future__ import annotations

from pathlib import Path

import pytest
from look.building import source

from pipeline.cli import main

_TABLE = (
    "<table><columns><column/><column/></columns>"
    "<head><row><cell>Station</cell><cell>Opened<br/>or to open</cell></row></head>"
    "<row><cell>Zenda</cell><cell>2 May<br/>(to be confirmed)</cell></row></table>"
)


_SPANS = (
    "<table><columns><column/><column/><column/></columns>"
    '<head><row><cell rows="2">Station</cell><cell columns="2">Litres</cell></row>'
    "<row><cell>2023</cell><cell>2024</cell></row></head>"
    '<group><cell columns="3">North</cell></group><row><cell>Zenda</cell><cell/><cell>12</cell></row>'
    '<row><cell columns="2" rows="2">Strelsau, Hentzau</cell><cell>7</cell></row><row><cell>8</cell></row>'
    '<total><cell columns="2">Total</cell><cell>27</cell></total></table>'
)
_SPREAD = """Station\tLitres\t
\t2023\t2024
North\t\t
Zenda\t\t12
Strelsau, Hentzau\t\t7
\t\t8
Total\t\t27
"""


def _written(folder: Path, table: str) -> Path:
    path = folder / "table.xml"
    path.write_bytes(source(attached=f"<annex><title>T</title><body>{table}</body></annex>"))
    assert main(["build", str(path), "--to", "txt", "--out", str(folder)]) == 0
    return folder / "table.txt"


def test_every_cell_stands_in_its_column(tmp_path: Path) -> None:
    """A cell that takes several stands in the first of them: the columns after it do not move."""
    assert _SPREAD in _written(tmp_path, f"{_SPANS}{_SPANS}").read_text("utf-8")


@pytest.mark.parametrize("torn", ["Zenda\t\t12", "\t\t8", "\t2023\t2024", "Total\t\t27", "Litres\t\n"])
def test_verify_finds_a_cell_in_another_column(tmp_path: Path, torn: str, capsys: pytest.CaptureFixture[str]) -> None:
    made = _written(tmp_path, _SPANS)
    made.write_text(made.read_text("utf-8").replace(torn, torn.replace("\t", "", 1), 1), "utf-8")
    assert main(["verify", str(tmp_path / "table.xml"), "--out", str(tmp_path)]) == 1
    assert "MH672" in capsys.readouterr().err


def test_a_line_break_in_a_cell_does_not_end_the_row(tmp_path: Path) -> None:
    """The build reads the text back; a spreadsheet reads it too."""
    text = _written(tmp_path, _TABLE).read_text("utf-8")
    assert "Station\tOpened or to open\nZenda\t2 May (to be confirmed)\n" in text
