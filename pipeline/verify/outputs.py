"""Verifies whatever outputs there are: one reader for each format."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from pipeline.document.model import Document
from pipeline.errors import Fault
from pipeline.options import Options
from pipeline.outputs import Format

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

    stream = expected(document)
    found: dict[Format, tuple[Fault, ...]] = {}
    if Format.TXT in outputs and Format.TXT in only:
        from pipeline.verify.text import verify_text

        found[Format.TXT] = verify_text(document, outputs[Format.TXT], f"{name}.txt", stream)
    if Format.HTML in outputs and Format.HTML in only:
        from pipeline.verify.html import verify_html

        found[Format.HTML] = verify_html(document, outputs[Format.HTML], f"{name}.html", stream)
    if Format.AKN in outputs and Format.AKN in only:
        from pipeline.verify.akn import verify_akn

        found[Format.AKN] = verify_akn(document, outputs[Format.AKN], stream)
    if Format.DOCX in outputs and Format.DOCX in only:
        from pipeline.verify.docx import verify_docx

        submission = options.form != "issued"
        data, review = outputs[Format.DOCX], options.review
        found[Format.DOCX] = verify_docx(
            document,
            data,
            submission=submission,
            review=review,
            pages=pages,
            findings=findings,
            stream=stream,
            path=f"{name}.docx",
        )
    if Format.PDF in outputs and Format.PDF in only:
        from pipeline.verify.pdf import verify_pdf

        data, akn = outputs[Format.PDF], outputs.get(Format.AKN)
        found[Format.PDF] = verify_pdf(document, data, f"{name}.pdf", source, akn, stream)
    return {format_: _placed(faults, f"{name}{format_.extension}") for format_, faults in found.items()}


def _placed(faults: tuple[Fault, ...], path: str) -> tuple[Fault, ...]:
    """The faults under the name of their output; readers that are given bytes alone call it by its format."""
    return tuple(
        replace(fault, place=replace(fault.place, path=path)) if fault.place.path in _BARE else fault
        for fault in faults
    )
