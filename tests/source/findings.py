"""What is found in one source, by every stage that can refuse it; for tests."""

from __future__ import annotations

from pathlib import Path

from pipeline.errors import Fault, MastheadError
from pipeline.options import Options
from pipeline.stages import RESOLVING
from pipeline.work import Work, run


def findings(path: Path) -> tuple[Fault, ...]:
    """The faults in order, as ``masthead check`` tells them."""
    try:
        return run(Work(path, path.stem, Options()), RESOLVING).warnings
    except MastheadError as error:
        return error.faults


def lines(path: Path) -> str:
    """The findings as they are kept beside the source: a line for each, without the name of the file."""
    return "".join(f"{fault}\n".removeprefix(str(path)).removeprefix(":") for fault in findings(path))
