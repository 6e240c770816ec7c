"""The controls of the masthead: what they are called, and what is a value."""

from __future__ import annotations

import pytest
from docx_files import document_of, part, written

from pipeline.verify.docx import verify_docx
from pipeline.verify.docx.opened import W

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
