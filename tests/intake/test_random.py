"""Files of random paragraphs, lists, tables and notes: every word is in, and a source comes of them that checks."""

from __future__ import annotations

import random

import pytest

from pipeline.intake import take_in
from tests.intake.word_files import item, level, para, word_file
from tests.sampling import every

_FIRST = (("decimal", "%1."), ("upperRoman", "%1."), ("bullet", "•"), ("decimal", "Article %1"))
_DEEPER = (("lowerLetter", "(%2)"), ("lowerRoman", "(%3)"), ("decimal", "%4)"), ("bullet", "•"))
_LISTS = "".join(
    f'<w:abstractNum w:abstractNumId="{n}">{level(0, *first)}'
    f"{''.join(level(depth, *form) for depth, form in enumerate(_DEEPER, 1))}</w:abstractNum>"
    for n, first in enumerate(_FIRST)
) + "".join(f'<w:num w:numId="{n + 1}"><w:abstractNumId w:val="{n}"/></w:num>' for n in range(len(_FIRST)))
_NOTE = '<w:footnote w:id="2"><w:p><w:r><w:t>In a note.</w:t></w:r></w:p></w:footnote>'
_WORDS = [
    "The Committee", "RECALLING", "DECLARE", "Annex", "Annex I", "Annex II", "Enclosure", "(Signed) Ana Roe",
    "Ambassador", "Excellency,", "New York, 3 March 2026", "cc: President", "Table 1", "Source: the mission.",
    "* A note.", "words with a mark.*", "Recalling its resolution 79/318,", "Decides to meet;", "(a) first", "(i) sub",
    "1. One", "A. Heading", "Title", "I have the honour to transmit (see annex).",
    "assurances of my highest consideration.",
    "Done at Geneva, 1 May 2025.", "For the Government of Peru:", "States attending", "Peru",
    "[Original: French]", "____________", "Page 2 of 3", "H.E. Mr. X", "a.", "• bullet", "第一", "مرحبا", "", "12.",
    "Letter dated 3 March 2026 from the Permanent Representative of Malta addressed to the Secretary-General",
]  # fmt: skip


def table(draw: random.Random) -> str:
    columns = draw.randint(1, 4)
    rows = ""
    for number in range(draw.randint(1, 4)):
        rows += f"<w:tr>{'<w:trPr><w:tblHeader/></w:trPr>' if number == 0 and draw.random() < 0.5 else ''}"
        at = 0
        while at < columns:
            span = min(draw.choice([1, 1, 2]), columns - at)
            merged = draw.choice(["", "", '<w:vMerge w:val="restart"/>', "<w:vMerge/>"])
            rows += f'<w:tc><w:tcPr><w:gridSpan w:val="{span}"/>{merged}</w:tcPr>{para(draw.choice(_WORDS))}</w:tc>'
            at += span
        rows += "</w:tr>"
    return f"<w:tbl><w:tblPr/>{rows}</w:tbl>"


def paragraph(draw: random.Random) -> str:
    text = " ".join(draw.choice(_WORDS) for _ in range(draw.choice([1, 1, 1, 2, 3])))
    outline = f'<w:outlineLvl w:val="{draw.randint(0, 8)}"/>'
    match draw.randint(0, 8):
        case 0 | 1:
            return item(text, draw.randint(1, 4), draw.randint(0, 4))
        case 2:
            return table(draw)
        case 3:
            return para(text, draw.choice(['<w:jc w:val="center"/>', "<w:pageBreakBefore/>", outline]), "<w:b/>")
        case 4:
            return f'{para(text)[:-6]}<w:r><w:br/><w:t>after</w:t></w:r><w:r><w:br w:type="page"/></w:r></w:p>'
        case 5 if text.strip():
            return f'{para(text)[:-6]}<w:r><w:footnoteReference w:id="2"/></w:r></w:p>'
        case _:
            return para(text)


@pytest.mark.parametrize("seed", every(20, range(250)))
def test_a_random_file_comes_in_whole(seed: int) -> None:
    draw = random.Random(seed)  # noqa: S311 - the same seed draws the same file
    body = "".join(paragraph(draw) for _ in range(draw.randint(1, 25)))
    taken = take_in(word_file(body, _LISTS, {"footnotes": _NOTE}), "file.docx", "accept")
    assert not [fault for fault in taken.faults if fault.code in ("MH713", "MH719")], taken.faults
