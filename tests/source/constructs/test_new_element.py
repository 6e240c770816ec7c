"""A new construct of the source language takes seven files and a line in CHANGELOG: the walk of ``<tally>``."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from shutil import copytree, ignore_patterns

import pytest

_ROW = """
[tally]
area = "text"
id = "Tally"
name = "Tally of Resolution"
based_on = "body"
told = true
element = "tally"
"""
_RECITAL = '[styles.resolution-recital]\nfirst = "tab_1"\nalign = "justify"\nbelow = 18.0\n'
_STYLE = '[styles.tally]\nfirst = "tab_1"\nbelow = 18.0\n'
_DECLARATION = """
  <xs:element name="tally">
    <xs:complexType mixed="true">
      <xs:choice minOccurs="0" maxOccurs="unbounded"><xs:group ref="Inline"/></xs:choice>
    </xs:complexType>
  </xs:element>

"""
_PARTS = """        "recitals": Paragraphs("recital", b.Role.RECITAL),
        "items": Paragraphs("item", b.Role.OPERATIVE),
        "sections": Each(SECTION),
"""
_ITEMS = """The numbers of these run on.</xs:documentation></xs:annotation>
        </xs:element>
"""
_FIELDS = "    items: tuple[Paragraph, ...]\n    sections: tuple[Section, ...] = ()\n"
_PARA = ', d.Para(f"{slot.id}__p_1", Function("tally"), content=self.inlines(block.tally))'
# file, after which words, what is put there
_WALK = (
    ("pipeline/data/schema/body.xsd", _ITEMS, '        <xs:element ref="tally" minOccurs="0"/>\n'),
    ("pipeline/data/schema/body.xsd", 'schemaLocation="xml.xsd"/>\n', _DECLARATION),
    ("pipeline/source/model/blocks.py", _FIELDS, "    tally: Inlines = ()\n"),
    ("pipeline/source/elements/preamble.py", _PARTS, '        "tally": Words("tally"),\n'),
    ("pipeline/resolve/blocks/blocks.py", "(*speaks, *inside", _PARA),
    (
        "pipeline/data/functions.toml",
        'name = "Resolution Operative Paragraph"\nbased_on = "body"\ncounted = true\n',
        _ROW,
    ),
    ("pipeline/data/style/new-york.toml", _RECITAL, _STYLE),
)
_WORDS = "Adopted by 141 votes to 5"


@pytest.fixture(scope="module")
def product(tmp_path_factory: pytest.TempPathFactory, checkout: Path) -> Path:
    """A copy of the product that knows ``<tally>``, with a source that has one."""
    folder = tmp_path_factory.mktemp("product")
    for name in ("pipeline", "templates"):
        copytree(checkout / name, folder / name, ignore=ignore_patterns("__pycache__"))
    for name, after, words in _WALK:
        text = (folder / name).read_text("utf-8")
        assert text.count(after) == 1, name
        (folder / name).write_text(text.replace(after, f"{after}{words}"), "utf-8")
    source = (checkout / "tests" / "source" / "everything.xml").read_text("utf-8")
    tally = f"<tally>{_WORDS}<note><text>See the record.</text></note>.</tally></resolution>"
    (folder / "letter.xml").write_text(source.replace("</resolution>", tally), "utf-8")
    (folder / "everything.png").write_bytes((checkout / "tests" / "source" / "everything.png").read_bytes())
    return folder


def _ran(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "pipeline", *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


@pytest.mark.long
def test_what_the_walk_names_is_all_that_a_new_element_takes(product: Path) -> None:
    assert (
        len({name for name, _, _ in _WALK}) + 2 <= 8
    )  # with the reference in docs/source.md, which is written from the schema, and CHANGELOG
    assert _ran(product, "build", "letter.xml", "--out", ".").returncode == 0
    for name in ("letter.txt", "letter.html", "letter.akn.xml"):
        assert _WORDS in (product / name).read_text("utf-8")
    assert _ran(product, "verify", "letter.xml", "--out", ".").returncode == 0
    assert "no findings" in _ran(product, "check", "letter.akn.xml").stderr
    assert f"<tally>{_WORDS}<note>" in _ran(product, "import", "letter.akn.xml").stdout
