"""What is said of each code: data, the table of docs/source.md, and docs/rules.md are the same."""

from __future__ import annotations

import re
import sys
import tomllib
from pathlib import Path

import pytest

from pipeline.checks.explained import authorities, authority_of, explained, page
from pipeline.checks.rule import Rule
from pipeline.resources import data, read_text

FAULTS = Path(__file__).parent.parent / "source" / "faults"
sys.path.insert(0, str(FAULTS.parent))
from findings import findings  # noqa: E402

DOCS = Path(__file__).parent.parent.parent / "docs"


def _in_a_module(code: str) -> bool:
    return "title" not in tomllib.loads(read_text(data("rules.toml")))[code]


def test_the_page_of_the_rules_is_fresh() -> None:
    assert (DOCS / "rules.md").read_text("utf-8") == page()


def test_the_table_says_what_the_data_say() -> None:
    lines = (DOCS / "source.md").read_text("utf-8").splitlines()
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines if line.startswith("| MH")]
    assert rows == [[each.code, each.level, each.what, each.mend] for each in explained().values()]


def test_every_house_rule_has_its_source_examples_and_advice() -> None:
    ruled = {each.code: each.rule for each in explained().values() if each.rule}
    signing = {"MH450", "MH499"}  # they are of the form for signature
    house = {code for code in explained() if code.startswith("MH4")} - signing
    assert house <= ruled.keys()
    assert all((rule.title, rule.source, rule.wrong, rule.right, rule.advice) for rule in ruled.values())


def test_every_source_can_be_looked_up() -> None:
    """Each part of a source is a page, or a clause, of something that has an address; all of these are cited."""
    sources = {each.code: each.rule.source for each in explained().values() if each.rule}
    lost = {(code, part) for code, source in sources.items() for part in source.split("; ") if not authority_of(part)}
    assert lost == set()
    named = {name for name in authorities() if any(name in source for source in sources.values())}
    assert named == set(authorities())
    assert all(re.fullmatch(r"https://\S+|source\.md", row["address"]) for row in authorities().values())
    assert explained()["MH406"].addresses == ("https://www.un.org/dgacm/en/content/editorial-manual",)


WRITTEN = [each.rule for each in explained().values() if each.rule and not _in_a_module(each.code)]


@pytest.mark.parametrize("rule", WRITTEN, ids=lambda rule: rule.code)
def test_the_wrong_example_is_found_and_the_right_one_is_not(rule: Rule, tmp_path: Path) -> None:
    """In a source of the faults that has the wrong example, the right one takes its place."""
    faulty = [path for path in sorted(FAULTS.glob(f"{rule.code}-*.xml")) if rule.wrong in path.read_text("utf-8")]
    assert faulty
    text = faulty[0].read_text("utf-8")
    before, _, after = text.rpartition(rule.wrong)
    mended = f"{before}{rule.right}{after}"
    assert _found(rule.code, mended, tmp_path) < _found(rule.code, text, tmp_path), mended


def _found(code: str, text: str, folder: Path) -> int:
    (folder / "a.xml").write_text(text, encoding="utf-8")
    return [fault.code for fault in findings(folder / "a.xml")].count(code)
