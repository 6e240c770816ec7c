"""Writes docs/rules.md anew from the rules."""

from __future__ import annotations

from pathlib import Path

from pipeline.checks.explained import page

if __name__ == "__main__":
    (Path(__file__).parent.parent / "docs" / "rules.md").write_text(page(), encoding="utf-8")
