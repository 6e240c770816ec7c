"""Both profiles keep both of their standards, for a document with everything in it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pikepdf
import pytest
import verapdf

from pipeline.errors import MastheadError
from pipeline.weasy import Metadata, Profile, lay_out, write_pdf

FLAVOURS = {"a3a-ua1": ("3a", "ua1"), "a4f-ua2": ("4f", "ua2")}


@pytest.mark.long
def test_passes_verapdf_for_both_standards(written: Path) -> None:
    for flavour in FLAVOURS[written.stem]:
        report = verapdf.validate(written, flavour)
        assert report.passed, f"{flavour}: {report}"
        assert report.checks > 5000


def test_verapdf_does_find_faults(tmp_path: Path) -> None:
    path = tmp_path / "bare.pdf"
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(path)
    report = verapdf.validate(path, "ua1")
    assert not report.passed
    assert report.failures
    assert "FAILED" in str(report)


@pytest.mark.long
def test_outloud_finds_no_error(written: Path, tmp_path: Path) -> None:
    if written.stem != "a3a-ua1":
        pytest.skip("outloud knows PDF/UA-1 only")
    result = tmp_path / "outloud.json"
    subprocess.run([Path(sys.executable).with_name("outloud"), "--json", result, "-q", written], check=True)
    assert '"severity": "error"' not in json.dumps(json.loads(result.read_text("utf-8")))


def test_metadata(written: Path, metadata: Metadata) -> None:
    with pikepdf.open(written) as pdf:
        assert str(pdf.Root.Lang) == "en"
        packet = bytes(pdf.Root.Metadata.read_raw_bytes())
        assert b"<masthead:symbol>A/61/93</masthead:symbol>" in packet
        with pdf.open_metadata() as xmp:
            assert xmp["dc:title"] == metadata.title
            assert xmp["dc:description"] == metadata.subject
            assert xmp["xmp:CreateDate"] == metadata.created
            assert xmp["dc:language"] == {"en"}
            assert xmp["{urn:masthead:xmp:1}status"] == "draft"
        if written.stem == "a3a-ua1":
            assert str(pdf.docinfo["/Title"]) == metadata.title
            assert str(pdf.docinfo["/CreationDate"]) == "D:20060612"


def test_attachments_are_what_was_given_and_listed_once(written: Path) -> None:
    with pikepdf.open(written) as pdf:
        assert {name: file.get_file().read_bytes() for name, file in pdf.attachments.items()} == {
            "letter.xml": b"<document/>",
            "letter.akn.xml": b"<akomaNtoso/>",
        }
        associated = {str(file.UF): file for file in pdf.Root.AF}
        assert len(pdf.Root.AF) == 2
        assert associated["letter.xml"].AFRelationship == "/Source"
        assert associated["letter.akn.xml"].AFRelationship == "/Alternative"
        assert associated["letter.akn.xml"].EF.F.Subtype == "/application/akn+xml"
        assert str(associated["letter.akn.xml"].Desc) == "Akoma Ntoso"


def test_bookmarks(written: Path) -> None:
    with pikepdf.open(written) as pdf, pdf.open_outline() as outline:
        assert [item.title[:6] for item in outline.root] == ["Letter", "Annex"]
        assert [item.title for item in outline.root[1].children] == ["States", "Figures"]
        assert [item.title for item in outline.root[1].children[1].children] == ["One"]


@pytest.mark.long
def test_a_document_without_date_or_files(fontconfig: Path, tmp_path: Path) -> None:
    bare = Metadata("Title", "", (), "fr", "", "", "", "", "", "")
    laid = lay_out('<html lang="fr"><h1>Un</h1><p>mot', "p { color: red }", fontconfig=fontconfig)
    path = tmp_path / "bare.pdf"
    for profile in Profile:
        path.write_bytes(write_pdf(laid, profile=profile, metadata=bare, attached=()))
        for flavour in FLAVOURS[profile.value]:
            report = verapdf.validate(path, "4" if flavour == "4f" else flavour)
            assert report.passed, f"{flavour}: {report}"


@pytest.mark.long
@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("<h1>One</h1><h3 id='three'>Three</h3>", "heading H3 (id 'three')"),
        ("<h1>One</h1><img src='data:image/svg+xml,<svg xmlns=\"http://www.w3.org/2000/svg\"/>'>", "without a text"),
        ("<p data-pdf-role='Paragraph'>x", "data-pdf-role='Paragraph'"),
    ],
)
def test_what_cannot_be_tagged_is_refused(body: str, found: str, fontconfig: Path, metadata: Metadata) -> None:
    laid = lay_out(f'<html lang="en">{body}', "", fontconfig=fontconfig)
    with pytest.raises(MastheadError, match="MH305") as caught:
        write_pdf(laid, profile=Profile.A3_UA1, metadata=metadata, attached=())
    assert found in str(caught.value)
