"""What a DOCX looks like is read at no greater cost than what it says."""

from __future__ import annotations

from dataclasses import replace
from time import process_time

import pytest
from docx_files import copies, written

from pipeline.document.model import Document
from pipeline.verify.docx import verify_docx
from pipeline.verify.docx.opened import Opened
from pipeline.verify.docx.outward import outward_faults

COPIES = 50  # of the annex: 300 pages
RUNS = 3


@pytest.mark.long
def test_looks_take_no_longer_than_words(letter: Document) -> None:
    document = replace(letter, letter=copies(letter.letter, COPIES))
    data = written(document)
    whole, looks = [], []
    for _ in range(RUNS):
        begun = process_time()
        assert verify_docx(document, data) == ()
        read = process_time()
        assert tuple(outward_faults(document, Opened(data))) == ()
        looks.append(process_time() - read)
        whole.append(read - begun)
    assert min(looks) <= min(whole) / 2
