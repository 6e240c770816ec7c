"""The package is valid, and the same every time."""

from __future__ import annotations

import os
import subprocess
import sys
from io import BytesIO
from pathlib import Path
from time import process_time
from zipfile import ZipFile

import pytest
from docx_files import EVERYTHING, TESTS, copies, document_of, part, resolved, written
from lxml import etree
from msgspec.structs import replace
from openxml_audit import FileFormat, OpenXmlValidator

from pipeline.document.model import Document
from pipeline.ooxml.opened import W14, W

SOURCES = [
    EVERYTHING,
    TESTS / "akn" / "sources" / "everything.xml",
    TESTS / "look" / "sources" / "council.xml",
    *sorted((TESTS / "words").glob("letter.*.xml")),
    TESTS.parent / "source" / "lima-declaration.xml",
]
VERSIONS = [
    each
    for each in FileFormat
    if each.value in {"office2010", "office2013", "office2016", "office2019", "office2021", "microsoft365"}
]


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_no_finding_of_schemas_and_semantics(source: Path, tmp_path: Path) -> None:
    path = tmp_path / "made.docx"
    path.write_bytes(written(resolved(source)))
    for version in VERSIONS[:1] + VERSIONS[-1:]:
        result = OpenXmlValidator(file_format=version).validate(str(path))
        assert [str(error) for error in result.errors] == []


@pytest.mark.long
@pytest.mark.parametrize("version", VERSIONS, ids=lambda version: version.value)
def test_valid_for_every_version(everything_docx: bytes, version: FileFormat, tmp_path: Path) -> None:
    path = tmp_path / "made.docx"
    path.write_bytes(everything_docx)
    assert [str(error) for error in OpenXmlValidator(file_format=version).validate(str(path)).errors] == []


def test_members_stand_in_order_with_one_date(letter_docx: bytes) -> None:
    members = ZipFile(BytesIO(letter_docx)).infolist()
    assert [member.filename for member in members][:3] == ["[Content_Types].xml", "_rels/.rels", "word/document.xml"]
    assert {member.date_time for member in members} == {(1980, 1, 1, 0, 0, 0)}
    assert len({member.filename.lower() for member in members}) == len(members)


def test_same_bytes_in_another_place_zone_and_hash_seed(lima: Path, letter_docx: bytes, tmp_path: Path) -> None:
    script = (
        "import sys; sys.path.insert(0, sys.argv[2]); from docx_files import *; from pathlib import Path;"
        "sys.stdout.buffer.write(written(resolved(Path(sys.argv[1]))))"
    )
    environment = os.environ | {"TZ": "Asia/Kathmandu", "PYTHONHASHSEED": "7", "PYTHONPATH": str(TESTS.parent)}
    command = [sys.executable, "-c", script, str(lima), str(TESTS)]
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, check=True)
    assert done.stdout == letter_docx


def test_nothing_of_an_editing_session_is_left(everything_docx: bytes) -> None:
    archive = ZipFile(BytesIO(everything_docx))
    for name in archive.namelist():
        assert b"rsid" not in archive.read(name)


def test_paragraph_identifiers_are_single_and_small(everything_docx: bytes) -> None:
    found: list[str] = []
    for name in ZipFile(BytesIO(everything_docx)).namelist():
        if name.startswith("word/") and name.endswith(".xml"):
            found += [
                node.get(f"{W14}paraId") for node in part(everything_docx, name).iter() if node.get(f"{W14}paraId")
            ]
    assert len(set(found)) == len(found)
    assert all(len(each) == 8 and 0 < int(each, 16) < 0x80000000 for each in found)


def test_versions_differ_only_where_the_text_does(lima: Path) -> None:
    """A changed word and a paragraph put in later leave every other paragraph, with its identifier, as it was."""
    text = lima.read_text(encoding="utf-8")
    changed = text.replace("favor the successful", "favour the successful").replace(
        "<item>To urge countries", '<item number="2 bis.-">To go on.</item><item>To urge countries'
    )
    before, after = _by_identifier(document_of(text)), _by_identifier(document_of(changed))
    assert before.keys() - after.keys() == set()
    assert [after[key] for key in after.keys() - before.keys()] == ["To go on."]
    assert [after[key][:18] for key in before if before[key] != after[key]] == ["That it is importa"]


def test_a_paragraph_put_in_leaves_the_xml_of_all_other_containers_as_it_was(lima: Path) -> None:
    """Identifiers of bookmarks too: they come from the names, and do not count on from what stands before."""
    text = lima.read_text(encoding="utf-8")
    put_in = "<recital>That one was put in;</recital>"
    last = text.index("</recitals>", text.index("CONSCIOUS"))
    before, after = (
        part(written(document_of(each)), "word/document.xml") for each in (text, text[:last] + put_in + text[last:])
    )
    kept = {etree.tostring(node) for node in before.iter(f"{W}p")}
    new = [node for node in after.iter(f"{W}p") if etree.tostring(node) not in kept]
    assert ["".join(each.text or "" for each in node.iter(f"{W}t")) for node in new] == ["That one was put in;"]


def _by_identifier(document: Document) -> dict[str, str]:
    body = part(written(document), "word/document.xml")
    return {
        node.get(f"{W14}paraId"): "".join(each.text or "" for each in node.iter(f"{W}t")) for node in body.iter(f"{W}p")
    }


def test_long_document_is_written_in_a_second(letter: Document) -> None:
    """Fifty copies of the annex make some 300 pages."""
    document = replace(letter, letter=copies(letter.letter, 50))
    written(letter)  # templates are compiled, python-docx is loaded
    begin = process_time()
    data = written(document)
    assert process_time() - begin < 2.0  # a second of processor time on a machine that does nothing else
    assert len(data) > 100_000
