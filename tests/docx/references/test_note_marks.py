"""The mark of a note ends where the house's notes have it, however long it is."""

from __future__ import annotations

import itertools
import shutil
import subprocess
from pathlib import Path

import pdfplumber
import pytest
from docx_changes import DOCUMENT, FOOTNOTES
from docx_files import EVERYTHING, TESTS, document_of, part, written
from office import both_pdfs

from pipeline.ooxml.opened import W
from pipeline.verify.docx import verify_docx

_NOTES = "".join(f'<footnote mark="{"*" * length}">Note {length}.</footnote>' for length in range(1, 5))
_ITEMS = "".join(f'<agenda-item number="{length}" mark="{"*" * length}"/>' for length in range(1, 5))
_SOURCE = f"""<document xmlns="urn:masthead:source:1" xml:lang="en" status="draft">
<masthead reissued="2006-07-01"><issue organ="general-assembly" session="61"><symbol>A/61/1</symbol>{_ITEMS}</issue>
<issued when="2006-06-12" state="unverified" evidence="None"/><original in="en"/><job state="unassigned"/>
{_NOTES}</masthead>
<letter><title><kind>Letter</kind> dated <date when="2006-06-07">7 June 2006</date></title>
<body><paragraph>Words.</paragraph></body></letter></document>"""


def test_a_mark_of_any_length_has_a_style_in_which_it_ends_at_the_same_place() -> None:
    document = document_of(_SOURCE)
    assert [note.mark for note in document.masthead.notes] == ["*" * length for length in range(1, 7)]
    data = written(document)
    styles = {style.get(f"{W}styleId"): style for style in part(data, "word/styles.xml").iter(f"{W}style")}
    begins: dict[int, float] = {}
    for note in part(data, "word/footnotes.xml").iter(f"{W}footnote"):
        mark = "".join(node.text or "" for node in note.iter(f"{W}t")).partition(" ")[0]
        length = len(mark) - len(mark.lstrip("*"))
        if length:
            indent = styles[note.find(f".//{W}pStyle").get(f"{W}val")].find(f"{W}pPr/{W}ind")
            begins[length] = (int(indent.get(f"{W}left")) - int(indent.get(f"{W}hanging"))) / 20
    assert sorted(begins) == [1, 2, 3, 4, 5, 6]
    steps = {round(begins[one] - begins[other], 1) for one, other in itertools.pairwise(sorted(begins))}
    assert len(steps) == 1  # each sign is as wide as the others: half an em
    assert 3 < steps.pop() < 6
    assert verify_docx(document, data) == ()


def test_a_mark_that_stands_again_is_set_as_the_first_by_word_itself(everything_docx: bytes) -> None:
    """A QUOTE shows what it is asked in the look of its first letter (CHARFORMAT); signs are no footnote references."""
    codes = [" ".join((node.text or "").split()) for node in part(everything_docx, DOCUMENT).iter(f"{W}instrText")]
    assert sorted(code for code in codes if code.startswith("NOTEREF") or "__signs" in code) == [
        r"NOTEREF para_1__authorialNote_1 \f",
        r"NOTEREF para_1__authorialNote_1 \f",
        r"REF coverPage__authorialNote_3__signs \h",
    ]
    quotes = [node for node in part(everything_docx, DOCUMENT).iter(f"{W}instrText") if node.text == " QUOTE "]
    looks = [node.getparent().find(f"{W}rPr/{W}rStyle").get(f"{W}val") for node in quotes]
    assert looks == ["FootnoteReference"] * 2
    after = [node.getparent().getnext().getnext().getnext().getnext() for node in quotes]
    assert ["".join(node.itertext()) for node in after] == [r" \* CHARFORMAT "] * 2


def test_signs_stand_before_a_reference_that_shows_nothing(everything_docx: bytes) -> None:
    """LibreOffice doubles signs that are the mark of a reference each time that it saves the file."""
    called: list[str] = []
    for reference in part(everything_docx, DOCUMENT).iter(f"{W}footnoteReference"):
        run = reference.getparent()
        if reference.get(f"{W}customMarkFollows"):
            assert "".join(node.text or "" for node in run.iter(f"{W}t")) == "\N{ZERO WIDTH SPACE}"
            signs, end = run.getprevious().getprevious(), run.getprevious()
            assert end.tag == f"{W}bookmarkEnd"
            called.append("".join(node.text or "" for node in signs.iter(f"{W}t")))
    assert called == ["***", "*", "**", "****", "*"]
    styles = [node.get(f"{W}val") for node in part(everything_docx, FOOTNOTES).iter(f"{W}rStyle")]
    assert styles.count("FootnoteSignMark") == 5
    assert "FootnoteSign" not in styles, "LibreOffice leaves the signs of the first note out where they have this style"


@pytest.mark.long
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_prints_the_signs_of_every_note_once(tmp_path: Path) -> None:
    _own, word = both_pdfs(EVERYTHING, tmp_path)
    done = subprocess.run(["pdftotext", "-layout", "-l", "1", word, "-"], check=True, capture_output=True, text=True)
    found = [line.split() for line in done.stdout.splitlines()]
    marks = [line[0] for line in found if line and set(line[0]) == {"*"}]
    assert marks == ["***", "*", "**", "****", "*"]


@pytest.mark.long
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_sets_a_sign_as_large_as_its_note_and_in_its_place(tmp_path: Path) -> None:
    """It was printed raised and small, 3 points too far to the left."""
    signs = []
    for path in both_pdfs(TESTS.parent / "source" / "lima-declaration.xml", tmp_path):
        with pdfplumber.open(path) as pdf:
            signs.append(next(char for char in pdf.pages[0].chars if char["text"] == "*" and char["bottom"] > 600))
    own, word = signs
    assert word["size"] == pytest.approx(own["size"], abs=0.1)
    assert (word["x1"], word["matrix"][5]) == pytest.approx((own["x1"], own["matrix"][5]), abs=2)
