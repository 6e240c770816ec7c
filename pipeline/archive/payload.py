"""What a deposit holds: source, pictures, outputs, schema and records, in a bag (RFC 8493)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from pipeline import __version__, resources
from pipeline.akn.metadata.facts import letter_facts
from pipeline.akn.schema import schema_files
from pipeline.archive.bagging import bag
from pipeline.archive.files import Held, held, with_signatures
from pipeline.archive.given import Given
from pipeline.archive.received import FOLDER, Received
from pipeline.archive.record import deposit_record, render, whole_record
from pipeline.archive.reports import REPORT, report
from pipeline.archive.sheet import sheet
from pipeline.archive.verapdf.report import VERAPDF, verapdf_report
from pipeline.archive.versions import record_words
from pipeline.document.files import pictures
from pipeline.document.model import Document
from pipeline.errors import MastheadError, Place, call_error
from pipeline.files.symbols import file_stem
from pipeline.options import LAYOUTS, Options
from pipeline.outputs import Format
from pipeline.stages import PIPELINE, RESOLVING, Work, document_of
from pipeline.stages import run as run_stages

SHEET = "metadata/metadata.csv"
PROFILE = "bagit-profile.json"
TEMPLATES = {
    "record/dublin-core.xml": "dublin-core.xml",
    "metadata/premis.xml": "premis.xml",
    "README.txt": "readme.txt",
}
RECORDS = (*TEMPLATES, SHEET)  # the record lists all other files
PREMIS, _PREMIS_BEFORE = "data/metadata/premis.xml", "data/record/premis.xml"
_PDF = Format.PDF.extension


class Built(Struct, frozen=True):
    """A document with its outputs, and the name that its files have."""

    work: Work
    document: Document
    stem: str


class Contents(Struct, frozen=True):
    """What a bag is made of: documents, the first of which it is of, and files as they were received.

    ``by_verapdf``: with what veraPDF finds in the PDF of each document.
    """

    built: Sequence[Built]
    carried: Sequence[Received] = ()
    by_verapdf: bool = False


def premis_in(bag: Path) -> Path:
    """The PREMIS record of a bag; one that masthead made earlier has it in another folder."""
    return next((bag / name for name in (PREMIS, _PREMIS_BEFORE) if (bag / name).is_file()), bag / PREMIS)


def build(source: Path, *, by_symbol: bool = False, layout: str = "") -> Built:
    """Build every output of ``source``, named after it, or after the symbol where that is assigned.

    ``layout`` overrules source and date, where it is one. Of a source that shares annexes it is the source with their
    words written in, which the bag holds: it stands by itself.

    Raises ``MastheadError`` as a build does.
    """
    options = Options(layout=layout if layout in LAYOUTS else "")
    work = run_stages(Work(source, source.stem, options), RESOLVING)
    if work.shared:
        work = run_stages(Work(source, source.stem, options, work.data), RESOLVING)
    document = document_of(work)
    if by_symbol and all(symbol.assigned for symbol in document.masthead.symbols):
        work = replace(work, name=file_stem(document))
    work = run_stages(work, PIPELINE[len(RESOLVING) :])
    return Built(work, document_of(work), work.name)


def fill(folder: Path, contents: Contents, given: Given) -> None:
    """Make the bag in ``folder``, which is not there yet.

    Raises ``MastheadError`` MH116 (exit 2) where two documents would have a file of one name, MH686 and MH687 (exit 3)
    where veraPDF gives no verdict or finds a fault, and ``OSError``.
    """
    size = 0
    for name, data in _payload(contents, given):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
        size += len(data)
    bag(folder, _info(contents.built[0].document, given) | {"Bag-Size": f"{size / 1_000_000:.1f} MB"})


def _payload(contents: Contents, given: Given) -> Iterator[tuple[str, bytes]]:
    """Every file of the bag, by its path in the payload: records last, as they list the others."""
    files: dict[str, bytes] = {}
    described: list[tuple[Document, dict[str, Held]]] = []
    for each in contents.built:
        own = _own_files(each)
        taken = _sources(files)
        for name, data in own.items():
            if name in taken or files.get(name, data) != data:
                raise _same_name(each, name)
        files |= own
        source = f"data/source/{each.stem}.xml"
        described.append((each.document, {name: _described(name, data, source) for name, data in own.items()}))
    common = _common(contents)
    held_files = {name: held for _, own in described for name, held in own.items()}
    held_files |= {name: _described(name, data) for name, data in common.items()}
    for one in contents.carried:
        common[f"{FOLDER}/{one.name}"] = one.data
        held_files[f"{FOLDER}/{one.name}"] = held(f"data/{FOLDER}/{one.name}", one.data, role=one.role)
    records = tuple(
        deposit_record(document, tuple(own.values()), given, by_verapdf=contents.by_verapdf)
        for document, own in described
    )
    record = whole_record(records, with_signatures(held_files[name] for name in sorted(held_files)))
    yield from files.items()
    yield from common.items()
    yield from ((name, render(template, record)) for name, template in TEMPLATES.items())
    yield SHEET, sheet(records)


def _own_files(built: Built) -> dict[str, bytes]:
    """Source, pictures and outputs of a document."""
    stem = built.stem
    files = {f"source/{stem}.xml": built.work.data}
    files.update({f"source/{name}": data for name, data in pictures(built.document).items()})
    files.update({f"outputs/{stem}{format_.extension}": data for format_, data in built.work.outputs.items()})
    return files


def _common(contents: Contents) -> dict[str, bytes]:
    """What is there once: schemas, the profile of the bag, the reports of the checks."""
    schemas = (*sorted(resources.data("schema").glob("*.xsd")), *schema_files(), resources.data("archive") / PROFILE)
    files = {f"schema/{path.name}": path.read_bytes() for path in schemas}
    files[REPORT] = report(each.work for each in contents.built)
    if contents.by_verapdf:
        pages = {f"outputs/{each.stem}{_PDF}": each.work.outputs[Format.PDF] for each in contents.built}
        files[VERAPDF] = verapdf_report(pages)
    return files


def _described(name: str, data: bytes, source: str = "") -> Held:
    return held(f"data/{name}", data, source if name.startswith("outputs/") else "")


def _sources(files: dict[str, bytes]) -> set[str]:
    return {name for name in files if name.startswith("source/") and name.endswith(".xml")}


def _same_name(built: Built, name: str) -> MastheadError:
    wrong = f"two documents of the deposit have a file {name}"
    mend = "rename one of them, or name the files after their symbols with --name symbol"
    return call_error("MH116", wrong, "names of their own", mend, Place(str(built.work.path)))


def _info(document: Document, given: Given) -> dict[str, str]:
    """What ``bag-info.txt`` says."""
    return {
        "Bag-Software-Agent": f"{record_words()['maker']} {__version__}",
        "BagIt-Profile-Identifier": record_words()["profile"],
        "External-Description": document.title,
        "External-Identifier": letter_facts(document).iris.expression,
        **dict(given.labelled()),
    }
