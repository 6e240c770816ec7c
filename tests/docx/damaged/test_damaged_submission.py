"""The letter as the mission signs it is compared word by word: whoever changes what only it has is found, too."""

from __future__ import annotations

from typing import Any

import pytest
from docx_changes import DOCUMENT, NUMBERING, STYLES, Change, W, changed, child, paragraph, put, run, style
from docx_files import document_of, written
from lxml import etree

from pipeline.document.model import Document
from pipeline.render.docx import Form
from pipeline.verify.docx import verify_docx

_SOURCE = """<document xmlns="urn:masthead:source:1" xml:lang="en" status="draft">
<masthead><issue organ="general-assembly" session="61"><symbol>A/61/1</symbol></issue><issued when="2006-06-12"/>
<original in="en"/><job state="unassigned"/></masthead>
<letter kind="letter"><title><kind>Letter</kind> dated <date when="2006-06-07">7 June 2006</date> from the <sender>
Permanent Representative of Peru</sender> addressed to the <addressee>President of the General Assembly</addressee>
</title><letterhead><mission>PERMANENT MISSION OF PERU</mission><mission>820 Second Avenue</mission>
<reference>7-1-SG/12</reference><salutation>Excellency,</salutation>
<complimentary>Accept, Excellency, my highest consideration.</complimentary></letterhead>
<body><paragraph>I have the honour to write of peace.<note><text>See another letter.</text></note></paragraph>
<paragraph>Two things are asked: <list><point>to read it;</point><point>to answer.</point></list></paragraph></body>
<closing><signature><name>Ana <surname>Quispe</surname></name><post>Ambassador</post></signature></closing></letter>
<annex><title>Report</title><body><paragraph>Words of the annex.</paragraph><paragraph>More of them.</paragraph></body>
</annex></document>"""


@pytest.fixture(scope="module")
def signed() -> Document:
    return document_of(_SOURCE)


@pytest.fixture(scope="module")
def data(signed: Document) -> bytes:
    return written(signed, form=Form.SUBMISSION)


def verified(document: Document, data: bytes) -> set[str]:
    return {fault.code for fault in verify_docx(document, data, submission=True)}


def _without(words: str) -> Change:
    def change(root: Any) -> None:
        node = paragraph(root, words)
        node.getparent().remove(node)

    return change


def _other(words: str, instead: str) -> Change:
    def change(root: Any) -> None:
        node = next(each for each in root.iter(f"{W}t") if words in (each.text or ""))
        node.text = (node.text or "").replace(words, instead)

    return change


def _hidden(words: str) -> Change:
    return lambda root: child(run(root, words), "rPr", "vanish")


def _twice(root: Any) -> None:
    node = paragraph(root, "Excellency,")
    node.addnext(etree.fromstring(etree.tostring(node)))


def _first(root: Any) -> None:
    node = paragraph(root, "Excellency,")
    root.find(f"{W}body").insert(0, node)


def _letters(root: Any) -> None:
    for node in root.iter(f"{W}numFmt"):
        if node.get(f"{W}val") == "lowerLetter":
            node.set(f"{W}val", "upperLetter")


DAMAGES: dict[str, tuple[str, Change, str]] = {
    "no paragraph of the letter": (DOCUMENT, _without("honour to write"), "MH621"),
    "no paragraph of the annex": (DOCUMENT, _without("Words of the annex"), "MH621"),
    "no letterhead": (DOCUMENT, _without("820 Second"), "MH621"),
    "another mission": (DOCUMENT, _other("PERU", "CHILE"), "MH621"),
    "another reference": (DOCUMENT, _other("7-1-SG/12", "7-1-SG/13"), "MH621"),
    "another date": (DOCUMENT, _other("June 2006", "July 2006"), "MH621"),
    "another salutation": (DOCUMENT, _other("Excellency,", "Sir,"), "MH621"),
    "another close": (DOCUMENT, _other("highest", "high"), "MH621"),
    "another surname": (DOCUMENT, _other("Quispe", "Flores"), "MH621"),
    "another addressee": (DOCUMENT, _other("President of", "President to"), "MH621"),
    "other words of the annex": (DOCUMENT, _other("More of them", "Less of them"), "MH621"),
    "a line twice": (DOCUMENT, _twice, "MH621"),
    "a line that is the first": (DOCUMENT, _first, "MH621"),
    "other letters": (NUMBERING, _letters, "MH622"),
    "another bookmark": (
        DOCUMENT, lambda root: next(root.iter(f"{W}bookmarkStart")).set(f"{W}name", "elsewhere"), "MH623"
    ),
    "another note": ("word/footnotes.xml", _other("another letter", "a letter"), "MH624"),
    "hidden words": (DOCUMENT, _hidden("honour to write"), "MH621"),
    "a hidden salutation": (DOCUMENT, _hidden("Excellency,"), "MH621"),
    "a hidden surname": (DOCUMENT, _hidden("Quispe"), "MH621"),
    "a hidden letterhead": (STYLES, lambda root: put(style(root, "Letterhead"), "rPr", "vanish"), "MH621"),
}  # fmt: skip


def test_what_nobody_has_changed_has_no_fault(signed: Document, data: bytes) -> None:
    assert verified(signed, data) == set()


@pytest.mark.parametrize("kind", DAMAGES)
def test_damage_is_found(signed: Document, data: bytes, kind: str) -> None:
    part, change, code = DAMAGES[kind]
    assert code in verified(signed, changed(data, part, change))


def test_a_form_is_no_issued_document(signed: Document, data: bytes) -> None:
    assert "MH621" in verified(signed, written(signed))
    assert "MH627" in {fault.code for fault in verify_docx(signed, data)}
