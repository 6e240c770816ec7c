"""A new output takes two functions and a row in the table of outputs: everything else follows from the row."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from shutil import copytree, ignore_patterns

import pytest

from pipeline.outputs import Format, function_of

_ROW = """
    SPEECH = Row(
        "speech",
        ".speech",
        "text/x-speech",
        "what a voice reads out",
        verify="trial:verified",
        render="trial:rendered",
        carries=("txt",),
        pronom=("Speech", "1", "fmt/0"),
    )

    @property
    def extension("""
_TRIAL = """
from pipeline.errors import Fault, Place
from pipeline.outputs import Format

def rendered(request):
    return f"{request.document.title}\\n".encode()

def verified(given):
    said = given.data.decode().strip() == given.document.title
    return () if said else (Fault("MH672", Place(given.path), "another title", "its own", "mend it"),)
"""
_DEPOSIT = "from pipeline.archive.files import held; file = held('data/outputs/a.speech', b''); print(file)"


@pytest.fixture(scope="module")
def product(tmp_path_factory: pytest.TempPathFactory, checkout: Path) -> Path:
    """A copy of the product with one more row, and a source."""
    folder = tmp_path_factory.mktemp("product")
    for name in ("pipeline", "templates"):
        copytree(checkout / name, folder / name, ignore=ignore_patterns("__pycache__"))
    table = folder / "pipeline" / "outputs.py"
    before, at, after = table.read_text("utf-8").partition("\n    @property\n    def extension(")
    assert at
    table.write_text(f"{before}{_ROW}{after}", "utf-8")
    (folder / "trial.py").write_text(_TRIAL, "utf-8")
    (folder / "letter.xml").write_bytes((checkout / "source" / "lima-declaration.xml").read_bytes())
    return folder


def _ran(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, *arguments], cwd=folder, capture_output=True, text=True, check=False)


def _masthead(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return _ran(folder, "-m", "pipeline", *arguments)


@pytest.mark.long
def test_a_row_is_all_that_a_new_output_takes(product: Path) -> None:
    assert "speech, what a voice reads out" in " ".join(_masthead(product, "build", "--help").stdout.split())
    built = _masthead(product, "build", "letter.xml", "--to", "speech,txt")
    assert (built.returncode, built.stderr) == (0, "")
    assert (product / "build" / "letter.speech").read_text("utf-8").startswith("Letter dated")
    assert "fresh" in _masthead(product, "build", "letter.xml", "--to", "speech,txt").stderr
    assert _masthead(product, "verify", "letter.xml", "--to", "speech").returncode == 0
    (product / "build" / "letter.speech").write_text("Another letter\n", "utf-8")
    found = _masthead(product, "verify", "letter.xml", "--to", "speech")
    assert found.returncode == 1
    assert "MH692" in found.stderr
    assert "MH672" in found.stderr
    described = _ran(product, "-c", _DEPOSIT).stdout
    assert "text/x-speech" in described
    assert "fmt/0" in described


def test_the_output_that_carries_a_withheld_one_is_withheld(product: Path) -> None:
    text = product / "pipeline" / "render" / "text" / "__init__.py"
    right = text.read_text("utf-8")
    text.write_text(right.replace(".encode()", ".replace('Peru', 'Chile').encode()"), "utf-8")
    built = _masthead(product, "build", "letter.xml", "--to", "speech,txt", "--out", "other")
    text.write_text(right, "utf-8")
    assert built.returncode == 3
    assert not (product / "other" / "letter.speech").exists()


@pytest.mark.parametrize("format_", Format)
def test_every_function_of_the_table_is_there(format_: Format) -> None:
    for name in filter(None, (format_.row.render, format_.row.verify)):
        assert callable(function_of(name))
