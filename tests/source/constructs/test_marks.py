"""The marks of the masthead's item line: each once, however many items have it."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.document.inline import NoteCall
from pipeline.document.masthead import LeftKind
from pipeline.resolve.document import resolve
from pipeline.source.load import load
from pipeline.xmlio.parse import parse

LETTER = (Path(__file__).parents[1] / "faults" / "MH412-item-not-named.xml").read_text(encoding="utf-8")
ITEM = '<agenda-item number="14"/>'


@pytest.mark.parametrize(("marks", "shown"), [(("*",), ["*"]), (("*", "*"), ["*"]), (("*", "**", "*"), ["*", "**"])])
def test_marks_of_the_item_line(marks: tuple[str, ...], shown: list[str]) -> None:
    items = "".join(f'<agenda-item number="{14 + n}" mark="{mark}"/>' for n, mark in enumerate(marks))
    notes = "".join(f'<footnote mark="{mark}">A note.</footnote>' for mark in dict.fromkeys(marks))
    data = LETTER.replace(ITEM, items).replace("  </masthead>", f"{notes}</masthead>")
    ((*_before, line),) = resolve(load(parse("m.xml", data.encode()))).masthead.left
    assert line.kind is LeftKind.ITEM
    assert [item.note.mark for item in line.content if isinstance(item, NoteCall)] == shown


def test_every_mark_of_a_note_has_an_id_of_its_own() -> None:
    title = '<title state="unverified" evidence="Hearsay">Water</title>'
    items = "".join(f'<agenda-item number="{14 + n}">{title}</agenda-item>' for n in range(4))
    (column,) = resolve(load(parse("m.xml", LETTER.replace(ITEM, items).encode()))).masthead.left
    ids = [item.id for line in column for item in line.content if isinstance(item, NoteCall)]
    assert len(ids) == len(set(ids)) == 4
