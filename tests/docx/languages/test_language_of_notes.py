"""A note is in the language and direction of the attachment in which it is called first."""

from __future__ import annotations

from itertools import permutations
from typing import Any

import pytest
from docx.oxml.ns import qn
from docx_changes import FOOTNOTES, changed
from docx_files import EVERYTHING, document_of, part, written
from docx_look.cascade import Cascade
from docx_look.printed import Reader
from look.building import source

from pipeline.document.model import Document
from pipeline.ooxml.opened import Opened
from pipeline.resolve.document import resolve
from pipeline.source.load import load
from pipeline.verify.docx import verify_docx
from pipeline.xmlio.parse import parse

FRENCH = ("le relevé des débits.", "Voir le relevé.")
ARABIC = ("المياه حق للجميع.", "انظر الإعلان.")


@pytest.fixture(scope="module")
def noted() -> Document:
    text = EVERYTHING.read_text()
    for called_at, words in (FRENCH, ARABIC):
        assert called_at in text
        text = text.replace(called_at, f"{called_at}<note><text>{words}</text></note>")
    return resolve(load(parse("given.xml", text.encode())), EVERYTHING.parent)


def _note(data: bytes, words: str) -> Any:
    return next(
        node
        for node in part(data, FOOTNOTES).iter(qn("w:p"))
        if words in "".join(each.text or "" for each in node.iter(qn("w:t")))
    )


def test_notes_of_attachments_have_their_language(noted: Document) -> None:
    data = written(noted)
    french, arabic = _note(data, FRENCH[1]), _note(data, ARABIC[1])
    assert [node.get(qn("w:val")) for node in french.iter(qn("w:lang"))] == ["fr-FR", "fr-FR"]
    assert [node.get(qn("w:bidi")) for node in arabic.iter(qn("w:lang"))] == ["ar-SA", "ar-SA"]
    assert arabic.find(f"{qn('w:pPr')}/{qn('w:bidi')}").get(qn("w:val")) == "1"
    assert french.find(f"{qn('w:pPr')}/{qn('w:bidi')}") is None


@pytest.mark.parametrize(("tag", "code"), [("w:lang", "MH641"), ("w:rtl", "MH641")])
def test_verify_reads_it(noted: Document, tag: str, code: str) -> None:
    def lose(root: Any) -> None:
        for node in list(root.iter(qn(tag))):
            node.getparent().remove(node)

    data = written(noted)
    assert verify_docx(noted, data) == ()
    assert code in {fault.code for fault in verify_docx(noted, changed(data, FOOTNOTES, lose))}


WORDS = {"en": "Water", "fr": "L’eau", "ru": "Вода", "ar": "المياه", "zh": "水资源"}


@pytest.mark.parametrize(("home", "other"), [*permutations(WORDS, 2)])
def test_marks_are_of_no_script(home: str, other: str) -> None:
    """The letter or sign before a note has the letter-spacing of its call, in Arabic and Chinese attachments too."""
    noted = f"{WORDS[other]}<note><text>{WORDS[other]}</text></note>"
    signed = f"{WORDS[other]}<note mark='*'><text>{WORDS[other]}</text></note>"
    table = (
        f"<table><columns><column/></columns><row><cell>{noted}</cell></row><row><cell>{signed}</cell></row></table>"
    )
    body = f"<paragraph>{noted}</paragraph><paragraph>{signed}</paragraph>{table}"
    attached = f"<annex xml:lang='{other}'><title>{WORDS[other]}</title><body>{body}</body></annex>"
    document = document_of(source(attached=attached, lang=home).decode())
    data = written(document)
    assert verify_docx(document, data) == ()
    opened = Opened(data)
    cascade = Cascade(opened.all_of("styles")[0], opened.all_of("numbering")[0])
    roots = (opened.part(opened.main), opened.all_of("footnotes")[0])
    marks = [look for root in roots for each in Reader(cascade, {}).paragraphs(root) for _, look in each.marks]
    assert len(marks) == 3
    tracked = home in ("en", "fr", "ru")
    assert {(look.properties.get("w"), look.properties.get("spacing")) != (None, None) for look in marks} == {tracked}
