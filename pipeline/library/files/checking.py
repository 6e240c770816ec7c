"""Checks, counts and resolves several files; a document that fails stops no other."""

from __future__ import annotations

from collections.abc import Generator, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.errors import Fault, under
from pipeline.library.document import load
from pipeline.library.files.several import Attempt, attempts

if TYPE_CHECKING:
    from pipeline.checks.counting import Count


def check_files(
    paths: Iterable[Path], *, strict: bool = False, jobs: int = 1
) -> Generator[Attempt[tuple[Fault, ...]], None, None]:
    """The findings in each file, in their order, as ``Document.check`` has them; so many ``jobs`` at once."""
    yield from attempts(_findings, [(path, strict) for path in paths], jobs)


def count_files(
    paths: Iterable[Path], *, pages: bool = True, jobs: int = 1
) -> Generator[Attempt[tuple[Count, int]], None, None]:
    """The words of each source, and the pages of its PDF (0 where they are not asked for)."""
    yield from attempts(_counted, [(path, pages) for path in paths], jobs)


def _findings(path: Path, strict: bool) -> tuple[Fault, ...]:
    return under(load(path).check(strict=strict), str(path))


def _counted(path: Path, pages: bool) -> tuple[Count, int]:
    document = load(path)
    return document.count(), document.pages() if pages else 0
