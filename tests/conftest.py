"""What every test may use: the checkout, the command, and a machine that looks the same for all of them."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).parent.parent

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="session")
def checkout() -> Path:
    """The top folder of the project."""
    return CHECKOUT


@pytest.fixture(scope="session")
def lima() -> Path:
    """The source of the Lima letter."""
    return CHECKOUT / "source" / "lima-declaration.xml"


@pytest.fixture(scope="session")
def corpus() -> Path:
    """The folder of real documents to compare with, named by MASTHEAD_CORPUS; without it the test is skipped."""
    folder = Path(os.environ.get("MASTHEAD_CORPUS", ""))
    if not (folder / "corpus").is_dir():
        pytest.skip("MASTHEAD_CORPUS names no corpus")
    return folder


@pytest.fixture
def masthead(tmp_path: Path) -> Run:
    """Runs the command as a user would, in a folder of its own: ``masthead("check", path)``; returns the process.

    ``env`` is added to the environment, ``stdin`` is the text on standard input, ``cwd`` another folder.
    """

    def run(
        *arguments: object, env: dict[str, str] | None = None, stdin: str = "", cwd: Path = tmp_path
    ) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "pipeline", *map(str, arguments)],
            env=os.environ | (env or {}),
            cwd=cwd,
            input=stdin,
            text=True,
            capture_output=True,
            timeout=100,
            check=False,
        )

    return run
