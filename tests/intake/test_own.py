"""A DOCX of masthead comes in as the very source that it was made of, until somebody changes its words."""

from __future__ import annotations

import shutil
from pathlib import Path

import docx
import pytest

from tests.conftest import CHECKOUT, Run
from tests.office import WORD, all_converted
from tests.sampling import every

SOURCES = [CHECKOUT / "source" / "lima-declaration.xml", CHECKOUT / "tests" / "source" / "everything.xml"]
SOURCES += sorted((CHECKOUT / "tests" / "words").glob("letter.*.xml"))


@pytest.mark.parametrize("source", every(3, SOURCES), ids=lambda path: path.stem)
@pytest.mark.parametrize("form", ["issued", "submission", "review"])
def test_there_and_back(source: Path, form: str, masthead: Run, tmp_path: Path) -> None:
    if form != "issued" and source.stem not in ("lima-declaration", "letter.ar"):
        pytest.skip("one form is enough")
    options = {"submission": ["--form", "submission"], "review": ["--review"], "issued": []}[form]
    masthead("build", source, "--to", "docx", "--out", tmp_path, "--no-verify", *options)
    done = masthead("import", next(tmp_path.glob("*.docx")))
    assert (done.returncode, done.stdout) == (0, source.read_text("utf-8"))


@pytest.mark.long
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_also_after_libreoffice_has_saved_it(masthead: Run, tmp_path: Path) -> None:
    """Also the source that uses every element, with an ampersand in a title of its masthead."""
    masthead("build", *SOURCES, "--to", "docx", "--out", tmp_path, "--no-verify")
    saved = all_converted(sorted(tmp_path.glob("*.docx")), WORD, tmp_path / "saved")
    for source in SOURCES:
        done = masthead("import", saved[source.stem])
        assert (done.returncode, done.stdout) == (0, source.read_text("utf-8")), source.stem


def test_changed_words_come_in_and_are_told(lima: Path, masthead: Run, tmp_path: Path) -> None:
    masthead("build", lima, "--to", "docx", "--out", tmp_path, "--no-verify")
    path = tmp_path / "lima-declaration.docx"
    document = docx.Document(str(path))
    run = next(r for p in document.paragraphs for r in p.runs if "remittance flows" in r.text)
    run.text = run.text.replace("remittance flows", "flows of money")
    document.save(str(path))
    done = masthead("import", path)
    assert done.returncode == 0, done.stderr
    assert "others than those of its source" in done.stderr
    assert "flows of money" in done.stdout
    assert done.stdout.count("<recital>") == 21
    assert 'when="2006-06-07"' in done.stdout
    assert '<agenda-item number="54" list="preliminary" letter="b">' in done.stdout
