"""Reading long outputs back takes a part of the time that it took to make them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from time import process_time

import pytest
from bench.copies import copies

from pipeline.outputs import Format
from pipeline.stages import Work, document_of
from pipeline.verify.outputs import verify_outputs
from pipeline.verify.pdf import verify_pdf

COPIES = 50  # of the annex: 300 pages
SHARE = 0.15  # of the build of all formats but DOCX


@pytest.mark.long
def test_reading_back_takes_a_small_part_of_the_build(produce: Callable[..., Work], lima: Path, tmp_path: Path) -> None:
    source = copies(lima, COPIES, tmp_path / "long.xml")
    begun = process_time()
    work = produce(source)
    made = process_time()
    faults = verify_pdf(document_of(work), work.outputs[Format.PDF], "long.pdf", work.data, work.outputs[Format.AKN])
    read = process_time()
    assert faults == ()
    assert read - made <= SHARE * (made - begun)


@pytest.mark.long
def test_reading_every_output_back_takes_no_longer_than_writing_it(
    produce: Callable[..., Work], lima: Path, tmp_path: Path
) -> None:
    source = copies(lima, 60, tmp_path / "long.xml")
    begun = process_time()
    work = produce(source, formats=tuple(Format))
    made = process_time()
    found = verify_outputs(document_of(work), "long", work.data, work.outputs, work.options)
    read = process_time()
    assert set(found.values()) == {()}
    assert len(found) == len(Format)
    assert read - made <= made - begun
