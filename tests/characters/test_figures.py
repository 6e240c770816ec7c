"""Numbers: their groups never part at a line's end, and keep their order among words that run from right to left."""

from __future__ import annotations

import re
from io import BytesIO

import pdfplumber
import pytest
from characters.conftest import Build, Built

from pipeline.options import Format
from pipeline.resolve.inline.figures import joined

_NUMBER = "7\u00a0651\u00a0403"
_TEXTS = (Format.TXT, Format.HTML, Format.AKN, Format.DOCX)


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("1 204", "1\u00a0204"),
        ("12 345 678,90", "12\u00a0345\u00a0678,90"),
        ("1\u2009204", "1\u202f204"),
        ("1\u00a0204", "1\u00a0204"),
        ("12,5 %", "12,5\u00a0%"),
        ("from 1999 200 States", "from 1999 200 States"),
        ("1 2045", "1 2045"),
        ("1 20", "1 20"),
        ("1\n204", "1\n204"),
        ("١ ٢٠٤", "١\u00a0٢٠٤"),
        ("no figures", "no figures"),
    ],
)
def test_what_is_one_number(written: str, printed: str) -> None:
    assert joined(written) == printed


@pytest.mark.long
@pytest.mark.parametrize("lang", ["en", "fr", "es", "ru", "zh", "ar"])
def test_no_number_parts_in_text_notes_and_cells(build: Build, lang: str) -> None:
    number = _NUMBER.replace("\u00a0", " ")
    text = f"{number}<note><text>{number}</text></note>"
    table = f"<table><row><cell>{number} a</cell><cell>{number}</cell></row></table>"
    words = [f"{'i' * at} {'many words ' * 8}{text if at == 1 else number}" for at in range(1, 40)]
    built = build([*words, f"a</paragraph>{table}<paragraph>b"], around=lang)
    for format_ in _TEXTS:
        notes = format_ is Format.DOCX  # in a part of their own
        assert built.text(format_).count(_NUMBER) == 42 - notes, format_
    lines = [line.split() for line in built.lines()]
    assert not [one for one in lines if one[-1:] in (["7"], ["651"]) or one[:1] in (["651"], ["403"])]


def _signs(built: Built) -> list[str]:
    """The signs of the page but its letters, each line from left to right as it is seen."""
    with pdfplumber.open(BytesIO(built.outputs[Format.PDF])) as pdf:
        seen = [sign for page in pdf.pages for sign in page.chars if not sign["text"].isalpha()]
    lines: dict[int, list[tuple[float, str]]] = {}
    for sign in seen:
        lines.setdefault(round(sign["bottom"]), []).append((sign["x0"], sign["text"]))
    return [re.sub(r"\s", "", "".join(text for _, text in sorted(line))) for line in lines.values()]


def test_figures_keep_their_order_among_arabic_words(build: Build) -> None:
    built = build(
        ["قتل 7 651 403 شخصا", "بنسبة -48,2 في المائة", "بنسبة +53 177% ثم", "من −91 ثم -92، -93"], around="ar"
    )
    seen = _signs(built)
    for number in ("7651403", "-48,2", "%+53177", "-93", "-92", "−91"):
        assert any(number in line for line in seen), (number, seen)
    page = built.outputs[Format.HTML].decode("utf-8")
    assert '<span dir="ltr">-48,2</span>' in page
    assert '<span dir="ltr">+53\u00a0177</span>%' in page


def test_a_sign_is_isolated_among_words_from_right_to_left_only(build: Build) -> None:
    page = build(["by -48 degrees", '<run xml:lang="ar">بنسبة -48 ثم</run>']).outputs[Format.HTML].decode("utf-8")
    assert 'dir="ltr">-48' not in page
