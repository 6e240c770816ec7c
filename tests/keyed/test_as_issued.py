"""Real documents, keyed from their pages, against these pages: how many lines end alike, and how many pages there are.

Sources, issued documents and the tool that compares them are in the folder that MASTHEAD_CORPUS names.
"""

from __future__ import annotations

import re
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest
from building import built
from keyed.rewrite import rewritten

from pipeline.outputs import Format

pytestmark = [pytest.mark.long, pytest.mark.filterwarnings("ignore::ResourceWarning")]

_ISSUED = {
    "a-79-716": ("A-79-716", 84),
    "a-79-845": ("A-79-845", 83),
    "a-79-903": ("A-79-903", 94),
    "a-80-191": ("A-80-191", 76),
    "a-80-66": ("A-80-66", 86),
    "e-2025-68-corr-2": ("E-2025-68-Corr.2", 86),
    "s-2025-346": ("S-2025-346", 88),
    "S-2023-664.es": ("S-2023-664.es", 90),
    "S-2024-228.ru": ("S-2024-228.ru", 76),
}  # the least per cent of lines
_MEAN = 85
_FOUND = re.compile(r"pages (\d+) issued, (\d+) ours; (\d+) of (\d+) lines alike")


@cache
def _compared(name: str, corpus: Path, folder: Path) -> tuple[int, int, float]:
    """Pages issued, pages of ours, and the share of lines alike in per cent."""
    source = rewritten(name, (corpus / "keyed" / f"{name}.xml").read_bytes())
    out = folder / f"{name}.pdf"
    out.write_bytes(built(source, [Format.PDF]).outputs[Format.PDF])
    tool, issued = corpus / "tools" / "compare_pages.py", corpus / "reference-pdfs" / f"{_ISSUED[name][0]}.pdf"
    told = subprocess.run([sys.executable, tool, issued, out], capture_output=True, text=True, check=True).stdout
    found = _FOUND.search(told)
    assert found is not None, told
    had, ours, alike, lines = map(int, found.groups())
    return had, ours, 100 * alike / lines


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("keyed")


@pytest.mark.parametrize("name", _ISSUED)
def test_lines_and_pages(name: str, corpus: Path, folder: Path) -> None:
    issued, ours, share = _compared(name, corpus, folder)
    assert share >= _ISSUED[name][1]
    assert issued == ours


def test_the_mean_of_all(corpus: Path, folder: Path) -> None:
    assert sum(_compared(name, corpus, folder)[2] for name in _ISSUED) / len(_ISSUED) >= _MEAN
