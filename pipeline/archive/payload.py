"""What a deposit holds: source, pictures, outputs, schema and records, in a bag (RFC 8493)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from pipeline import __version__, resources
from pipeline.akn.metadata.facts import letter_facts
from pipeline.akn.schema import schema_files
from pipeline.archive.bagging import bag
from pipeline.archive.files import held
from pipeline.archive.given import Given
from pipeline.archive.record import deposit_record, render
from pipeline.archive.sheet import sheet
from pipeline.archive.versions import record_words
from pipeline.document.files import pictures
from pipeline.document.model import Document
from pipeline.files.symbols import file_stem
from pipeline.options import Options
from pipeline.stages import PIPELINE, RESOLVING, Work, document_of
from pipeline.stages import run as run_stages

SHEET = "metadata/metadata.csv"
TEMPLATES = {
    "record/dublin-core.xml": "dublin-core.xml",
    "record/premis.xml": "premis.xml",
    "README.txt": "readme.txt",
}
RECORDS = (*TEMPLATES, SHEET)  # the record lists all other files
PREMIS = "data/record/premis.xml"


@dataclass(frozen=True, slots=True)
class Built:
    """A document with its outputs, and the name that its files have."""

    work: Work
    document: Document
    stem: str


def build(source: Path, *, by_symbol: bool = False) -> Built:
    """Build every output of ``source``, named after it, or after the symbol where that is assigned.

    Raises ``MastheadError`` as a build does.
    """
    work = run_stages(Work(source, source.stem, Options()), RESOLVING)
    document = document_of(work)
    if by_symbol and all(symbol.assigned for symbol in document.masthead.symbols):
        work = replace(work, name=file_stem(document))
    work = run_stages(work, PIPELINE[len(RESOLVING) :])
    return Built(work, document_of(work), work.name)


def fill(folder: Path, built: Built, given: Given) -> None:
    """Make the bag in ``folder``, which is not there yet. Raises ``OSError``."""
    size = 0
    for name, data in _payload(built, given):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
        size += len(data)
    bag(folder, _info(built.document, given) | {"Bag-Size": f"{size / 1_000_000:.1f} MB"})


def _payload(built: Built, given: Given) -> Iterator[tuple[str, bytes]]:
    """Every file of the bag, by its path in the payload: records last, as they list the others."""
    work, document, stem = built.work, built.document, built.stem
    files: dict[str, bytes] = {f"source/{stem}.xml": work.data}
    files.update({f"source/{name}": data for name, data in pictures(document).items()})
    files.update({f"outputs/{stem}{format_.extension}": data for format_, data in work.outputs.items()})
    schemas = (*sorted(resources.data("schema").glob("*.xsd")), *schema_files())
    files.update({f"schema/{path.name}": path.read_bytes() for path in schemas})
    files_held = tuple(held(f"data/{name}", data) for name, data in sorted(files.items()))
    record = deposit_record(document, files_held, given)
    yield from files.items()
    yield from ((name, render(template, record)) for name, template in TEMPLATES.items())
    yield SHEET, sheet(record)


def _info(document: Document, given: Given) -> dict[str, str]:
    """What ``bag-info.txt`` says."""
    return {
        "Bag-Software-Agent": f"{record_words()['maker']} {__version__}",
        "External-Description": document.title,
        "External-Identifier": letter_facts(document).iris.expression,
        **dict(given.said()),
    }
