"""Templates print ready values, in lines that a reader sees whole."""

from __future__ import annotations

from pathlib import Path

import pytest

TEMPLATES = Path(__file__).parent.parent / "templates"
MOST = 130  # characters of a line


@pytest.mark.parametrize("path", sorted(TEMPLATES.rglob("*.j2")), ids=lambda path: str(path.relative_to(TEMPLATES)))
def test_lines_are_short(path: Path) -> None:
    lines = path.read_text("utf-8").splitlines()
    assert [number for number, line in enumerate(lines, 1) if len(line) > MOST] == []


def test_no_style_is_compared_with_its_base() -> None:
    assert "!=" not in (TEMPLATES / "docx" / "styles.xml.j2").read_text("utf-8").replace("s.next != s.id", "")
