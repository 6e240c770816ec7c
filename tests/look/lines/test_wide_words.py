"""Words of tables that are wider than their column: each such table is a finding at its place, and nothing is built."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import Run
from look.building import source


def _row(words: list[str]) -> str:
    return f"<row>{''.join(f'<cell>{word}</cell>' for word in words)}</row>"


def _table(words: list[str], extra: str = "", top: str = "") -> str:
    head = f"<head>{_row(['h'] * len(words))}</head>"
    return f"<table{extra}>{top}{head}{_row(words)}{_row(['x'] * len(words))}</table>"


def _written(folder: Path, *blocks: str, lang: str = "en") -> None:
    body = "\n".join(blocks)
    annex = f"<annex xml:lang='{lang}'><title>Tables</title><body>\n{body}\n</body></annex>"
    (folder / "t.xml").write_bytes(source(attached=annex))


def _line(folder: Path, of: str) -> int:
    lines = (folder / "t.xml").read_text(encoding="utf-8").splitlines()
    return next(number for number, line in enumerate(lines, 1) if line.startswith(of))


def test_every_table_with_a_word_wider_than_its_column_is_told_of(masthead: Run, tmp_path: Path) -> None:
    """One within a paragraph too; the table that is all right between them is not."""
    _written(
        tmp_path,
        _table(["internationalization<note><text>N.</text></note>"] * 14),
        _table(["right"] * 3),
        "<paragraph>Point.",
        _table(["1"] * 5 + ["Zubrowka"] + ["1"] * 14, ' turned="false"'),
        "</paragraph>",
        _table(["Rechtsschutzversicherungsgesellschaften"] * 5, ' turned="true"'),
    )
    done = masthead("build", "t.xml", "--out", "out")
    assert done.returncode == 1, done.stderr
    assert not (tmp_path / "out").exists()
    found = [line for line in done.stderr.splitlines() if "MH308" in line]
    places = [line.split(": ")[0] for line in found]
    spots = ("<table>", '<table turned="false"', '<table turned="true"')
    assert places == [f"t.xml:{_line(tmp_path, spot)}:1" for spot in spots]
    assert "“internationalization” is 77 points wide, and column" in found[0]
    assert "of the 14 of its table" in found[0]
    assert "13 more words are too wide" in found[0]
    assert "“Zubrowka” is" in found[1]
    assert "column 6 of the 20 of its table" in found[1]
    assert "more word" not in found[1]
    assert 'turned="true"' in found[0]
    assert 'turned="true"' not in found[2], "it is turned already"


@pytest.mark.long
@pytest.mark.parametrize("lang", ["en", "ar"])
@pytest.mark.parametrize("kind", ["words", "figures"])
def test_the_last_column_ends_where_the_table_does(kind: str, lang: str, masthead: Run, tmp_path: Path) -> None:
    column = '<column figures="true"/>' if kind == "figures" else "<column/>"
    for words, code in ((["1"] * 13 + ["1,234,567,890"], 1), (["1"] * 13 + ["1,234"], 0)):
        _written(tmp_path, _table(words, top=f"<columns>{column * 14}</columns>"), lang=lang)
        done = masthead("build", "t.xml", "--to", "pdf", "--out", "out", "--force")
        assert done.returncode == code, done.stderr
        assert ("MH308" in done.stderr) == bool(code)


@pytest.mark.long
def test_a_larger_share_or_a_turned_page_mends_it(masthead: Run, tmp_path: Path) -> None:
    words = ["Nonproliferation", *["1"] * 9]
    columns = "<columns>" + '<column share="3"/>' + "<column/>" * 9 + "</columns>"
    for table, code in ((_table(words), 1), (_table(words, top=columns), 0), (_table(words, ' turned="true"'), 0)):
        _written(tmp_path, table)
        done = masthead("build", "t.xml", "--to", "pdf", "--out", "out", "--force")
        assert done.returncode == code, done.stderr


def test_what_needs_no_pages_is_built(masthead: Run, tmp_path: Path) -> None:
    """Word breaks the word between letters, where all of it is seen."""
    _written(tmp_path, _table(["internationalization"] * 14))
    done = masthead("build", "t.xml", "--to", "docx,html,txt,akn", "--out", "out")
    assert done.returncode == 0, done.stderr


@pytest.mark.long
def test_a_head_that_stands_on_many_pages_is_told_of_once(masthead: Run, tmp_path: Path) -> None:
    rows = _row(["x"] * 12) * 120
    head = f"<head>{_row(['internationalization'] + ['h'] * 11)}</head>"
    _written(tmp_path, f"<table>{head}{rows}</table>")
    done = masthead("build", "t.xml", "--to", "pdf", "--out", "out")
    assert done.returncode == 1
    assert done.stderr.count("MH308") == 1
    assert "more word" not in done.stderr
