"""A space before the mark of a note is in no output; the words after the mark are divided as in the source."""

from __future__ import annotations

import re
import subprocess
import zipfile
from pathlib import Path

import building
import pytest
from building import put
from lxml import etree

CASES = (
    # written; what a reader finds before the mark, and after it
    ("of the dawn. <note><text>One.</text></note>It went", ("dawn.", "It")),
    ("of the noon.\n <note><text>Two.</text></note> It went", ("noon.", " It")),
    ("of the dusk <note><text>Three.</text></note><emphasis>it</emphasis> went", ("dusk", "it")),
)
SOURCE = Path(__file__).parents[2] / "checks" / "accepted" / "MH441-spaces.xml"
FORMATS = ("pdf", "docx", "akn", "html", "txt")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with the outputs, all of them verified."""
    folder = tmp_path_factory.mktemp("notes")
    start, end = SOURCE.read_text(encoding="utf-8").split("<body>")[0], "</body>"
    after = SOURCE.read_text(encoding="utf-8").split(end)[1]
    body = "".join(f"<paragraph>{written}.</paragraph>" for written, _ in CASES)
    made = building.built(f"{start}<body>{body}{end}{after}")
    assert [fault.code for fault in made.warnings].count("MH441") == 2  # the two with no space after the mark
    put(made, folder)
    return folder


def _words(folder: Path, name: str) -> str:
    """The words of an output in order, each mark of a note as #."""
    match name:
        case "pdf":
            call = ["pdfinfo", "-struct-text", str(folder / "given.pdf")]  # by elements, so that no space is guessed
            text = subprocess.run(call, capture_output=True, text=True, check=True).stdout
            return re.sub(r'"\d"', '"#"', "".join(re.findall(r'"(?:.*)"$', text, flags=re.MULTILINE))).replace('"', "")
        case "txt":
            return re.sub(r"\[\d\]", "#", (folder / "given.txt").read_text(encoding="utf-8"))
        case "docx":
            with zipfile.ZipFile(folder / "given.docx") as docx:
                tree = etree.fromstring(docx.read("word/document.xml"))
            return _spoken(tree, "footnoteReference")
        case "akn":
            return _spoken(etree.parse(folder / "given.akn.xml").getroot(), "authorialNote")
        case _:
            return re.sub(r"<sup\b.*?</sup>", "#", (folder / "given.html").read_text(encoding="utf-8"), flags=re.DOTALL)


def _spoken(node: etree._Element, mark: str) -> str:
    name = etree.QName(node).localname if isinstance(node.tag, str) else ""
    inside = "#" if name == mark else (node.text or "") + "".join(_spoken(child, mark) for child in node)
    return inside + (node.tail or "")


@pytest.mark.parametrize("name", FORMATS)
def test_a_space_before_a_mark_is_in_no_output(built: Path, name: str) -> None:
    found = re.sub(r"<[^>]*>", "", " ".join(_words(built, name).split()))
    for _, (before, after) in CASES:
        assert f"{before}#{after} went" in found
