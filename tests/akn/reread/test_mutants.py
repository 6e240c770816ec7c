"""Akoma Ntoso that somebody changed: ``import`` gives a source that passes the checks, or findings."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from time import process_time

import pytest
from akn.conftest import SOURCES, document_of
from akn.mutations import Mutant
from lxml import etree

from masthead import load
from pipeline.akn.checks import check_akn
from pipeline.akn.names import q
from pipeline.akn.schema import validate_akn
from pipeline.errors import MastheadError, Severity
from pipeline.importing import import_akn
from pipeline.importing.body.tables import _figure_columns
from pipeline.render.akn import Shape, render_akn

TESTS = Path(__file__).parents[2]
FILES = (
    "akn/sources/everything",
    "look/sources/letter",
    "look/sources/report",
    "docx/sources/tables",
    "look/sources/note",
)


@pytest.fixture(scope="module")
def files() -> list[bytes]:
    found = []
    for name in FILES:
        document = document_of(TESTS / f"{name}.xml")
        found += [render_akn(document, shape=shape).encode() for shape in Shape]
    return found


def outcome(data: bytes, folder: Path) -> str:
    """What import says of a file; fails where it gives a source that the checks refuse."""
    try:
        text, losses = import_akn(data, str(folder / "mutant.akn.xml"))
    except MastheadError as error:
        return error.faults[0].code
    if any(fault.severity is Severity.ERROR for fault in losses):
        return "pictures"
    source = folder / "back.xml"
    source.write_text(text, encoding="utf-8")
    assert not [fault for fault in load(source).check() if fault.severity is Severity.ERROR]
    return "source"


def tried(files: list[bytes], folder: Path, seeds: range) -> Counter[str]:
    (folder / "dot.png").write_bytes((SOURCES / "dot.png").read_bytes())
    found: Counter[str] = Counter()
    for seed in seeds:
        data = Mutant(files[seed % len(files)], seed).made()
        begun = process_time()
        try:
            found[outcome(data, folder)] += 1
            validate_akn(data, "x")
            check_akn(data, "x")
        except Exception as error:
            error.add_note(f"seed {seed}")
            raise
        assert process_time() - begun < 20, seed
    return found


@pytest.mark.long
def test_a_changed_file_gives_a_source_or_findings(files: list[bytes], tmp_path: Path) -> None:
    found = tried(files, tmp_path, range(60))
    assert found["source"]


@pytest.mark.long
@pytest.mark.parametrize("start", range(1000, 6000, 500))
def test_thousands_of_changed_files(files: list[bytes], tmp_path: Path, start: int) -> None:
    tried(files, tmp_path, range(start, start + 500))


def test_no_file_outside_the_product_is_opened_for_a_language(files: list[bytes]) -> None:
    for lang in ("../x", "x/../eng", "deu", "", "/etc/passwd"):
        data = files[0].replace(b'language="eng"', f'language="{lang}"'.encode())
        with pytest.raises(MastheadError):
            import_akn(data, "x.akn.xml")


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig"])
def test_another_encoding_says_the_same(files: list[bytes], tmp_path: Path, encoding: str) -> None:
    (tmp_path / "dot.png").write_bytes((SOURCES / "dot.png").read_bytes())
    path = str(tmp_path / "x.akn.xml")
    declared = f'encoding="{encoding.removesuffix("-sig")}"'
    again = files[0].decode().replace('encoding="UTF-8"', declared).encode(encoding)
    assert import_akn(again, path) == import_akn(files[0], path)


def test_a_cell_of_millions_of_columns_takes_no_memory() -> None:
    table = etree.fromstring('<table><tr><td colspan="90000000" rowspan="90000000"/></tr></table>')
    for element in table.iter():
        element.tag = q(element.tag)
    with pytest.raises(ValueError, match="colspan"):
        _figure_columns(table)
