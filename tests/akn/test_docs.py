"""docs/akn4un.md tells the rules that are checked, those that are waived, and what was measured."""

from __future__ import annotations

from collections import Counter, defaultdict
from pathlib import Path

import pytest

from pipeline.akn.checks import RULES, check_akn, waived
from pipeline.akn.schema import validate_akn


def _rows(checkout: Path) -> dict[str, list[str]]:
    text = (checkout / "docs" / "akn4un.md").read_text("utf-8")
    rows = (line.strip("|").split("|") for line in text.splitlines() if line.startswith("| MH5"))
    return {cells[0].strip(): [cell.strip() for cell in cells[1:]] for cells in rows}


def test_every_rule_is_told(checkout: Path) -> None:
    assert {code: row[:2] for code, row in _rows(checkout).items()} == {
        rule.code: [rule.page, rule.says] for rule in RULES
    }
    text = (checkout / "docs" / "akn4un.md").read_text("utf-8")
    assert f" {len(RULES)} conformance checks" in " ".join(text.split())


def test_every_waived_rule_is_told(checkout: Path) -> None:
    text = (checkout / "docs" / "akn4un.md").read_text("utf-8")
    for page, says, why in waived():
        assert f"| {page} | {says} | {why} |" in text


@pytest.mark.long
def test_the_numbers_are_those_measured(checkout: Path, corpus: Path) -> None:
    files = sorted((corpus / "corpus" / "akn4un").glob("*.xml"))
    assert len(files) == 144
    findings: Counter[str] = Counter()
    where: defaultdict[str, set[str]] = defaultdict(set)
    for file in files:
        data = file.read_bytes()
        assert validate_akn(data, file.name) == ()
        for fault in check_akn(data, file.name):
            findings[fault.code] += 1
            where[fault.code].add(file.name)
    measured = {rule.code: [str(findings[rule.code]), str(len(where[rule.code]))] for rule in RULES}
    assert {code: row[2:] for code, row in _rows(checkout).items()} == measured
