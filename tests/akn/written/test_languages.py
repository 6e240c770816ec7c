"""The six languages: same identifiers, same Work, valid, equal to the document, and back again."""

from __future__ import annotations

from pathlib import Path

import pytest
from akn.conftest import SOURCES, document_of
from akn.readers import all_of
from lxml import etree

from pipeline.akn.checks import check_akn
from pipeline.akn.citing.cite import cite
from pipeline.akn.schema import validate_akn
from pipeline.document.model import Document
from pipeline.importing import import_akn
from pipeline.render.akn import render_akn
from pipeline.verify.akn import verify_akn
from pipeline.words import words

ALPHA3 = {"ar": "ara", "es": "spa", "fr": "fra", "ru": "rus", "zh": "zho"}


@pytest.fixture(scope="module", params=ALPHA3)
def version(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp(request.param)
    text = (SOURCES / "everything.xml").read_text("utf-8").replace('xml:lang="en"', f'xml:lang="{request.param}"', 1)
    text = text.replace('date="2025-02-03" lang="en"', 'date="2025-02-03" lang="ru"')
    text = text.replace(">14 January 2025</date>", f">{words(request.param).date('2025-01-14')}</date>", 1)
    (folder / "dot.png").write_bytes((SOURCES / "dot.png").read_bytes())
    (folder / "x.xml").write_text(text.replace('<quotation xml:lang="es">', "<quotation>"), encoding="utf-8")
    return folder / "x.xml"


@pytest.mark.long
def test_each_language(version: Path, everything_akn: etree._Element) -> None:
    document = document_of(version)
    text = render_akn(document)
    assert validate_akn(text.encode(), "x") == ()
    assert check_akn(text.encode(), "x") == ()
    assert verify_akn(document, text.encode()) == ()
    root = etree.fromstring(text.encode())
    assert _ids(root) == _ids(everything_akn)
    assert _values(root, "FRBRWork") == _values(everything_akn, "FRBRWork")
    alpha3 = ALPHA3[document.language.code]
    assert all(f"/{alpha3}@" in value for value in _values(root, "FRBRExpression"))
    back, losses = import_akn(text.encode(), str(version.with_name("x.akn.xml")))
    assert "MH594" not in {fault.code for fault in losses}
    version.with_name("y.xml").write_text(back, encoding="utf-8")
    assert render_akn(document_of(version.with_name("y.xml"))) == text


def _ids(root: etree._Element) -> list[str]:
    """The identifiers of the text; those of the register follow the words."""
    return [element.get("eId", "") for element in all_of(root, "//*[@eId][not(ancestor::a:meta)]")]


def _values(root: etree._Element, level: str) -> list[str]:
    return [element.get("value", "") for element in all_of(root, f"//a:{level}/a:FRBRthis")]


@pytest.mark.parametrize(
    ("language", "citation"),
    [
        ("fr", "annexe I, sect. I, par. 2"),
        ("es", "anexo I, secc. I, párr. 2"),
        ("ru", "приложение I, разд. I, п. 2"),
    ],
)
def test_citations_in_other_languages(version: Path, language: str, citation: str) -> None:
    document: Document = document_of(version)
    if document.language.code == language:
        assert cite(document, "att_1__sec_I__para_2").citation == f"A/79/729-S/2025/40, {citation}"
