"""Notes of a table stand under it, with letters that begin anew in each table; asterisks stay asterisks."""

from __future__ import annotations

from pathlib import Path

import pytest
from look.building import build, document_of, source

from pipeline.document.model import Document
from pipeline.render.text import render_text

pytestmark = pytest.mark.filterwarnings("ignore::ResourceWarning")  # WeasyPrint leaves its colour profile open


def _table(first: str, second: str) -> str:
    return (
        "<table><columns><column share='3'/><column figures='true'/></columns>"
        "<head><row><cell>Mill</cell><cell>Wheels</cell></row></head>"
        f"<row><cell header='true'>Upper{first}</cell><cell>2</cell></row>"
        f"<row><cell header='true'>Lower{second}</cell><cell>3</cell></row>"
        "<total><cell header='true'>Total</cell><cell>5</cell></total></table>"
    )


def _note(words: str, attributes: str = "") -> str:
    return f"<note{attributes}><text>{words}</text></note>"


def _document() -> Document:
    tables = _table(_note("Burnt once."), _note("Burnt twice.")) + _table(
        _note("Rebuilt.", " mark='*' id='r'"), "<note-again of='r'/>"
    )
    body = f"<paragraph>Mills.{_note('See the map.')}</paragraph>{tables}<paragraph>More.{_note('No map.')}</paragraph>"
    return document_of(source(attached=f"<annex><title>Mills</title><body>{body}</body></annex>"))


def test_letters_begin_anew_and_numbers_go_on() -> None:
    lines = [line for line in render_text(_document()).splitlines() if line]
    after_total = [lines[place + 1 : place + 3] for place, line in enumerate(lines) if line.startswith("Total")]
    assert after_total[0] == ["[a] Burnt once.", "[b] Burnt twice."]
    assert after_total[1][0] == "* Rebuilt."
    assert lines[-2:] == ["[1] See the map.", "[2] No map."]
    assert "Upper[a]\t2" in lines
    assert "Lower*\t3" in lines


def test_a_note_is_counted_where_its_first_mark_is_printed() -> None:
    """Also where the source has its words later, in a table or in an annex."""
    first = f"<paragraph>Mills<note-again of='r'/> and{_note('See the map.')} more.</paragraph>"
    table = _table(_note("Burnt once."), _note("Rebuilt.", " id='r'"))
    text = render_text(document_of(source(attached=f"<annex><title>Mills</title><body>{first}{table}</body></annex>")))
    lines = [line for line in text.splitlines() if line]
    assert "Mills[1] and[2] more." in lines
    assert "Upper[a]\t2" in lines
    assert "Lower[1]\t3" in lines
    assert "[a] Burnt once." in lines
    assert lines[-2:] == ["[1] Rebuilt.", "[2] See the map."]


def test_they_stand_under_the_table(tmp_path: Path) -> None:
    pages = build(_document(), tmp_path, "table-notes")
    note = next(line for line in pages.lines if "Rebuilt" in line.text)
    total = [line for line in pages.lines if line.text.startswith("Total") and line.base < note.base][-1]
    assert note.base - total.base == pytest.approx(22.5, abs=0.5), "as in A/80/192"
    after = next(line for line in pages.lines if line.text.startswith("More"))
    assert after.base - note.base == pytest.approx(23.5, abs=0.5)
    assert next(line for line in pages.lines if "Burnt once" in line.text).base < total.base
