"""A DOCX that was tampered with is found out, each fault with its code."""

from __future__ import annotations

import re
from collections.abc import Callable
from io import BytesIO
from zipfile import ZipFile

import pytest
from docx_files import written

from pipeline.document.model import Document
from pipeline.verify.docx import verify_docx

Change = tuple[str, str, str]

TAMPERED: dict[str, tuple[str, Change]] = {
    "a word": ("MH621", ("word/document.xml", "orderly, safe", "orderly and safe")),
    "a paragraph gone": ("MH621", ("word/document.xml", "That States should effectively", "")),
    "a restart": ("MH622", ("word/numbering.xml", '<w:start w:val="1"/>', '<w:start w:val="2"/>')),
    "a form": ("MH622", ("word/numbering.xml", "%1.-", "%1.")),
    "a bookmark": ("MH623", ("word/document.xml", 'w:name="att_1__dvs_1__para_3"', 'w:name="elsewhere"')),
    "an outline level": ("MH623", ("word/styles.xml", '<w:outlineLvl w:val="2"/>', '<w:outlineLvl w:val="5"/>')),
    "a note": ("MH624", ("word/footnotes.xml", "A/61/50 and", "A/61/51 and")),
    "a mark": ("MH624", ("word/document.xml", '<w:t xml:space="preserve">*</w:t></w:r>', "<w:t>†</w:t></w:r>")),
    "a link": ("MH625", ("word/document.xml", 'w:anchor="att_1"', 'w:anchor="att_9"')),
    "a style": ("MH626", ("word/styles.xml", 'w:styleId="Recital"', 'w:styleId="Whereas"')),
    "the masthead": ("MH627", ("word/document.xml", "Sixty-first session", "Sixtieth session")),
    "ill-formed": ("MH620", ("word/document.xml", "</w:body>", "")),
}


def _changed(data: bytes, change: Change) -> bytes:
    name, before, after = change
    out = BytesIO()
    with ZipFile(BytesIO(data)) as source, ZipFile(out, "w") as target:
        for member in source.namelist():
            content = source.read(member)
            if member == name:
                assert before.encode() in content
                content = content.replace(before.encode(), after.encode())
            target.writestr(member, content)
    return out.getvalue()


@pytest.mark.parametrize("kind", TAMPERED)
def test_tampering_is_found(letter: Document, letter_docx: bytes, kind: str) -> None:
    code, change = TAMPERED[kind]
    assert code in {fault.code for fault in verify_docx(letter, _changed(letter_docx, change))}


@pytest.mark.parametrize("data", [b"", b"PK no archive", b"<xml/>"], ids=["empty", "broken", "xml"])
def test_unreadable_is_a_fault_and_no_crash(letter: Document, data: bytes) -> None:
    assert [fault.code for fault in verify_docx(letter, data)] == ["MH620"]


def test_what_was_written_is_found_again(
    letter: Document, letter_docx: bytes, everything: Document, everything_docx: bytes
) -> None:
    assert verify_docx(letter, letter_docx) == ()
    assert verify_docx(everything, everything_docx) == ()


def test_field_that_word_would_print_otherwise_is_found(everything: Document, everything_docx: bytes) -> None:
    name, text = "word/document.xml", ZipFile(BytesIO(everything_docx)).read("word/document.xml").decode()
    begin = text.index(" \\n \\h ")
    shown = text.index("<w:t xml:space", begin)
    change = (name, text[begin : text.index("</w:t>", shown)], text[begin:shown] + '<w:t xml:space="preserve">77')
    codes = {fault.code for fault in verify_docx(everything, _changed(everything_docx, change))}
    assert "MH625" in codes


SHOWN = r'({code}(?:(?!"separate").)*"separate"(?:(?!<w:t[ >]).)*<w:t[^>]*>)[^<]*'
FIELDS = {
    "a part of the words of a bookmark": (SHOWN.format(code=" REF att_1__label "), r"\g<1>Annex"),
    "a bookmark around other words": (
        r'(<w:bookmarkStart [^>]*w:name="att_1__label"/>)(<w:r>)',
        r"\1<w:r><w:t>X</w:t></w:r>\2",
    ),
    "the mark of a note": (SHOWN.format(code=" NOTEREF para_1__authorialNote_1 "), r"\g<1>7"),
    "the place of a mark": (r" NOTEREF para_1__authorialNote_1 ", " NOTEREF nowhere "),
    "the number of a table": (SHOWN.format(code=" SEQ Table "), r"\g<1>7"),
    "the place of a link": (r'w:hyperlink w:anchor="att_1"', r'w:hyperlink w:anchor="att_2"'),
    "the place of a field, with the same words": (r" REF att_1__label ", " REF twin "),
}
TWIN = '<w:bookmarkStart w:id="9999" w:name="twin"/><w:r><w:t>Annex I</w:t></w:r><w:bookmarkEnd w:id="9999"/>'


@pytest.mark.parametrize("kind", FIELDS)
def test_every_kind_of_field_is_evaluated(everything: Document, everything_docx: bytes, kind: str) -> None:
    name = "word/document.xml"
    text = ZipFile(BytesIO(everything_docx)).read(name).decode()
    changed, count = re.subn(*FIELDS[kind], text, count=1, flags=re.DOTALL)
    assert count == 1
    last = changed.rindex("</w:p>")
    changed = changed[:last] + TWIN + changed[last:]
    assert "MH625" in {
        fault.code for fault in verify_docx(everything, _changed(everything_docx, (name, text, changed)))
    }


def test_words_of_every_language_are_found_again(read_back: Callable[[str], tuple[object, ...]]) -> None:
    for code in ("ar", "en", "es", "fr", "ru", "zh"):
        assert read_back(code) == ()


@pytest.fixture
def read_back() -> Callable[[str], tuple[object, ...]]:
    from docx_files import TESTS, resolved

    def read(code: str) -> tuple[object, ...]:
        document = resolved(TESTS / "words" / f"letter.{code}.xml")
        return verify_docx(document, written(document))

    return read
