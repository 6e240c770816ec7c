"""Every fault of a source in its words: ``faults/*.xml`` beside what is said of it.

``python tests/source/test_faults.py`` writes what is said today; read the difference before you commit it.
"""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
FAULTS = sorted((HERE / "faults").glob("*.xml"))

sys.path.insert(0, str(HERE))
from findings import findings, lines  # noqa: E402


@pytest.mark.parametrize("source", FAULTS, ids=lambda path: path.stem)
def test_a_fault_is_said_in_its_words(source: Path) -> None:
    assert lines(source) == source.with_suffix(".expected").read_text(encoding="utf-8")


@pytest.mark.parametrize("source", FAULTS, ids=lambda path: path.stem)
def test_a_fault_has_its_code_once_a_place(source: Path) -> None:
    found = findings(source)
    assert source.stem[:5] in {fault.code for fault in found}
    assert len({(fault.code, fault.place, fault.wrong) for fault in found}) == len(found)


if __name__ == "__main__":
    for path in FAULTS:
        path.with_suffix(".expected").write_text(lines(path), encoding="utf-8")
