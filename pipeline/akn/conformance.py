"""Whether a file is Akoma Ntoso as an archive takes it: by the strict schema and by the guidelines, on one reading."""

from __future__ import annotations

from pipeline.akn.checks import check_file
from pipeline.akn.file import AknFile
from pipeline.akn.schema import validate_tree
from pipeline.errors import Fault, MastheadError


def conformance(data: bytes, path: str) -> tuple[Fault, ...]:
    """Every finding in the file ``data``: of the schema first (MH511), then of the guidelines.

    MH102 to MH105 where it is no XML that may be read.
    """
    try:
        file = AknFile.read(data, path)
    except MastheadError as error:
        return error.faults
    return (*validate_tree(file.parsed), *check_file(file))
