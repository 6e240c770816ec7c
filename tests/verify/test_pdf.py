"""The PDF is read back through its structure: what is right passes, what was changed is found, under the right code."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from msgspec.structs import replace

from pipeline.document.model import Document
from pipeline.errors import Fault
from pipeline.outputs import Format
from pipeline.stages import Work, document_of
from pipeline.verify.pdf import verify_pdf
from tests.verify.pdf_changes import CHANGES, Change


def _faults(work: Work, data: bytes | None = None, document: Document | None = None) -> tuple[Fault, ...]:
    outputs = work.outputs
    akn = outputs[Format.AKN]
    return verify_pdf(document or document_of(work), data or outputs[Format.PDF], "x.pdf", work.data, akn)


def test_what_was_made_is_right(work: Work) -> None:
    assert _faults(work) == ()


@pytest.mark.parametrize(("change", "code"), CHANGES, ids=lambda value: getattr(value, "__name__", ""))
def test_a_change_is_found(everything_work: Work, change: Change, code: str) -> None:
    changed = io.BytesIO()
    with pikepdf.open(io.BytesIO(everything_work.outputs[Format.PDF])) as pdf:
        change(pdf)
        pdf.save(changed)
    assert code in {fault.code for fault in _faults(everything_work, changed.getvalue())}


def test_a_file_saved_anew_is_still_right(everything_work: Work) -> None:
    """What the changes above do besides changing is no fault."""
    saved = io.BytesIO()
    with pikepdf.open(io.BytesIO(everything_work.outputs[Format.PDF])) as pdf:
        pdf.save(saved)
    assert _faults(everything_work, saved.getvalue()) == ()


def test_another_source_or_akn_is_found(lima_work: Work) -> None:
    document, data = document_of(lima_work), lima_work.outputs[Format.PDF]
    akn = lima_work.outputs[Format.AKN]
    (source,) = verify_pdf(document, data, "x.pdf", lima_work.data + b" ", akn)
    (other,) = verify_pdf(document, data, "x.pdf", lima_work.data, akn + b" ")
    assert (source.code, other.code) == ("MH658", "MH658")
    assert verify_pdf(document, data, "x.pdf", lima_work.data, None) == ()


def test_faults_say_on_which_page(lima_work: Work) -> None:
    document = document_of(lima_work)
    last = document.letter.attachments[-1]
    titled = replace(last, titles=last.titles[::-1] + last.titles)
    other = replace(document, letter=replace(document.letter, attachments=(titled,)))
    (fault,) = _faults(lima_work, document=other)
    assert fault.place.path == "x.pdf#page=2"


def test_what_is_no_pdf_is_refused(lima_work: Work) -> None:
    (fault,) = _faults(lima_work, b"%PDF-1.7 and no more")
    assert fault.code == "MH650"


@pytest.mark.long
@pytest.mark.parametrize("layout", ["geneva", "new-york-2006"])
def test_every_layout_is_read(produce: Callable[..., Work], everything_work: Work, layout: str) -> None:
    assert _faults(produce(everything_work.path, layout=layout, formats=(Format.PDF, Format.AKN))) == ()


@pytest.mark.long
def test_the_second_profile_is_read(produce: Callable[..., Work], everything_work: Work) -> None:
    assert _faults(produce(everything_work.path, profile="a4f-ua2", formats=(Format.PDF, Format.AKN))) == ()


@pytest.mark.long
@pytest.mark.parametrize("language", ["ar", "zh"])
def test_other_scripts_and_directions_are_read(produce: Callable[..., Work], checkout: Path, language: str) -> None:
    assert _faults(produce(checkout / "tests" / "words" / f"letter.{language}.xml")) == ()


def test_headings_below_the_sixth_level_are_bookmarks_too(produce: Callable[..., Work], checkout: Path) -> None:
    assert _faults(produce(checkout / "tests" / "checks" / "accepted" / "MH426-sixth-level.xml")) == ()
