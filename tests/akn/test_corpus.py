"""What the United Nations publish, through our schema and checks: read without error, and measured."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from pipeline.akn.checks import check_akn
from pipeline.akn.schema import validate_akn


@pytest.mark.long
def test_the_published_files_are_valid_and_the_checks_read_them(corpus: Path) -> None:
    files = sorted((corpus / "corpus" / "akn4un").glob("*.xml"))
    assert len(files) == 144
    found: Counter[str] = Counter()
    for file in files:
        data = file.read_bytes()
        assert validate_akn(data, file.name) == ()
        found.update({fault.code for fault in check_akn(data, file.name)})
    # As docs/akn4un.md tells: in how many of the files a rule is broken.
    assert found["MH526"] == 144  # FRBRauthor without "#"
    assert found["MH530"] == 144  # a Work's IRI that ends in a slash
    assert found["MH550"] == 144  # inline names without their prefix
    assert found["MH570"] == 0  # eIds are unique
