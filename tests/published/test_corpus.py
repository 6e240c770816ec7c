"""What the United Nations published comes in, whatever the language: every word and number, in order."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.errors import Severity
from pipeline.outputs import Format
from pipeline.published import import_published
from tests.building import built


def errors(path: Path) -> list[str]:
    """The errors of the import."""
    made = import_published(path.read_bytes(), path.name)
    return [str(fault) for fault in made.faults if fault.severity is Severity.ERROR]


@pytest.mark.parametrize(
    "name",
    [
        "A_RES_75_257_B.ara",
        "A_RES_80_26.fra",
        "A_RES_80_34.rus",
        "A_RES_80_53.ara",
        "E_RES_2021_24.zho",
        "S_RES_2533_2020.spa",
    ],
)
def test_a_file_comes_in_whole(corpus: Path, name: str) -> None:
    assert errors(corpus / "corpus" / "akn4un" / f"{name}.xml") == []


@pytest.mark.long
@pytest.mark.parametrize("place", range(24))
def test_it_is_built_and_verified_in_five_outputs(corpus: Path, place: int) -> None:
    """Each document in one of its languages, in turn."""
    path = sorted((corpus / "corpus" / "akn4un").glob("*.xml"))[6 * place + place % 6]
    source = import_published(path.read_bytes(), path.name).text
    assert set(built(source).outputs) == set(Format)


@pytest.mark.long
def test_all_files_come_in_whole(corpus: Path) -> None:
    paths = sorted((corpus / "corpus" / "akn4un").glob("*.xml"))
    assert len(paths) == 144
    assert {path.name: found for path in paths if (found := errors(path))} == {}
