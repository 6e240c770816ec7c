"""Entries of the register keep their keys, and never meet the identifiers of anything else."""

from __future__ import annotations

from pathlib import Path

from akn.conftest import document_of
from akn.readers import all_of, by_id, one, words
from lxml import etree

from pipeline.akn.checks import check_akn
from pipeline.akn.metadata.keys import Keys, key_of
from pipeline.akn.schema import validate_akn
from pipeline.importing import import_akn
from pipeline.render.akn import render_akn

SENTENCE = (
    "<paragraph>The <concept>conclusions</concept> of the <role>author</role>, <state key='GE'>Georgia</state>, "
    "<location key='GE'>Georgia</location> and its <concept>symbol</concept>.</paragraph>"
)


def test_what_the_metadata_declare_and_the_text_names_is_told_apart(tmp_path: Path, lima: Path) -> None:
    source = tmp_path / "x.xml"
    source.write_text(lima.read_text("utf-8").replace("<body>", f"<body>{SENTENCE}", 1), encoding="utf-8")
    there = render_akn(document_of(source))
    assert validate_akn(there.encode(), "x") == ()
    assert check_akn(there.encode(), "x") == ()
    root = etree.fromstring(there.encode())
    paragraph = by_id(root, "para_1")
    found = {words(element): element.get("refersTo") for element in all_of(paragraph, ".//a:concept|.//a:role")}
    assert found == {"conclusions": "#conclusions_entry", "author": "#author_entry", "symbol": "#symbol_entry"}
    assert one(paragraph, ".//a:organization").get("refersTo") == "#GE"
    assert one(paragraph, ".//a:location").get("refersTo") == "#GE_location"
    assert by_id(root, "GE_location").tag.endswith("TLCLocation")
    back, losses = import_akn(there.encode(), "x.akn.xml")
    assert "MH594" not in {fault.code for fault in losses}
    assert "_entry" not in back


def test_keys() -> None:
    keys = Keys([("state", "PE"), ("location", "PE"), ("role", "author")])
    assert keys.eid("state", "PE") == "PE"
    assert keys.eid("location", "PE") == "PE_location"
    assert keys.any("PE", "location") == "PE_location"
    assert keys.eid("role", "author") == "author_entry"
    assert key_of("PE_location") == "PE"
    assert keys.eid("person", "") == ""
