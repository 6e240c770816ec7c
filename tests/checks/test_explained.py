"""What is said of each code: data, the table of docs/source.md, and docs/rules.md are the same."""

from __future__ import annotations

from pathlib import Path

from pipeline.checks.explained import explained, page

DOCS = Path(__file__).parent.parent.parent / "docs"


def test_the_page_of_the_rules_is_fresh() -> None:
    assert (DOCS / "rules.md").read_text("utf-8") == page()


def test_the_table_says_what_the_data_say() -> None:
    lines = (DOCS / "source.md").read_text("utf-8").splitlines()
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines if line.startswith("| MH")]
    assert rows == [[each.code, each.level, each.what, each.mend] for each in explained().values()]


def test_every_rule_of_the_newer_kind_has_its_source_and_examples() -> None:
    ruled = [each.rule for each in explained().values() if each.rule]
    assert len(ruled) >= 22
    assert all((rule.source, rule.wrong, rule.right, rule.advice) for rule in ruled)
