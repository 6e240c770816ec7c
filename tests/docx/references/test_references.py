"""References are REF fields that print the same words after an update, and each leads to its place."""

from __future__ import annotations

import re
import shutil
import subprocess
import unicodedata
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from docx_files import TESTS, document_of, part, read, resolved, written
from docx_references import NUMBER, REFERS, SAID, SECOND, TOUCHING, VALUE, WORDS, ref, source
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from office import converted

from pipeline.ooxml.opened import W
from pipeline.verify.docx import verify_docx
from pipeline.verify.docx.text.paragraph import ReadField, ReadParagraph


def _made(references: list[str], language: str = "en", second: str = SECOND) -> bytes:
    """A DOCX with each reference in a paragraph of its own; verify has nothing against it."""
    body = "".join(f"<paragraph>{REFERS}{reference}</paragraph>" for reference in references)
    document = document_of(source(body, language, second))
    data = written(document)
    assert verify_docx(document, data) == ()
    return data


def _referring(data: bytes) -> list[ReadParagraph]:
    return [each for each in read(data) if each.text.startswith(REFERS.strip())]


def _fields(each: ReadParagraph) -> list[tuple[str, str]]:
    """What the fields of a paragraph are, with ``…`` for their bookmarks, and what they show."""
    return [(re.sub(r"(REF) \S+", r"\1 …", " ".join(one.code.split())), one.result) for one in each.fields]


@pytest.fixture(scope="module")
def said() -> dict[str, ReadParagraph]:
    data = _made([ref(to, words) for to, words, _ in SAID.values()])
    return dict(zip(SAID, _referring(data), strict=True))


@pytest.mark.parametrize("kind", SAID)
def test_each_reference_has_its_fields(said: dict[str, ReadParagraph], kind: str) -> None:
    _, words, fields = SAID[kind]
    assert _fields(said[kind]) == fields
    assert said[kind].text.endswith(words), "what is read is what was written"
    assert bool(said[kind].anchors) == (not fields or any("\\h" not in code for code, _ in fields))


def test_the_only_annex_in_small_letters_is_a_link() -> None:
    said = _referring(_made([ref("x1", "annex")], second=""))[0]
    assert (_fields(said), said.anchors) == ([], ["att_1"])


@pytest.fixture(scope="module")
def touching() -> bytes:
    return _made([*TOUCHING.values()])


def test_no_link_with_a_field_touches_another_field(touching: bytes) -> None:
    """LibreOffice saves the second field within the first, or a file that nobody can open."""
    for link in part(touching, "word/document.xml").iter(f"{W}hyperlink"):
        ends = link[-1].find(f"{W}fldChar") is not None
        after = link.getnext()
        first = after[0] if after is not None and after.tag == f"{W}hyperlink" else after
        assert not (ends and first is not None and first.find(f"{W}fldChar") is not None)
    said = dict(zip(TOUCHING, _referring(touching), strict=True))
    assert _fields(said["a value and a number"]) == [(NUMBER, "(a)")]
    assert said["a value and a number"].anchors == ["att_1__dvs_o__para_2"]
    assert _fields(said["a value and words"]) == [(VALUE, "2")]


def test_no_field_with_a_result_stands_in_the_instruction_of_another(everything_docx: bytes) -> None:
    """LibreOffice takes it out of there when it saves the file, and what it computed is gone from the page."""
    every = _made([ref(to, words) for to, words, _ in SAID.values()])
    for data in (every, everything_docx):
        assert set(_nested(part(data, "word/document.xml"))) <= {(r"NOTEREF para_1__authorialNote_1 \f", False)}


def _nested(root: etree._Element) -> Iterator[tuple[str, bool]]:
    """The fields in instructions of others: the instruction of each, and whether it has a result."""
    begun: list[tuple[list[str], list[str]]] = []
    for node in root.iter(f"{W}fldChar", f"{W}instrText"):
        kind = node.get(f"{W}fldCharType", "")
        if kind == "begin":
            begun.append(([], []))
        elif kind == "end":
            code, result = begun.pop()
            if begun and not begun[-1][1]:
                yield "".join(code).strip(), bool(result)
        else:
            begun[-1][bool(kind)].append(node.text or "")


NUMBERS: dict[str, list[list[tuple[str, str]]]] = {  # of a paragraph, of a point, of a section in one, of the annex
    "ar": [[(VALUE, "2")], [(VALUE, "2"), (NUMBER, "(أ)")], [(VALUE, "ألف")], [(WORDS, "المرفق الثاني")]],
    "en": [[(NUMBER, "2")], [(NUMBER, "2"), (NUMBER, "(a)")], [(NUMBER, "A")], [(WORDS, "Annex II")]],
    "es": [[(NUMBER, "2")], [(NUMBER, "2"), (NUMBER, "a)")], [(NUMBER, "A")], [(WORDS, "Anexo II")]],
    "fr": [[(NUMBER, "2")], [(NUMBER, "2"), (NUMBER, "a)")], [(NUMBER, "A")], [(WORDS, "Annexe II")]],
    "ru": [[(NUMBER, "2")], [(NUMBER, "2"), (NUMBER, "a)")], [(NUMBER, "A")], [(WORDS, "Приложение II")]],
    "zh": [[(NUMBER, "2")], [(NUMBER, "2"), (NUMBER, "(a)")], [(NUMBER, "A")], [(WORDS, "附件二")]],
}


@pytest.mark.parametrize("language", NUMBERS)
def test_numbers_of_every_language_are_fields(language: str) -> None:
    data = _made([ref(to) for to in ("n2", "n2a", "s2a", "x2")], language)
    assert [_fields(each) for each in _referring(data)] == NUMBERS[language]


def test_annex_of_every_letter_is_a_link_or_a_field() -> None:
    shown = {}
    for code in ("ar", "en", "es", "fr", "ru", "zh"):
        data = written(resolved(TESTS / "words" / f"letter.{code}.xml"))
        links = [node for node in part(data, "word/document.xml").iter(f"{W}hyperlink")
                 if node.get(f"{W}anchor") == "att_1"]  # fmt: skip
        fields = [one for each in read(data) for one in each.fields]
        said = ["".join(words.text or "" for words in link.iter(f"{W}t")) for link in links]
        said += [one.result for one in fields if "REF" in one.code and "att_1__label" in one.code]
        shown[code] = said[0]
    assert shown == {
        "ar": "المرفق", "en": "annex", "es": "anexo", "fr": "annexe", "ru": "приложение", "zh": "附件",
    }  # fmt: skip


def test_values_stand_in_the_first_line_and_are_not_read(everything_docx: bytes) -> None:
    """A SET before every REF that asks for it, so that one update in the order of the text is enough."""
    every = [each for each in read(everything_docx) if each.text]
    places = {place for place, each in enumerate(every) for one in each.fields if one.instruction[0] == "SET"}
    assert places == {0}
    assert every[0].text == "United Nations"


def _tampered(data: bytes, before: str, after: str) -> bytes:
    out = BytesIO()
    with ZipFile(BytesIO(data)) as source, ZipFile(out, "w") as target:
        for member in source.namelist():
            content = source.read(member).decode() if member == "word/document.xml" else source.read(member)
            if isinstance(content, str):
                assert re.search(before, content, re.DOTALL)
                content = re.sub(before, after, content, count=1, flags=re.DOTALL)
            target.writestr(member, content)
    return out.getvalue()


_RESULT = (
    r'(<w:instrText [^>]*>[^<]*{code}[^<]*</w:instrText>(?:(?!"separate").)*"separate"(?:(?!<w:t ).)*<w:t [^>]*>)[^<]*'
)
WRONG = {
    "a number": (_RESULT.format(code=r"REF [a-z0-9_I]+ \\n \\h"), r"\g<1>77"),
    "a bare number": (_RESULT.format(code=r"REF att_1__art_2__as_2 "), r"\g<1>77"),
    "words": (_RESULT.format(code="REF att_2__label"), r"\g<1>Annex VII"),
    "a part of the words": (_RESULT.format(code="REF att_2__label"), r"\g<1>Annex"),
    "a value where it is said": (_RESULT.format(code="REF att_1__dvs_o__para_2__as_2"), r"\g<1>77"),
    "a value where it is set": (_RESULT.format(code="SET att_1__dvs_o__para_2__as_2"), r"\g<1>77"),
    "what sets a value": (r"(SET att_1__dvs_o__para_2__as_2) &#34;2&#34;", r"\1 &#34;7&#34;"),
    "a bookmark of a number": (r'w:name="att_2__number"/>', 'w:name="elsewhere"/>'),
    "a bookmark moved": (r'(w:name="att_2__label"/>.*?)(<w:r>)', r"\1<w:r><w:t>The </w:t></w:r>\2"),
    "the place of a field": (r"REF att_1__sec_I__para_2__subpara_a ", "REF att_1__dvs_o__para_2__subpara_a "),
    "the place of a link": (r'w:anchor="att_1__art_2"', 'w:anchor="att_1__art_1"'),
    "the caption of a table": (_RESULT.format(code="SEQ Table"), r"\g<1>7"),
}


@pytest.mark.parametrize("kind", WRONG)
def test_field_that_word_would_print_otherwise_is_found(kind: str) -> None:
    body = "".join(f"<paragraph>{REFERS}{ref(to, words)}</paragraph>" for to, words, _ in SAID.values())
    document = document_of(source(body))
    faults = verify_docx(document, _tampered(written(document), *WRONG[kind]))
    assert "MH625" in {fault.code for fault in faults}


_WORDS = st.sampled_from(
    ["", "{}", "paragraph {}", "see {} above", "{} ({})", "12{}", "{}st", "第{}段", "II, 2 (a)", "a"]
)


@pytest.mark.long
@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(sorted({to for to, _, _ in SAID.values()})), _WORDS), min_size=1, max_size=8))
def test_whatever_is_said_word_prints_it(references: list[tuple[str, str]]) -> None:
    """Words around numbers, numbers in longer ones, numbers of other places: verify has nothing against the fields."""
    said = [ref(to, words.format(number, number)) for to, words in references for number in ("2", "II", "(a)")]
    _made([each for each in said if to_print(each)])


def to_print(reference: str) -> bool:
    """Whether something is printed: a plain paragraph has no label."""
    return reference != ref("plain")


@pytest.mark.long
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("language", ["en", "ar", "zh"])
def test_libreoffice_shows_the_same_words(language: str, tmp_path: Path) -> None:
    """It computes REF anew when it opens a file, and shows the stored results of fields that it does not know."""
    data = _made([ref(to, words) for to, words, _ in SAID.values()], language)
    (tmp_path / "made.docx").write_bytes(data)
    text = ["pdftotext", "-layout", str(converted(tmp_path / "made.docx")), "-"]
    lines = subprocess.run(text, check=True, capture_output=True, timeout=30).stdout.decode().splitlines()
    shown = [_signs(line) for line in lines if REFERS.strip(": ") in line]
    assert shown == [_signs(each.text) for each in _referring(data)]


def _signs(line: str) -> str:
    """The signs of a line, in an order that does not depend on the direction in which it is read."""
    return "".join(sorted(sign for sign in unicodedata.normalize("NFKD", line) if sign.isalnum()))


def test_pages_of_contents_are_those_of_the_layout(everything_docx: bytes) -> None:
    fields: list[ReadField] = [one for each in read(everything_docx) for one in each.fields]
    pages = [one for one in fields if one.instruction[:1] == ("PAGEREF",)]
    assert pages
    assert all(one.instruction[1] == one.link and one.result == "7" for one in pages)
