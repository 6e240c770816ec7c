"""Every house rule has a case that triggers it (beside the faults of sources) and one that passes."""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages

import pytest

import pipeline.checks
from pipeline.checks import RULES, wording

HERE = Path(__file__).parent
FAULTS = HERE.parent / "source" / "faults"
ACCEPTED = sorted((HERE / "accepted").glob("*.xml"))

sys.path.insert(0, str(FAULTS.parent))
from findings import findings  # noqa: E402

# No rules of one source alone: language versions are compared, and the form for submission is asked for.
ASKED_FOR = {"pipeline.checks.versions", "pipeline.checks.letter.submission"}
NO_RULES = {
    f"pipeline.checks.{name}"
    for name in ("rule", "counting", "explained", "ungrammatical", "wording.texts", "wording.tables")
}


def modules() -> set[str]:
    """The modules of the rules, whatever room they stand in."""
    found = walk_packages(pipeline.checks.__path__, "pipeline.checks.")
    return {module.name for module in found if not module.ispkg} - ASKED_FOR - NO_RULES


def codes() -> set[str]:
    """The codes that the modules of the rules name in the first line of their docstrings."""
    found: set[str] = set()
    for module in modules():
        found.update((import_module(module).__doc__ or "").partition(":")[0].split(", "))
    return found


@pytest.mark.parametrize("source", ACCEPTED, ids=lambda path: path.stem)
def test_what_is_right_passes_without_a_finding(source: Path) -> None:
    assert findings(source) == ()


def test_every_rule_has_a_case_that_triggers_it_and_one_that_passes() -> None:
    assert codes() <= {path.stem[:5] for path in FAULTS.glob("*.xml")}
    assert codes() <= {path.stem[:5] for path in ACCEPTED}


def test_every_rule_is_in_the_list() -> None:
    reads_the_tree = {f"pipeline.checks.text.{name}" for name in ("glyphs", "characters")}
    listed = {rule.__module__ for _name, rule in RULES} | {module.__name__ for module in wording.RULES}
    assert listed == modules() - reads_the_tree
    assert len({name for name, _rule in RULES}) == len(RULES)
