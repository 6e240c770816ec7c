"""Makes a deposit: a BagIt bag (RFC 8493) with source, outputs, pictures, schema and records, whole or not at all."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path

import bagit

from pipeline import __version__, resources
from pipeline.akn.metadata.facts import letter_facts
from pipeline.archive.earlier import date_of, differences
from pipeline.archive.names import file_stem
from pipeline.archive.record import deposit_record, held, record_words, render
from pipeline.document.files import pictures
from pipeline.document.model import Document
from pipeline.errors import MastheadError, Place, call_error, environment_error
from pipeline.options import Options
from pipeline.stages import PIPELINE, Work, document_of
from pipeline.stages import run as run_stages
from pipeline.unfinished import sweep, workshop

RECORDS = ("dublin-core", "premis")
_SHOWN = 5  # differences in a message


@dataclass(frozen=True, slots=True)
class Deposit:
    """What came of it: the path of the bag, whether it was written now, and where an earlier one was set aside."""

    path: Path
    written: bool = True
    aside: Path | None = None


def make_bag(source: Path, out: Path, *, by_symbol: bool = False, force: bool = False) -> Deposit:
    """Build every output of ``source`` and deposit all in a bag in the folder ``out``.

    Nothing is ever deleted. A bag of that name with the very same files stays as it is; anything else there is refused,
    or set aside under another name with ``force``. ``by_symbol`` names the files after the symbol, where it is
    assigned.

    Raises ``MastheadError`` as a build does, MH693 (exit 2) where something else stands in the bag's place, and MH683
    (exit 3) where the folder cannot be written.
    """
    work = run_stages(Work(source, source.stem, Options()), PIPELINE)
    document = document_of(work)
    stem = source.stem
    if by_symbol and all(symbol.assigned for symbol in document.masthead.symbols):
        stem = file_stem(document)
    payload = dict(_payload(work, document, stem))
    try:
        return _write(out, stem, payload, document, force=force)
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


def _write(out: Path, stem: str, payload: dict[str, bytes], document: Document, *, force: bool) -> Deposit:
    out.mkdir(parents=True, exist_ok=True)
    sweep(out)
    target = out / f"{stem}.bag"
    with workshop(out) as temporary:
        folder = temporary / "bag"
        for name, data in payload.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes(data)
        with quiet():
            bagit.make_bag(str(folder), _info(document, date_of(target)), checksums=["sha256"], encoding="utf-8")
        if not os.path.lexists(target):
            folder.rename(target)
            return Deposit(target)
        found = tuple(differences(folder, target))
        if not found:
            return Deposit(target, written=False)
        if not force:
            raise _occupied(target, found)
        aside = _free(target)
        target.rename(aside)
        folder.rename(target)
    return Deposit(target, aside=aside)


def _occupied(target: Path, found: tuple[str, ...]) -> MastheadError:
    named = "; ".join(found[:_SHOWN]) + ("; …" if len(found) > _SHOWN else "")
    return call_error(
        "MH693",
        f"something else stands in the place of the bag ({len(found)} differences: {named})",
        "nothing there, or the very same bag",
        "move it, choose another folder with --out, or set it aside under another name with --force",
        Place(str(target)),
    )


def _free(target: Path) -> Path:
    """The name under which what stands in the place of a bag is set aside: the first of its kind that is free."""
    numbers = (target.with_name(f"{target.name}.{number}") for number in count(1))
    return next(path for path in numbers if not os.path.lexists(path))


def _info(document: Document, date: str) -> dict[str, str]:
    """What ``bag-info.txt`` says; the day of bagging is that of the bag that is there, else the document's own."""
    words = record_words()
    return {
        "Bag-Software-Agent": f"{words['maker']} {__version__}",
        "Bagging-Date": date or document.masthead.date or document.date,
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
