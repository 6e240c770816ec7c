"""The Lima letter, built once by the command with everything on."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from pipeline.document.model import Document
from pipeline.options import Options
from pipeline.outputs import Format
from pipeline.stages import RESOLVING, Work, document_of, run


@dataclass(frozen=True)
class Built:
    """The folder of the outputs, and the document that they are of."""

    folder: Path
    document: Document

    def path(self, format_: Format) -> Path:
        return self.folder / f"lima-declaration{format_.extension}"

    def data(self, format_: Format) -> bytes:
        return self.path(format_).read_bytes()


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory, lima: Path) -> Built:
    folder = tmp_path_factory.mktemp("lima")
    command = [sys.executable, "-m", "pipeline", "build", str(lima), "--out", str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    return Built(folder, document_of(run(Work(lima, "lima-declaration", Options()), RESOLVING)))


Patched = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def patched(tmp_path: Path) -> Patched:
    """Runs the command with a fault of its own making: ``patched(code, *arguments)``; ``code`` runs before it."""

    def run(code: str, *arguments: object, **more: Any) -> subprocess.CompletedProcess[str]:
        script = f"{code}\nimport sys\nfrom pipeline.cli import main\nsys.exit(main(sys.argv[1:]))"
        command = [sys.executable, "-c", script, *map(str, arguments)]
        environment = os.environ | {"TMPDIR": str(tmp_path)}
        return subprocess.run(
            command, env=environment, capture_output=True, text=True, timeout=100, check=False, **more
        )

    return run
