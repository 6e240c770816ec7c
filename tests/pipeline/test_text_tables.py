"""Tables in plain text: a row is one line, with tabs between its cells."""

from __future__ import annotations

from pathlib import Path

from look.building import source

from pipeline.cli import main

_TABLE = (
    "<table><columns><column/><column/></columns>"
    "<head><row><cell>Station</cell><cell>Opened<br/>or to open</cell></row></head>"
    "<row><cell>Zenda</cell><cell>2 May<br/>(to be confirmed)</cell></row></table>"
)


def test_a_line_break_in_a_cell_does_not_end_the_row(tmp_path: Path) -> None:
    """The build reads the text back; a spreadsheet reads it too."""
    path = tmp_path / "table.xml"
    path.write_bytes(source(attached=f"<annex><title>T</title><body>{_TABLE}</body></annex>"))
    assert main(["build", str(path), "--to", "txt", "--out", str(tmp_path)]) == 0
    assert "Station\tOpened or to open\nZenda\t2 May (to be confirmed)\n" in (tmp_path / "table.txt").read_text("utf-8")
