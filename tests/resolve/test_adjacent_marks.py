"""Marks of notes at one spot: divided by a comma in every output, wherever the elements around them begin and end."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import pytest
from conftest import Run
from look.building import source
from look.page_lines import read
from lxml import etree

_ITEMS = (
    '<agenda-item list="provisional" number="18" mark="*"/><agenda-item list="provisional" number="20" mark="**"/>'
    "</issue>"
)
_FOOTNOTES = '<footnote mark="*">M one.</footnote><footnote mark="**">M two.</footnote></masthead>'


def _note(mark: str, text: str) -> str:
    return f'<note mark="{mark}"><text>{text}</text></note>'


_ONE, _TWO = _note("*", "One."), _note("**", "Two.")
_BODY = f"""<paragraph>Touching{_ONE}{_TWO} alpha.</paragraph>
<paragraph><emphasis>Ends{_note("*", "Three.")}</emphasis>{_note("**", "Four.")} beta.</paragraph>
<paragraph>Begins{_note("*", "Five.")} <emphasis>{_note("**", "Six.")} gamma</emphasis>.</paragraph>
<paragraph>Apart{_note("*", "Seven.")} delta{_note("**", "Eight.")} epsilon.</paragraph>"""
_WANTED = (
    "agenda*,**",
    "Tables*,**",
    "Touching*,** alpha.",
    "Ends*,** beta.",
    "Begins*,** gamma.",
    "Apart* delta** epsilon.",
)


@pytest.fixture
def built(masthead: Run, tmp_path: Path) -> Path:
    title = f"<title>Tables{_note('*', 'Nine.')}{_note('**', 'Ten.')}</title>"
    data = source(attached=f"<annex>{title}<body>{_BODY}</body></annex>").decode()
    data = data.replace("</issue>", _ITEMS).replace("</masthead>", _FOOTNOTES)
    (tmp_path / "marks.xml").write_text(data, encoding="utf-8")
    done = masthead("build", "marks.xml", "--out", "out")
    assert done.returncode == 0, done.stderr
    return tmp_path / "out"


def test_marks_at_one_spot_are_divided_in_every_output(built: Path) -> None:
    said = {
        "pdf": " ".join(line.text for line in read(str(built / "marks.pdf")).lines),
        "txt": (built / "marks.txt").read_text(encoding="utf-8"),
        "html": "".join(etree.HTML((built / "marks.html").read_bytes()).itertext()),
        "docx": _docx(built / "marks.docx"),
        "akn": _akn(built / "marks.akn.xml"),
    }
    for output, text in said.items():
        flat = re.sub(r"\s+", " ", text)
        missing = [wanted for wanted in _WANTED if wanted not in flat]
        assert not missing, f"{output} lacks {missing}"
        assert "***" not in flat, output


def _docx(path: Path) -> str:
    """The words of every paragraph, also of those in content controls."""
    with zipfile.ZipFile(path) as file:
        tree = etree.fromstring(file.read("word/document.xml"))
    paragraphs = tree.iter("{*}p")
    return " ".join("".join(text.text or "" for text in paragraph.iter("{*}t")) for paragraph in paragraphs)


def _akn(path: Path) -> str:
    """The words, with the mark of each note and without its text."""
    tree = etree.parse(str(path))
    for note in tree.iter("{*}authorialNote"):
        for inner in list(note):
            note.remove(inner)
        note.text = note.get("marker")
    return "".join(tree.getroot().itertext())


def test_the_comma_does_not_come_back_from_akoma_ntoso_as_a_word(built: Path, masthead: Run) -> None:
    done = masthead("import", built / "marks.akn.xml")
    assert "MH594" not in done.stderr
    assert "</note>,<" not in done.stdout
    assert ">,<note" not in done.stdout
