"""Documents whose outputs are made once, and the means to make those of a changed one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from pipeline.document.model import Document
from pipeline.options import Options
from pipeline.outputs import Format
from pipeline.stages import PIPELINE, Work

FORMATS = (Format.PDF, Format.AKN, Format.HTML, Format.TXT)
Produce = Callable[..., Work]


@pytest.fixture(scope="session")
def produce() -> Produce:
    """Makes the outputs of a source, or of ``document`` in its place: ``produce(path, document=…, formats=…)``."""

    def make(path: Path, document: Document | None = None, **options: Any) -> Work:
        chosen = Options(verify=False, validate=False, **{"formats": FORMATS, **options})
        work = Work(path, path.stem, chosen)
        for name, stage in PIPELINE:
            work = stage(work)
            if name == "resolve" and document is not None:
                work = replace(work, document=document)
        return work

    return make


@pytest.fixture(scope="session")
def lima_work(produce: Produce, lima: Path) -> Work:
    """The Lima letter and its outputs."""
    return produce(lima)


@pytest.fixture(scope="session")
def everything_work(produce: Produce, everything: Path) -> Work:
    """The document that has everything, and its outputs."""
    return produce(everything)


@pytest.fixture(scope="session")
def everything(checkout: Path) -> Path:
    """The source that uses every element of the source language."""
    return checkout / "tests" / "source" / "everything.xml"


@pytest.fixture(params=["lima_work", "everything_work"])
def work(request: pytest.FixtureRequest) -> Work:
    """Each of the two."""
    found: Work = request.getfixturevalue(request.param)
    return found
