"""WeasyPrint as a checklist: the stock sources are those that the replacements were made for."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from pipeline.weasy.patches import When, fingerprint, in_force, patches

CHECKOUT = Path(__file__).parent.parent.parent
_ASK = """
import json
from pipeline.weasy.patches import fingerprint, patches
def found(patch):
    try:
        return fingerprint(patch.place(), patch.name)
    except (ImportError, AttributeError):
        return "gone"
print(json.dumps([found(patch) for patch in patches()]))
"""


def test_the_stock_sources_are_those_that_the_replacements_were_made_for() -> None:
    """In a process of its own: here the stock may be replaced already."""
    asked = subprocess.run([sys.executable, "-c", _ASK], capture_output=True, text=True, check=True, cwd=CHECKOUT)
    found = json.loads(asked.stdout)
    assert len(found) == len(patches()) > 30
    changed = [
        f"{patch.owner}.{patch.name}: {now}"
        for patch, now in zip(patches(), found, strict=True)
        if now != patch.fingerprint
    ]
    same = len(found) - len(changed)
    assert not changed, f"changed: {'; '.join(changed)}; unchanged: {same}"


def test_a_changed_source_has_another_fingerprint() -> None:
    class Old:
        def name(self) -> int:
            return 1

    class New:
        def name(self) -> int:
            return 2

    assert fingerprint(Old, "name") != fingerprint(New, "name")


def test_nothing_stays_replaced() -> None:
    rows = [patch for patch in patches() if patch.when is When.LAYOUT]
    before = [vars(patch.place()).get(patch.name) for patch in rows]
    with in_force(When.LAYOUT):
        assert all(vars(patch.place())[patch.name] is patch.replacement() for patch in rows)
    assert [vars(patch.place()).get(patch.name) for patch in rows] == before


def test_every_row_says_why_and_is_in_the_docs() -> None:
    page = (CHECKOUT / "docs" / "weasyprint.md").read_text("utf-8")
    for patch in patches():
        assert f"`{patch.name}`" in page, patch.name
        assert patch.why or patch.when is When.READ, patch.name
