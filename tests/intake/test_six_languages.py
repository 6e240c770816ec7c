"""The letter that all languages share comes in from what we print of it, in each language."""

from __future__ import annotations

import zipfile
from io import BytesIO
from itertools import product
from pathlib import Path

import pytest

from pipeline.intake import take_in
from pipeline.language import OFFICIAL
from tests.conftest import CHECKOUT, Run
from tests.intake.shapes import annexes, letter, source_of
from tests.sampling import every

_SHAPE = "o R(r) O1.-+(i i<letters[2 <romans[2]>]> i) states1.[2]"


def without_source(path: Path) -> bytes:
    """A DOCX of masthead as if another program had written it."""
    data = BytesIO()
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(data, "w") as new:
        for name in old.namelist():
            if "item2" not in name:
                new.writestr(name, old.read(name))
    return data.getvalue()


@pytest.mark.parametrize(("form", "lang"), every(3, product(("issued", "submission"), sorted(OFFICIAL))))
def test_a_docx_without_its_source(form: str, lang: str, masthead: Run, tmp_path: Path) -> None:
    source = CHECKOUT / "tests" / "words" / f"letter.{lang}.xml"
    masthead("build", source, "--to", "docx", "--form", form, "--out", tmp_path, "--no-verify")
    taken = take_in(without_source(next(tmp_path.glob("*.docx"))), "letter.docx")
    assert taken.whole, taken.faults
    made = source_of(taken.text)
    assert made.lang == lang
    assert letter(made) == "p* p"
    shape = annexes(made)[0].replace("R+(", "R(").partition(": ")[2]
    if lang not in ("ar", "zh"):  # whose inserted numbers and second level have words of their own
        assert shape == _SHAPE
    assert made.letter.closing.signatures[0].names[0].surname
    assert taken.guesses <= 2, taken.faults


@pytest.mark.parametrize("to", ["txt", "html"])
def test_text_and_page_keep_every_word(to: str, masthead: Run, tmp_path: Path) -> None:
    sources = sorted((CHECKOUT / "tests" / "words").glob("letter.*.xml"))
    masthead("build", *sources, "--to", to, "--out", tmp_path, "--no-verify")
    for path in sorted(tmp_path.glob(f"*.{to}")):
        taken = take_in(path.read_bytes(), path.name)
        assert taken.whole, taken.faults
        assert not [fault for fault in taken.faults if fault.code == "MH719"], path.name
