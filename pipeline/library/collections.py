"""Collections: thousands of documents at once, and the catalogue of what was built of them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from pipeline.library.files.settings import options_for
from pipeline.options import FOLDER, Options

if TYPE_CHECKING:
    from pipeline.batch.rows import Row
    from pipeline.catalogue.run import Made

Tell = Callable[[int, int, int], None]


class Collected(Struct, frozen=True):
    """What became of a collection: a row for each document, in order of name, and the page that reports on them."""

    rows: tuple[Row, ...]
    out: str
    report: Path


def batch(
    collection: Path,
    options: Options | None = None,
    *,
    doing: Literal["build", "check", "import"] = "build",
    out: Path | str = "",
    report: Path | None = None,
    jobs: int = 0,
    scheduler: str = "",
    tell: Tell | None = None,
) -> Collected:
    """Build, check or import all documents of a folder, or of a list of paths; what is unchanged is passed over.

    ``out`` is a folder or an address of fsspec (the folder of ``options``); ``report`` the folder of the report;
    ``jobs`` how many processes (one a core), ``scheduler`` the Dask scheduler whose workers do it instead. ``tell``
    hears how many are done, of how many, and how many of those since it heard last were fresh. Raises
    ``MastheadError`` where the run cannot begin; a faulty document is a row.
    """
    from pipeline.batch.listing import documents
    from pipeline.batch.local import cores
    from pipeline.batch.run import Run, carry_out

    options = options or options_for([collection])
    outputs = str(out) or str(options.out)
    folder = None if "://" in outputs else Path(outputs)
    reports = report or folder or FOLDER
    listed = documents(collection, folder)
    run = Run(doing, listed, options, outputs, reports, jobs or cores(), scheduler)

    def told(done: int, fresh: int) -> None:
        if tell is not None:
            tell(done, len(listed), fresh)

    return Collected(carry_out(run, told), outputs, reports / "report.html")


def catalogue(
    folder: Path,
    languages: tuple[str, ...] = ("en",),
    *,
    address: str = "",
    search: bool = True,
    force: bool = False,
    tell: Callable[[int, int], None] | None = None,
) -> Made:
    """Make the static catalogue of the outputs in a folder, in its place; the first of the languages is on top.

    ``address`` is where the folder will stand on the web; ``search`` makes a full-text search; ``force`` overwrites
    what others have changed; ``tell`` hears how many documents of how many are read. Raises ``MastheadError``; why
    single documents are not in it is in ``faults``.
    """
    from pipeline.catalogue.run import Plan, make

    return make(Plan(folder, languages, address, search, force), tell or (lambda _done, _of: None))
