"""Outputs to make a catalogue of: Akoma Ntoso of invented documents, with other files beside it."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from pathlib import Path

import pytest

_AKN = """<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0" xmlns:akn4un="http://un.org/akn4un">
 <doc name="officialLetter"><meta>
  <identification source="#masthead"><FRBRWork><FRBRthis value="{work}/!main"/><FRBRuri value="{work}"/>
    <FRBRalias value="{title}" name="title"/><FRBRdate date="{day}" name="letterDate"/>
    <FRBRauthor href="#un-ga"/></FRBRWork>
   <FRBRExpression><FRBRdate date="{day}" name="publication"/><FRBRlanguage language="{alpha3}"/></FRBRExpression>
  </identification>
  <classification source="#masthead">
   <keyword refersTo="#subjects" value="{subject}" showAs="{subject}" dictionary="UNBIS"/></classification>
  <proprietary source="#masthead"><akn4un:documentStatus>{status}</akn4un:documentStatus>
   <akn4un:issue organ="{organ}" session="{session}"/></proprietary>
 </meta>
 <coverPage><container name="masthead"><p><docNumber refersTo="#symbol">{symbol}</docNumber></p></container></coverPage>
 <mainBody><p>{text}</p></mainBody></doc></akomaNtoso>
"""
Document = Callable[..., Path]
_ALPHA3 = {"en": "eng", "fr": "fra", "es": "spa", "ru": "rus", "ar": "ara", "zh": "zho"}


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """The folder of outputs."""
    folder = tmp_path / "out"
    folder.mkdir()
    return folder


@pytest.fixture
def document(out: Path) -> Document:
    """Writes the Akoma Ntoso of a document under a name, with the endings of other outputs; every fact may be given."""

    def made(name: str, *endings: str, language: str = "en", **given: str) -> Path:
        facts = {
            "symbol": "A/80/1", "title": "Letter of Peru", "day": "2025-09-01", "organ": "general-assembly",
            "session": "80", "subject": "MIGRATION", "text": "The words.", "status": "issued",
        } | given  # fmt: skip
        work = given.get("work", f"/akn/un/doc/communication/un-ga/{facts['day']}/{facts['symbol']}")
        told = {key: escape(value) for key, value in facts.items()} | {"work": escape(work)}
        path = out / f"{name}.akn.xml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(_AKN.format(**told, alpha3=_ALPHA3[language]), "utf-8")
        for ending in endings:
            (out / f"{name}{ending}").write_bytes(b"an output")
        return path

    return made
