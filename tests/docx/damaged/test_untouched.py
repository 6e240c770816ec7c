"""What nobody has damaged has no fault: any layout, language and form, and a file that another program has saved."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from docx_files import TESTS, document_of, read, resolved, written
from msgspec.structs import replace

from pipeline.document.model import Document
from pipeline.errors import NOWHERE, Passage
from pipeline.render.docx import Comment, Form
from pipeline.style.sheets import layouts
from pipeline.verify.docx import verify_docx

LANGUAGES = ("ar", "en", "es", "fr", "ru", "zh")


@pytest.mark.long
@pytest.mark.parametrize("layout", layouts())
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_in_every_layout(layout: str, language: str) -> None:
    document = replace(resolved(TESTS / "words" / f"letter.{language}.xml"), layout=layout)
    assert verify_docx(document, written(document)) == ()


@pytest.mark.parametrize("layout", layouts())
def test_everything_in_every_layout(everything: Document, layout: str) -> None:
    document = replace(everything, layout=layout)
    assert verify_docx(document, written(document)) == ()


@pytest.mark.parametrize("language", LANGUAGES)
def test_working_copy_and_submission_form(language: str) -> None:
    document = resolved(TESTS / "words" / f"letter.{language}.xml")
    comments = (Comment(Passage(NOWHERE), "A comment", "masthead check", "2025-01-01"),)
    assert verify_docx(document, written(document, review=True, comments=comments), review=True) == ()
    assert verify_docx(document, written(document, form=Form.SUBMISSION), submission=True) == ()


def test_everything_as_working_copy_and_submission_form(everything: Document) -> None:
    assert verify_docx(everything, written(everything, review=True), review=True) == ()
    assert verify_docx(everything, written(everything, form=Form.SUBMISSION), submission=True) == ()


def test_notes_of_a_submission_form_count_anew() -> None:
    """A note of the title is not in it, so that Word would count the others otherwise than they are marked."""
    document = resolved(TESTS / "akn" / "sources" / "everything.xml")
    assert verify_docx(document, written(document, form=Form.SUBMISSION), submission=True) == ()


def test_file_that_python_docx_has_saved(
    everything: Document, everything_docx: bytes, word: Callable[[bytes], Any]
) -> None:
    saved = BytesIO()
    word(everything_docx).save(saved)
    assert saved.getvalue() != everything_docx
    assert verify_docx(everything, saved.getvalue()) == ()


def test_a_note_of_two_paragraphs_under_a_table() -> None:
    """Its bookmark stands around the first."""
    text = (TESTS / "docx" / "sources" / "tables.xml").read_text(encoding="utf-8")
    document = document_of(
        text.replace("Without the valleys.</text>", "Without the valleys.</text><text>Nor hills.</text>")
    )
    assert any("Nor hills" in paragraph for paragraph in (each.text for each in read(written(document))))
    assert verify_docx(document, written(document)) == ()
