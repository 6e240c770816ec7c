"""Every document that a text cites by symbol is linked, in every output, at an address that exists."""

from __future__ import annotations

import re
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path

import pikepdf

Run = Callable[..., subprocess.CompletedProcess[str]]

CITED = '<ref symbol="A/61/50 and Corr.1"/>, <ref symbol="A/HRC/34/2*"/>, <ref symbol="A/79/729-S/2025/40"/>'
SYMBOLS = ("A/61/50", "A/61/50/Corr.1", "A/HRC/34/2", "A/79/729", "S/2025/40")
PRINTED = "A/61/50 and Corr.1, A/HRC/34/2*, A/79/729-S/2025/40"
SOURCE = Path(__file__).parent.parent / "checks" / "accepted" / "MH440-not-typed.xml"


def _addresses(folder: Path, name: str) -> list[str]:
    match name:
        case "pdf":
            with pikepdf.open(folder / "x.pdf") as pdf:
                annotations = [one for page in pdf.pages for one in page.obj.get("/Annots", [])]
                return [str(one.A.URI) for one in annotations if "/A" in one]
        case "html":
            return re.findall(r'href="(https://docs[^"]*)"', (folder / "x.html").read_text(encoding="utf-8"))
        case "docx":
            with zipfile.ZipFile(folder / "x.docx") as docx:
                relations = docx.read("word/_rels/document.xml.rels").decode()
            return re.findall(r'Target="(https://docs[^"]*)"', relations)
        case _:
            return re.findall(r'<(?:ref|a) [^>]*href="([^"]*)"', (folder / "x.akn.xml").read_text(encoding="utf-8"))


def test_every_document_cited_is_linked_in_every_output(masthead: Run, tmp_path: Path) -> None:
    source = SOURCE.read_text(encoding="utf-8").replace("1.5 metres,", f"See {CITED}. 1.5 metres,")
    (tmp_path / "x.xml").write_text(source.replace("<symbol>A/80/1<", "<symbol>A/80/1*<"), encoding="utf-8")
    done = masthead("build", "x.xml", "--to", "pdf,docx,akn,html,txt", "--out", ".")
    assert done.returncode == 0, done.stderr
    assert PRINTED in " ".join((tmp_path / "x.txt").read_text(encoding="utf-8").split())
    wanted = {f"https://docs.un.org/en/{symbol}" for symbol in SYMBOLS}
    for name in ("pdf", "html", "docx"):
        found = _addresses(tmp_path, name)
        assert wanted <= set(found), name
        assert not [address for address in found if "*" in address or "%2A" in address or "and" in address], name
    cited = _addresses(tmp_path, "akn")
    assert len(cited) == len(SYMBOLS)
    assert [iri.rpartition("/")[2] for iri in cited[:2]] == ["A-61-50", "A-61-50-Corr.1"]
    assert not [iri for iri in cited if "*" in iri or " " in iri or "%" in iri]
