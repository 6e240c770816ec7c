"""LibreOffice saves every DOCX of ours as DOCX, ODT and DOC, and what comes back says the same.

The oracle is LibreOffice's own text of both files: it has the numbers of lists, the words of fields and the marks of
notes as LibreOffice computes them. The notes are read from the packages.
"""

from __future__ import annotations

import itertools
import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile

import pytest
from docx_files import EVERYTHING, TESTS, document_of, resolved, written
from docx_references import REFERS, SAID, TOUCHING, ref, source
from lxml import etree
from msgspec.structs import replace
from office import DOC, ODT, TEXT, WORD, all_converted
from openxml_audit import OpenXmlValidator

from pipeline.document.model import Document
from pipeline.ooxml.opened import W
from pipeline.render.docx import Form
from pipeline.style.sheets import layouts
from pipeline.words import words

pytestmark = [
    pytest.mark.long,
    pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed"),
]
LANGUAGES = ("ar", "en", "es", "fr", "ru", "zh")
FORMATS = {"docx": WORD, "odt": ODT, "doc": DOC}


def _letters() -> Iterator[tuple[str, Document]]:
    """The letters as they are, and issued: with a job line, a barcode and the words of recycling."""
    for code in LANGUAGES:
        letter = resolved(TESTS / "words" / f"letter.{code}.xml")
        yield f"letter-{code}", letter
        line = f"25-11987 ({code[0].upper()})    140825    150825"
        issued = replace(letter.masthead, recycle=words(code).recycle, job_number="25-11987", job_line=line,
                         barcode="*2511987*", qr="https://undocs.org/A/61/1")  # fmt: skip
        for layout in layouts():
            yield f"issued-{code}-{layout}", replace(letter, masthead=issued, layout=layout)


def _documents() -> Iterator[tuple[str, Document]]:
    paths = (TESTS.parent / "source" / "lima-declaration.xml", EVERYTHING)
    for path in (*paths, *sorted((TESTS / "docx" / "sources").glob("*.xml"))):
        yield path.stem, resolved(path)
    yield from _letters()
    said = [*(ref(to, words) for to, words, _ in SAID.values()), *TOUCHING.values()]
    text = "".join(f"<paragraph>{REFERS}{each}</paragraph>" for each in said)
    for code in LANGUAGES:
        yield f"references-{code}", document_of(source(text, code))
    yield "lists", document_of(_LISTS)
    yield "tables", document_of(_TABLES)
    corpus = os.environ.get("MASTHEAD_CORPUS")
    for path in sorted(Path(corpus).glob("cases/word/*.xml")) if corpus else ():
        yield f"given-{path.stem}", resolved(path)


def _numbered(count: int, *, form: str = "1.-", start: str = "") -> str:
    items = "".join(f"<item>Item {place} of {form}.</item>" for place in range(count))
    return (
        f'<operative form="{form}"><heading>DECLARE</heading>{items.replace("<item>", f"<item{start}>", 1)}</operative>'
    )


_LETTERS = "".join(f"<point>Point {place}.</point>" for place in range(1, 31))
_LISTS = source("<paragraph>Words.</paragraph>", second="").replace(
    "</body></annex>",
    f"""{_numbered(3)}{_numbered(3, form="1.", start=' number="5"')}
<section><heading>First</heading><numbered number="1">One.</numbered><numbered>Two:<list>{_LETTERS}</list></numbered>
<numbered number="2 bis">Three.</numbered><numbered number="7">Seven.</numbered><numbered>Eight.</numbered></section>
<section numbered="true"><heading>Second</heading><section numbered="true"><heading>Deeper</heading>
<paragraph>List:<list kind="romans"><point>x</point><point>y:<list kind="bullets"><point>z</point></list></point></list>
</paragraph><paragraph>Another:<list><point>u</point><point>v</point></list></paragraph></section></section>
</body></annex>""",
)

_TABLE = '<table numbered="true"><title>T</title><row><cell>x</cell></row></table>'
_TABLES = source(_TABLE * 2, second="").replace(
    "</annex>", f"</annex><annex><title>Two</title><body>{_TABLE * 2}</body></annex>", 1
)


@pytest.fixture(scope="module")
def ours(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Every DOCX, by its name."""
    folder = tmp_path_factory.mktemp("ours")
    made: dict[str, Path] = {}
    for name, document in _documents():
        made[name] = folder / f"{name}.docx"
        pages = {entry.target: 3 for entry in document.outline}
        made[name].write_bytes(written(document, pages=pages, total_pages=9))
    everything = resolved(EVERYTHING)
    for name, options in {"submission": {"form": Form.SUBMISSION}, "review": {"review": True}}.items():
        made[name] = folder / f"{name}.docx"
        made[name].write_bytes(written(everything, **options))
    return made


@pytest.fixture(scope="module")
def text(ours: dict[str, Path], tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The text of every DOCX of ours."""
    return all_converted(ours.values(), TEXT, tmp_path_factory.mktemp("text"))


@pytest.fixture(scope="module", params=FORMATS)
def back(
    ours: dict[str, Path], request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[str, dict[str, Path], dict[str, Path]]:
    """The format, what came back as DOCX, and its text."""
    folder = tmp_path_factory.mktemp(request.param)
    saved = all_converted(ours.values(), FORMATS[request.param], folder / "saved")
    again = all_converted(saved.values(), WORD, folder / "back")
    return request.param, again, all_converted(again.values(), TEXT, folder / "text")


def test_nothing_is_left_out(ours: dict[str, Path], text: dict[str, Path]) -> None:
    assert ours.keys() == text.keys()
    findings = {name: OpenXmlValidator().validate(str(path)).errors for name, path in ours.items()}
    assert {name: found for name, found in findings.items() if found} == {}


def test_it_opens_again(ours: dict[str, Path], back: tuple[str, dict[str, Path], dict[str, Path]]) -> None:
    _, saved, said = back
    assert (saved.keys(), said.keys()) == (ours.keys(), ours.keys())
    for path in saved.values():
        with ZipFile(path) as package:
            for name in package.namelist():
                if name.endswith(".xml"):
                    etree.fromstring(package.read(name))


def test_words_numbers_and_references_are_the_same(
    text: dict[str, Path], back: tuple[str, dict[str, Path], dict[str, Path]]
) -> None:
    _, _, said = back
    other: dict[str, list[tuple[str, str]]] = {}
    for name, path in text.items():
        one, two = _lines(path), _lines(said[name])
        found = [pair for pair in itertools.zip_longest(one, two, fillvalue="") if not _same(*pair)]
        if found:
            other[name] = found[:3]
    assert other == {}


def test_notes_are_the_same(ours: dict[str, Path], back: tuple[str, dict[str, Path], dict[str, Path]]) -> None:
    _, saved, _ = back
    other = {name: (_notes(path), _notes(saved[name])) for name, path in ours.items() if name in saved}
    assert {name: pair for name, pair in other.items() if pair[0] != pair[1]} == {}


_LOST = "Error: Reference source not found"


def _lines(path: Path) -> list[str]:
    lines = (" ".join(line.split()) for line in path.read_text(encoding="utf-8-sig").splitlines())
    return [line.replace("أ", "ا") for line in lines if line]  # it writes its own abjad without hamza


def _same(ours: str, back: str) -> bool:
    """Whether two lines are alike, but for a reference that LibreOffice's text lacks and its pages have."""
    if _LOST in ours:
        return re.fullmatch(re.escape(ours).replace(re.escape(_LOST), ".+"), back) is not None
    return ours == back


def _notes(path: Path) -> list[str]:
    with ZipFile(path) as package:
        if "word/footnotes.xml" not in package.namelist():
            return []
        root = etree.fromstring(package.read("word/footnotes.xml"))
    notes = (note for note in root.iter(f"{W}footnote") if note.get(f"{W}type") in (None, "normal"))
    words = ("".join(node.text or "" for node in note.iter(f"{W}t")) for note in notes)
    return ["".join(each.replace("\N{ZERO WIDTH SPACE}", "").split()) for each in words]
