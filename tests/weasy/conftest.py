"""A document with everything that the structure tree must handle, laid out and written once for all tests here."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.fonts import private_fontconfig
from pipeline.weasy import Attached, Laid, Metadata, Profile, lay_out, write_pdf

HERE = Path(__file__).parent
METADATA = Metadata(
    title="Letter dated 6 June 2006 & its annex",
    subject="Migration <and> development",
    keywords=("migration", "development"),
    language="en",
    author="Permanent Mission",
    creator="masthead",
    created="2006-06-12",
    status="draft",
    symbol="A/61/93",
    identifier="/akn/un/doc/2006-06-12/a-61-93/eng@",
)
SOURCE = Attached("letter.xml", b"<document/>", "application/xml", "The source", "Source")
AKN = Attached("letter.akn.xml", b"<akomaNtoso/>", "application/akn+xml", "Akoma Ntoso", "Alternative")


def sample(rows: int = 60, sentences: int = 150) -> str:
    """The HTML of the document; the table and the last paragraph span pages."""
    body = "\n".join(
        f'<tr><th scope="row">{number}</th><td>State number {number}</td><td>signed</td><td>{number * 7}</td></tr>'
        for number in range(1, rows + 1)
    )
    words = " ".join(f"Sentence {number} says {number * number} and leaves it there." for number in range(sentences))
    text = (HERE / "sample.html").read_text("utf-8")
    return text.replace("<!-- rows -->", body).replace("<!-- sentences -->", words)


@pytest.fixture(scope="session")
def fontconfig(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return private_fontconfig(tmp_path_factory.mktemp("fonts"))


@pytest.fixture(scope="session")
def metadata() -> Metadata:
    return METADATA


@pytest.fixture(scope="session")
def html() -> str:
    return sample()


@pytest.fixture(scope="session")
def laid(html: str, fontconfig: Path) -> Laid:
    return lay_out(html, "", fontconfig=fontconfig)


@pytest.fixture(scope="session", params=list(Profile), ids=lambda profile: profile.value)
def written(request: pytest.FixtureRequest, laid: Laid, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The document in both profiles: ``a3a-ua1.pdf`` and ``a4f-ua2.pdf``."""
    path = tmp_path_factory.mktemp("pdf") / f"{request.param.value}.pdf"
    path.write_bytes(write_pdf(laid, profile=request.param, metadata=METADATA, attached=(SOURCE, AKN)))
    return path
