"""One letter in many habits of typing and of programs: the same shape, every word in, no more guesses than allowed."""

from __future__ import annotations

import itertools
from io import BytesIO
from pathlib import Path

import docx
import pypandoc
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK

from pipeline.intake import take_in
from tests.intake.shapes import annexes, letter, source_of
from tests.sampling import every

TITLE = (
    "Letter dated 3 March 2026 from the Permanent Representative of Malta to the United Nations addressed to the "
    "Secretary-General"
)
BODY = [
    "I have the honour to transmit the report of the Meeting on Lighthouses (see annex).",
    "I should be grateful if the present letter and its annex could be issued as a document of the General Assembly.",
]
POINTS = ["To meet again;", "To publish its report."]
SHAPE = ("p p", ["annex report: n n<letters[2]> n"])
FORMS = ["(a)", "a)"]
CHOICES = list(itertools.product(("title", "heading", "bold", "plain"), ("tab", "space"), ("empty", "close"), FORMS))


def typed(title: str, gap: str, space: str, form: str) -> bytes:
    """The letter typed by hand in Word: numbers typed, headings by look."""
    document = docx.Document()
    between = "\t" if gap == "tab" else " "

    def add(text: str, *, bold: bool = False, style: str | None = None) -> None:
        paragraph = document.add_paragraph(style=style)
        paragraph.add_run(text).bold = bold
        if bold:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        if space == "empty":
            document.add_paragraph()

    add(TITLE, bold=title == "bold", style={"title": "Title", "heading": "Heading 1"}.get(title))
    for text in BODY:
        add(text)
    document.add_paragraph("(Signed) Maria VELLA")
    document.add_paragraph("Ambassador").add_run().add_break(WD_BREAK.PAGE)
    add("Annex", bold=title != "heading", style="Heading 1" if title == "heading" else None)
    add("Report of the Meeting", bold=title != "heading", style="Heading 2" if title == "heading" else None)
    add(f"1.{between}The Meeting was held in Valletta.")
    add(f"2.{between}It agreed:")
    for number, text in enumerate(POINTS):
        add(f"\t{form.replace('a', 'ab'[number])}{between}{text}")
    add(f"3.{between}It thanked its hosts.")
    data = BytesIO()
    document.save(data)
    return data.getvalue()


@pytest.mark.parametrize(("title", "gap", "space", "form"), every(5, CHOICES))
def test_typed_by_hand(title: str, gap: str, space: str, form: str) -> None:
    taken = take_in(typed(title, gap, space, form), "letter.docx")
    assert taken.whole, taken.faults
    source = source_of(taken.text)
    attached = [each.replace("lettersa)", "letters") for each in annexes(source)]
    assert (letter(source), attached) == SHAPE, taken.text
    assert source.letter.closing.signatures[0].names[0].surname == "VELLA"
    assert taken.guesses == 0, taken.faults


MARKDOWN = f"""# {TITLE}

{BODY[0]}^[The Meeting was the third.]

{BODY[1]}

(Signed) Maria **Vella**\\
Ambassador

# Annex

## Report of the Meeting

1. The Meeting was held in Valletta.
2. It agreed:
    (a) {POINTS[0]}
    (b) {POINTS[1]}
3. It thanked its hosts.
"""


@pytest.mark.parametrize("to", ["docx", "odt", "html"])
def test_written_by_pandoc(to: str, tmp_path: Path) -> None:
    path = tmp_path / f"letter.{to}"
    pypandoc.convert_text(MARKDOWN, to, "markdown", outputfile=str(path), extra_args=["--standalone", "--wrap=none"])
    taken = take_in(path.read_bytes(), path.name)
    assert taken.whole, taken.faults
    source = source_of(taken.text)
    assert letter(source) == "p* p"
    assert [each.split(":")[0] for each in annexes(source)] == ["annex report"]
    assert taken.guesses <= 1, taken.faults
