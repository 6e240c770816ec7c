"""The pages for readers, and templates: short lines, and no file is named that is not there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).parent.parent
PAGES = (*(CHECKOUT / f"{name}.md" for name in ("README", "CONTRIBUTING", "CHANGELOG")), *CHECKOUT.glob("docs/*.md"))
TEMPLATES = sorted((CHECKOUT / "templates").rglob("*.j2"))
MOST_OF_A_TEMPLATE = 130
MOST = 120  # characters; rows of tables, examples and what a program writes may be longer
_FOLDERS = ("pipeline", "templates", "tests", "docs", "scripts", "source")
_STANDS_FOR_ANY = re.compile(r"[A-Z]{2,}")  # NAME, XX


def prose(page: Path) -> Iterator[tuple[int, str]]:
    """The lines of running text, with their numbers."""
    example = False
    for number, line in enumerate(page.read_text("utf-8").splitlines(), 1):
        if line.startswith("<!--"):
            return
        example ^= line.startswith("```")
        if not example and not line.startswith(("|", "    ", "<")):
            yield number, line


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_lines_are_short(page: Path) -> None:
    assert [number for number, line in prose(page) if len(line) >= MOST] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_every_file_that_is_named_is_there(page: Path) -> None:
    named = {name.partition(":")[0] for name in re.findall(r"`([\w./*-]+)`", page.read_text("utf-8"))}
    files = {name for name in named if name.partition("/")[0] in _FOLDERS and "/" in name}
    assert {
        name for name in files if not _STANDS_FOR_ANY.search(Path(name).name) and not any(CHECKOUT.glob(name))
    } == set()


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(CHECKOUT)))
def test_lines_of_templates_are_short(path: Path) -> None:
    lines = path.read_text("utf-8").splitlines()
    assert [number for number, line in enumerate(lines, 1) if len(line) > MOST_OF_A_TEMPLATE] == []


def test_no_style_of_word_is_compared_with_its_base() -> None:
    template = (CHECKOUT / "templates" / "docx" / "styles.xml.j2").read_text("utf-8")
    assert template.count("!=") == 1  # a style that is followed by itself says nothing of it
