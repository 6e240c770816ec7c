"""Outputs print the numbers that the document has, whatever they are: none of them counts for itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import count
from typing import Any

import pytest
from msgspec import Struct
from msgspec.structs import replace

from pipeline.document.model import Document
from pipeline.document.numbers import Number
from pipeline.errors import Fault
from pipeline.outputs import Format
from pipeline.stages import Work, document_of
from pipeline.verify.expected.document import expected
from pipeline.verify.html import verify_html
from pipeline.verify.pdf import verify_pdf
from pipeline.verify.text import verify_text


def _nonsense(value: Any, names: Iterator[int]) -> Any:
    """The same with another number wherever one is printed."""
    if isinstance(value, Number):
        return replace(value, text=f"~{next(names)}~") if value.text else value
    if isinstance(value, tuple):
        return tuple(_nonsense(item, names) for item in value)
    if isinstance(value, Struct):
        changed = {name: _nonsense(getattr(value, name), names) for name in value.__struct_fields__}
        return replace(value, **changed)
    return value


@pytest.fixture(scope="module")
def nonsense(produce: Callable[..., Work], everything_work: Work) -> Work:
    document: Document = _nonsense(document_of(everything_work), count(1001))
    return produce(everything_work.path, document)


def _verify(work: Work, document: Document, format_: Format) -> tuple[Fault, ...]:
    data = work.outputs[format_]
    match format_:
        case Format.HTML:
            return verify_html(document, data, f"{work.name}.html", None, work.options)
        case Format.TXT:
            return verify_text(document, data, "x.txt")
        case _:
            return verify_pdf(document, data, "x.pdf", work.data, work.outputs[Format.AKN])


@pytest.mark.long
@pytest.mark.parametrize("format_", [Format.HTML, Format.TXT, Format.PDF])
def test_nonsense_is_printed_and_is_not_taken_for_the_truth(
    nonsense: Work, everything_work: Work, format_: Format
) -> None:
    assert _verify(nonsense, document_of(nonsense), format_) == ()
    faults = _verify(nonsense, document_of(everything_work), format_)
    numbers = {piece.number for piece in expected(document_of(nonsense)).text if "~" in piece.number}
    told = {word.strip("“”") for fault in faults for word in fault.wrong.split() if "~" in word}
    assert told == numbers
    assert len(numbers) > 30
