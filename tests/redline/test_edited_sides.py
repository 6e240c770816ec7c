"""An edited DOCX is a side of every output: it is its source with all its edits; what cannot be taken in is told."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn
from lxml import html

from pipeline.outputs import Format
from tests.building import built
from tests.conftest import Run
from tests.redline.revising import revised

TO = "html,akn,pdf"


def edited(lima: Path, folder: Path, old: str, new: str) -> Path:
    """The DOCX of the letter, in which somebody has put other words."""
    path = folder / "edited.docx"
    path.write_bytes(built(lima, (Format.DOCX,)).outputs[Format.DOCX])
    document = docx.Document(str(path))
    words = next(node for node in document.element.body.iter(qn("w:t")) if old in (node.text or ""))
    words.text = words.text.replace(old, new)
    document.save(str(path))
    return path


@pytest.mark.parametrize("beside", [True, False], ids=["with its source", "with another version"])
def test_edits_are_shown_in_every_output(beside: bool, lima: Path, masthead: Run, tmp_path: Path) -> None:
    copy = edited(lima, tmp_path, "remittance flows", "flows of money")
    other = lima
    if not beside:  # then the source is the one that the DOCX carries
        other = tmp_path / "other.xml"
        other.write_bytes(revised(lima.read_bytes(), 3))
    done = masthead("diff", other, copy, "--to", TO, "--out", tmp_path / "out")
    assert done.returncode == 0, done.stderr
    names = {path.name for path in (tmp_path / "out").iterdir()}
    assert names == {"edited.redline.html", "edited.redline.pdf", "edited.redline.akn.xml"}
    page = html.document_fromstring((tmp_path / "out" / "edited.redline.html").read_bytes())
    came = " ".join("".join(node.itertext()) for node in page.iter("ins"))
    assert "flows of money" in came.replace("\n", " ")
    assert beside == (len(list(page.iter("ins"))) == 1)
    assert "flows of money" in (tmp_path / "out" / "edited.redline.akn.xml").read_text("utf-8")


def test_an_untouched_copy_has_no_change(lima: Path, masthead: Run, tmp_path: Path) -> None:
    copy = tmp_path / "untouched.docx"
    copy.write_bytes(built(lima, (Format.DOCX,)).outputs[Format.DOCX])
    assert masthead("diff", copy, lima, "--to", "html", "--out", tmp_path).returncode == 0
    page = html.document_fromstring((tmp_path / "lima-declaration.redline.html").read_bytes())
    assert list(page.iter("ins", "del")) == []


def test_an_edit_that_no_source_can_take_is_told(lima: Path, masthead: Run, tmp_path: Path) -> None:
    copy = edited(lima, tmp_path, "Sixty-first session", "Sixtieth session")
    done = masthead("diff", lima, copy, "--to", "html", "--out", tmp_path)
    assert done.returncode == 2
    assert "MH602" in done.stderr
    assert "the masthead is set by masthead assign" in done.stderr
    assert not (tmp_path / "edited.redline.html").exists()


def test_a_docx_that_carries_nothing_is_told(lima: Path, masthead: Run, tmp_path: Path) -> None:
    copy = tmp_path / "stranger.docx"
    document = docx.Document()
    document.add_paragraph("Words of somebody else.")
    document.save(str(copy))
    done = masthead("diff", lima, copy, "--to", "akn", "--out", tmp_path)
    assert done.returncode == 2
    assert "it does not carry the source that it was made of" in done.stderr
