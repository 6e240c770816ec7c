"""Makes a deposit: a BagIt bag (RFC 8493) with source, outputs, pictures, schema and records, whole or not at all."""

from __future__ import annotations

import logging
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import bagit

from pipeline import __version__, resources
from pipeline.akn.metadata.facts import letter_facts
from pipeline.archive.names import file_stem
from pipeline.archive.record import deposit_record, held, record_words, render
from pipeline.document.files import pictures
from pipeline.document.model import Document
from pipeline.errors import Place, environment_error
from pipeline.options import Options
from pipeline.stages import PIPELINE, Work, document_of
from pipeline.stages import run as run_stages

RECORDS = ("dublin-core", "premis")


def make_bag(source: Path, out: Path, *, by_symbol: bool = False) -> Path:
    """Build every output of ``source`` and deposit all in a bag in the folder ``out``; the path of the bag.

    A bag of that name that is there is replaced. ``by_symbol`` names the files after the symbol, where it is assigned.
    Raises ``MastheadError`` as a build does, and MH683 (exit 3) where the folder cannot be written.
    """
    work = run_stages(Work(source, source.stem, Options()), PIPELINE)
    document = document_of(work)
    stem = source.stem
    if by_symbol and all(symbol.assigned for symbol in document.masthead.symbols):
        stem = file_stem(document)
    payload = dict(_payload(work, document, stem))
    try:
        return _write(out, stem, payload, document)
    except OSError as error:
        raise environment_error(
            "MH683",
            f"the deposit cannot be written ({error.strerror or error})",
            "a folder with room, in which files may be made",
            "choose another one with --out, or make room",
            Place(str(out)),
        ) from None


def _payload(work: Work, document: Document, stem: str) -> Iterator[tuple[str, bytes]]:
    """Every file of the bag, by its path in the payload: records last, as they list the others."""
    files: dict[str, bytes] = {f"source/{stem}.xml": work.data}
    files.update({f"source/{name}": data for name, data in pictures(document).items()})
    files.update({f"outputs/{stem}{format_.extension}": data for format_, data in work.outputs.items()})
    schema = resources.data("schema")
    files.update({f"schema/{path.name}": path.read_bytes() for path in sorted(schema.glob("*.xsd"))})
    record = deposit_record(document, tuple(held(f"data/{name}", data) for name, data in sorted(files.items())))
    yield from files.items()
    yield from ((f"record/{name}.xml", render(name, record)) for name in RECORDS)


def _write(out: Path, stem: str, payload: dict[str, bytes], document: Document) -> Path:
    out.mkdir(parents=True, exist_ok=True)
    target = out / f"{stem}.bag"
    with TemporaryDirectory(dir=out, prefix=".bag-") as temporary:
        folder = Path(temporary) / "bag"
        for name, data in payload.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes(data)
        with quiet():
            bagit.make_bag(str(folder), _info(document), checksums=["sha256"], encoding="utf-8")
        if target.exists():
            target.rename(Path(temporary) / "old")
        shutil.move(folder, target)
    return target


def _info(document: Document) -> dict[str, str]:
    """What ``bag-info.txt`` says; the day of bagging is the document's own."""
    words = record_words()
    return {
        "Bag-Software-Agent": f"{words['maker']} {__version__}",
        "Bagging-Date": document.masthead.date or document.date,
        "External-Description": document.title,
        "External-Identifier": letter_facts(document).iris.expression,
        "Source-Organization": f"{words['maker']} ({words['maker_note']})",
    }


@contextmanager
def quiet() -> Iterator[None]:
    """Without the package's own lines in the log: what it finds is raised and told by us."""
    logger = logging.getLogger("bagit")
    before = logger.disabled
    logger.disabled = True
    try:
        yield
    finally:
        logger.disabled = before
