"""What is not verified stands in square brackets, whichever value of the masthead it is, and a note says so."""

from __future__ import annotations

from pathlib import Path

import pytest
from stream import masthead_lines

from pipeline.resolve.document import resolve
from pipeline.source.load import load
from pipeline.xmlio.parse import parse

LETTER = (Path(__file__).parents[2] / "checks" / "accepted" / "MH408-span.xml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("assigned", "unverified", "line"),
    [
        ('<issued when="2025-09-01"/>', '<issued when="2025-09-01" state="unverified"/>', "[1 September 2025]"),
        ('<original in="en"/>', '<original in="en" state="unverified"/>', "Original: [English]"),
    ],
)
def test_an_unverified_value_stands_in_brackets(assigned: str, unverified: str, line: str) -> None:
    plain = masthead_lines(resolve(load(parse("u.xml", LETTER.encode()))))
    made = masthead_lines(resolve(load(parse("u.xml", LETTER.replace(assigned, unverified).encode()))))
    assert line.replace("[", "").replace("]", "") in plain
    assert line in made
    (note,) = [text for text in made if text not in plain and text != line]
    assert note.startswith("* Words in square brackets")


def test_an_unverified_symbol_is_bracketed_wherever_it_stands_and_leads_nowhere() -> None:
    unverified = '<symbol state="unverified">A/80/123</symbol>'
    begin = LETTER.index("<symbol")
    end = LETTER.index("</symbol>") + len("</symbol>")
    mast = resolve(load(parse("u.xml", (LETTER[:begin] + unverified + LETTER[end:]).encode()))).masthead
    assert "".join(part.text for part in mast.symbol_parts) == "[A/80/123]"
    assert mast.running == ("[A/80/123]",)
    assert (mast.symbols[0].assigned, mast.symbols[0].url, mast.qr, mast.recycle) == (False, "", "", "")
    assert mast.facts[0].state.value == "unverified"


def test_an_unverified_job_number_is_bracketed_and_has_no_barcode() -> None:
    unverified = '<job number="25-13579" processed="2025-09-02" state="unverified"/>'
    begin = LETTER.index("<job")
    end = LETTER.index("/>", begin) + 2
    mast = resolve(load(parse("u.xml", (LETTER[:begin] + unverified + LETTER[end:]).encode()))).masthead
    assert mast.job_line.replace("\u00a0", " ") == "[25-13579 (E)    020925]"
    assert (mast.job_number, mast.barcode, mast.recycle) == ("[25-13579]", "", "")
