"""What every test may use: the checkout, the command, and a machine that looks the same for all of them."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import chdir, redirect_stderr, redirect_stdout
from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest

from pipeline.cli import main

CHECKOUT = Path(__file__).parent.parent

Run = Callable[..., subprocess.CompletedProcess[str]]
BEGUN = time.monotonic()


def pytest_addoption(parser: pytest.Parser) -> None:
    """``--minutes N``: tests that would begin later than that are skipped, with the reason."""
    parser.addoption(
        "--minutes", type=float, default=float("inf"), help="skip the tests that begin after so many minutes"
    )


def pytest_runtest_setup(item: pytest.Item) -> None:
    if time.monotonic() - BEGUN > 60 * item.config.getoption("--minutes"):
        pytest.skip("the time for tests is over (--minutes)")


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
def masthead(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs the command here, in a folder of its own: ``masthead("check", path)``; returns what it said and its code.

    ``cwd`` is another folder. A test of what only a process of its own shows asks for ``process`` instead.
    """
    from pipeline.pages import SameProcess

    # No test of a command that is run in this process asks about the child.
    monkeypatch.setattr("pipeline.pages.page_maker", lambda *_given: SameProcess())

    def run(*arguments: object, cwd: Path = tmp_path) -> subprocess.CompletedProcess[str]:
        given = [str(argument) for argument in arguments]
        out, err = (TextIOWrapper(BytesIO(), encoding="utf-8", newline="") for _ in range(2))
        with chdir(cwd), redirect_stdout(out), redirect_stderr(err):
            code = main(given)
        return subprocess.CompletedProcess(given, code, *(_written(stream) for stream in (out, err)))

    return run


def _written(stream: TextIOWrapper) -> str:
    stream.flush()
    buffer = stream.buffer
    assert isinstance(buffer, BytesIO)
    return buffer.getvalue().decode()


@pytest.fixture
def process(tmp_path: Path) -> Run:
    """Runs the command as a user would, in a process of its own: ``process("check", path)``; returns the process.

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
