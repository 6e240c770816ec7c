"""A DOCX says of which source it was made, and under which names the United Nations knows its styles."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

from building import built
from docx import Document
from docx_files import part

from pipeline.ooxml.opened import W
from pipeline.outputs import Format


def test_the_file_carries_the_digest_of_its_source(lima: Path) -> None:
    data = built(lima, (Format.DOCX,)).outputs[Format.DOCX]
    found = {node.get("name"): "".join(node.itertext()) for node in part(data, "docProps/custom.xml")}
    assert found["sourceDigest"] == sha256(lima.read_bytes()).hexdigest()


def test_styles_have_the_names_of_the_united_nations(lima: Path, tmp_path: Path) -> None:
    data = built(lima, (Format.DOCX,)).outputs[Format.DOCX]
    styles = part(data, "word/styles.xml").iter(f"{W}style")
    aliases = {node.get(f"{W}styleId"): node.find(f"{W}aliases") for node in styles}
    assert aliases["SingleText"].get(f"{W}val") == "__Single Txt,_ Single Txt_GA"
    names = [name for node in aliases.values() if node is not None for name in node.get(f"{W}val").split(",")]
    assert len(names) == len(set(names)) > 10
    (tmp_path / "lima.docx").write_bytes(data)
    assert Document(str(tmp_path / "lima.docx")).styles["Single Text"] is not None
