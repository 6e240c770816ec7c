"""Marks of notes at one spot: divided by a comma in every output, wherever the elements around them begin and end."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import pikepdf
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
<paragraph>Apart{_note("*", "Seven.")} delta{_note("**", "Eight.")} epsilon.</paragraph>
<section><heading><emphasis>Zeta{_note("*", "Eleven.")}</emphasis>{_note("**", "Twelve.")}</heading>
<paragraph>Eta.</paragraph></section>"""
_WANTED = (
    "agenda*,**",
    "Tables*,**",
    "Touching*,** alpha.",
    "Ends*,** beta.",
    "Begins*,** gamma.",
    "Apart* delta** epsilon.",
    "Zeta*,**",
)


@pytest.fixture
def built(masthead: Run, tmp_path: Path) -> Path:
    title = f"<title>Tables{_note('*', 'Nine.')}{_note('**', 'Ten.')}</title>"
    data = source(attached=f"<annex>{title}<body><contents/>{_BODY}</body></annex>").decode()
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


def test_names_have_neither_marks_nor_their_commas(built: Path, masthead: Run, tmp_path: Path) -> None:
    summary = "General Assembly, Seventy-ninth session, Items 18 and 20 of the provisional agenda"
    with zipfile.ZipFile(built / "marks.docx") as file:
        core = etree.fromstring(file.read("docProps/core.xml"))
    page = etree.HTML((built / "marks.html").read_bytes())
    with pikepdf.open(built / "marks.pdf") as pdf, pdf.open_metadata() as xmp, pdf.open_outline() as outline:
        entries = [entry.title for top in outline.root for entry in (top, *top.children)]
        said = {"pdf": str(xmp["dc:description"]), "info": str(pdf.docinfo["/Subject"])}
    said |= {"docx": str(core.findtext("{*}subject")), "html": page.xpath("//meta[@name='description']/@content")[0]}
    assert said == dict.fromkeys(said, summary)
    text = (built / "marks.txt").read_text(encoding="utf-8")
    assert re.search(r"^Zeta$", text, re.MULTILINE), "the line of the contents"
    assert "Zeta" in entries
    cited = masthead("cite", tmp_path / "marks.xml", "annex, Zeta")
    assert "Zeta" in cited.stdout
    assert "Zeta," not in cited.stdout


def _docx(path: Path) -> str:
    """The words of every paragraph, also of those in content controls."""
    with zipfile.ZipFile(path) as file:
        tree = etree.fromstring(file.read("word/document.xml"))
    paragraphs = tree.iter("{*}p")
    words = " ".join("".join(text.text or "" for text in paragraph.iter("{*}t")) for paragraph in paragraphs)
    return words.replace("\u200b", "")  # of no width: what a reference to a note prints after its sign


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
