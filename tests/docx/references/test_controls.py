"""The controls of the masthead: what they are called, and what is a value."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from docx_files import EVERYTHING, TESTS, document_of, part, resolved, written
from hypothesis import given as drawn
from hypothesis import settings
from hypothesis import strategies as st
from lxml import etree

from pipeline.ooxml.opened import W
from pipeline.render.docx import Form
from pipeline.render.docx.package.touching import parted
from pipeline.verify.docx import verify_docx

_SOURCE = """<document xmlns="urn:masthead:source:1" xml:lang="en" status="draft">
<masthead><issue organ="general-assembly" session="61"><symbol>A/61/1</symbol>
<agenda-item list="provisional" number="14" mark="*">
<title state="unverified" evidence="None">Floods</title></agenda-item>
<agenda-item list="provisional" number="15" mark="**"/></issue>
<issued when="2006-06-12"/><original in="fr"/><job number="06-12345"/>
<footnote>A/61/50.</footnote><footnote mark="**">Late.</footnote></masthead>
<letter><title><kind>Letter</kind> dated <date when="2006-06-07">7 June 2006</date></title>
<body><paragraph>Words.</paragraph></body></letter></document>"""


@pytest.fixture(scope="module")
def given() -> bytes:
    document = document_of(_SOURCE)
    data = written(document)
    assert verify_docx(document, data) == ()
    return data


def test_controls_are_called_by_what_they_hold(given: bytes) -> None:
    """Word shows the title over the control, and screen readers say it; the tag is for programs."""
    body = part(given, "word/document.xml")
    titles = [node.find(f"{W}alias").get(f"{W}val") for node in body.iter(f"{W}sdtPr")]
    assert titles == [
        "Symbol", "Symbol", "Organ", "Distribution", "Date", "Language", "Original language", "Session", "Agenda item",
        "Title of agenda item",
    ]  # fmt: skip
    foot = part(given, "word/footer-first.xml")
    titles = [node.find(f"{W}alias").get(f"{W}val") for node in foot.iter(f"{W}sdtPr")]
    assert titles == ["Job number", "Job line", "Status"]


def test_brackets_and_commas_between_marks_are_no_values(given: bytes) -> None:
    """Whoever corrects a title that is not verified has its words in the control, between brackets that stay."""
    values = {str(node.tag).rpartition("}")[2]: node.text for node in part(given, "customXml/item1.xml")}
    assert values["item-title-1-3"] == "Floods"
    assert values["item-1-2"] == "Items 14 and 15 of the provisional agenda"
    assert all(any(sign.isalnum() for sign in text or "") for text in values.values())


def test_libreoffice_finds_no_value_to_set_in_place_of_the_words(given: bytes) -> None:
    """It would take their character style away; it reads a namespace up to the next equals sign."""
    record = part(given, "customXml/item1.xml")
    bindings = [node for name in ("document", "header-even", "footer-first")
                for node in part(given, f"word/{name}.xml").iter(f"{W}dataBinding")]  # fmt: skip
    assert len(bindings) > 10
    for binding in bindings:
        name, _, namespace = binding.get(f"{W}prefixMappings", "").partition("=")
        prefix, path = name.removeprefix("xmlns:"), binding.get(f"{W}xpath", "")
        assert record.xpath(path, namespaces={prefix: namespace.strip("'")})
        assert not record.xpath(path, namespaces={prefix: namespace.split("=")[0].strip("'")})


SOURCES = (EVERYTHING, *sorted((TESTS / "docx" / "sources").glob("*.xml")))
_PRINTED = frozenset({"t", "tab", "br", "footnoteReference", "drawing"})


@pytest.mark.parametrize("form", Form)
@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.stem)
def test_no_two_controls_touch(source: Path, form: Form) -> None:
    """LibreOffice saves a combo box right before another control as a file that nobody can open."""
    assert not _touching(written(resolved(source), form=form))


_PARTS = " /("
_TITLES = {
    "a blank": "Rivers <emphasis>of</emphasis> the east",
    "a blank of the second": "Rivers<emphasis> of</emphasis> the east",
    "a bracket": "Rivers (<emphasis>streams</emphasis>)",
    "a stroke": "Rivers/<emphasis>streams</emphasis>/brooks",
    "nothing": "Rivers<emphasis>ide</emphasis>s",
    "a sign that joins": "Rivie\u0301<emphasis>re\u0301</emphasis>s",
    "another language": '水<foreign xml:lang="es">agua</foreign>水',
}


@pytest.mark.parametrize("kind", _TITLES)
def test_no_two_controls_touch_in_a_title(kind: str) -> None:
    document = document_of(_SOURCE.replace("Floods", _TITLES[kind]))
    data = written(document)
    assert verify_docx(document, data) == ()
    assert not _touching(data)


@settings(max_examples=200, deadline=None)
@drawn(st.lists(st.text("ab1 /(\u0301)水", min_size=1, max_size=4).filter(lambda text: any(map(str.isalnum, text)))))
def test_texts_that_are_parted_read_the_same(texts: list[str]) -> None:
    made = parted(texts)
    assert "".join(each.text for each in made) == "".join(texts)
    assert all(each.text for each in made)
    assert not any(one.value and other.value for one, other in itertools.pairwise(made))
    for index, text in enumerate(texts):
        words = "".join(each.text for each in made if each.index == index)
        assert words.strip(_PARTS) == text.strip(_PARTS), "a word stays with its look"


def test_the_symbol_has_its_stroke_between_two_values(given: bytes) -> None:
    values = {str(node.tag).rpartition("}")[2]: node.text for node in part(given, "customXml/item1.xml")}
    assert (values["symbol-1"], values["symbol-3"]) == ("A", "61/1")
    for name in ("word/document.xml", "word/header-odd.xml"):
        words = [node.text for node in part(given, name).iter(f"{W}t")]
        at = words.index("A")
        assert words[at : at + 3] == ["A", "/", "61/1"]


def _touching(data: bytes) -> list[str]:
    """The words of each control with nothing printed between it and the one before it in its paragraph."""
    found: list[str] = []
    with ZipFile(BytesIO(data)) as package:
        for name in package.namelist():
            if name.startswith("word/") and name.endswith(".xml"):
                for paragraph in etree.fromstring(package.read(name)).iter(f"{W}p"):
                    found += _in_paragraph(paragraph)
    return found


def _in_paragraph(paragraph: etree._Element) -> Iterator[str]:
    near = False
    for node in paragraph:
        if node.tag == f"{W}sdt":
            if near:
                yield "".join(node.itertext())
            near = True
        elif any(str(each.tag).rpartition("}")[2] in _PRINTED for each in node.iter(etree.Element)):
            near = False
