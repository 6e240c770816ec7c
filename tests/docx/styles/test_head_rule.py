"""The rule that the style of a table puts under its first row is that of a head: a table without one has none."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from docx.oxml.ns import qn


def test_only_a_table_with_a_head_has_the_look_of_one(everything_docx: bytes, word: Callable[[bytes], Any]) -> None:
    looks = {}
    for table in word(everything_docx).tables:
        look = table._tbl.tblPr.find(qn("w:tblLook"))
        headed = table.rows[0]._tr.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None
        looks[table.cell(0, 0).text] = (headed, look.get(qn("w:firstRow")), look.get(qn("w:val")))
    assert looks["Station"] == (True, "1", "00A0")
    assert looks["A table without head, title or number"] == (False, "0", "0080")
    assert next(iter(looks.values())) == (False, "0", "0000")  # the masthead
