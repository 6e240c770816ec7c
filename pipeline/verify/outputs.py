"""Verifies whatever outputs there are, each with the reader that the table of outputs names."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from msgspec.structs import replace

from pipeline.document.model import Document
from pipeline.errors import Fault
from pipeline.options import Options
from pipeline.outputs import Format, function_of

_BARE = ("", "akn", "docx")


def verify_outputs(
    document: Document,
    name: str,
    source: bytes,
    outputs: Mapping[Format, bytes],
    options: Options,
    only: Collection[Format] = tuple(Format),
    *,
    pages: Mapping[str, int] | None = None,
    findings: Sequence[Fault] | None = None,
) -> dict[Format, tuple[Fault, ...]]:
    """Every difference between the document and its outputs, for each output that was read.

    ``name`` is what the outputs are called; ``only`` are those to be read, the others are there for comparison;
    ``pages`` has the page of each id, where a layout is at hand, ``findings`` are those that a working copy tells.
    """
    from pipeline.verify.expected.document import expected
    from pipeline.verify.given import Given

    stream = expected(document)
    found: dict[Format, tuple[Fault, ...]] = {}
    for format_ in (each for each in outputs if each in only):
        path, verified = f"{name}{format_.extension}", function_of(format_.row.verify)
        given = Given(outputs[format_], path, document, stream, options, source, outputs, pages, findings)
        found[format_] = _placed(verified(given), path)
    return found


def _placed(faults: tuple[Fault, ...], path: str) -> tuple[Fault, ...]:
    """The faults under the name of their output; readers that are given bytes alone call it by its format."""
    return tuple(
        replace(fault, place=replace(fault.place, path=path)) if fault.place.path in _BARE else fault
        for fault in faults
    )
