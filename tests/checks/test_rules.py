"""Every house rule has a case that triggers it (beside the faults of sources) and one that passes."""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

import pytest

import pipeline.checks
from pipeline.checks import RULES

HERE = Path(__file__).parent
FAULTS = HERE.parent / "source" / "faults"
ACCEPTED = sorted((HERE / "accepted").glob("*.xml"))

sys.path.insert(0, str(FAULTS.parent))
from findings import findings  # noqa: E402


def codes() -> set[str]:
    """The codes that the modules of the rules name in the first line of their docstrings."""
    found: set[str] = set()
    for module in iter_modules(pipeline.checks.__path__):
        first = (import_module(f"pipeline.checks.{module.name}").__doc__ or "").partition(":")[0]
        found.update(first.split(", "))
    return found


@pytest.mark.parametrize("source", ACCEPTED, ids=lambda path: path.stem)
def test_what_is_right_passes_without_a_finding(source: Path) -> None:
    assert findings(source) == ()


def test_every_rule_has_a_case_that_triggers_it_and_one_that_passes() -> None:
    assert codes() <= {path.stem[:5] for path in FAULTS.glob("*.xml")}
    assert codes() <= {path.stem[:5] for path in ACCEPTED}


def test_every_rule_is_in_the_list() -> None:
    modules = {module.name for module in iter_modules(pipeline.checks.__path__)} - {"glyphs"}  # it reads the tree
    assert {rule.__module__.rpartition(".")[2] for _name, rule in RULES} == modules
    assert len({name for name, _rule in RULES}) == len(RULES)
