"""The letter as the mission signs it: what it prints, how it is spaced, what it lacks; no form leads nowhere."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from conftest import Run
from docx_files import EVERYTHING, TESTS, document_of, part, resolved, written
from lxml import etree
from sampling import every

from pipeline.document.blocks import Contents
from pipeline.document.model import Document
from pipeline.errors import MastheadError
from pipeline.ooxml.opened import W
from pipeline.options import Options
from pipeline.render.docx import Form
from pipeline.skeletons import skeleton
from pipeline.stages import RESOLVING, Work, run
from pipeline.verify.docx import verify_docx

_FORMS = {
    "issued": {},
    "submission": {"form": Form.SUBMISSION},
    "working copy": {"review": True},
    "working copy of the submission": {"form": Form.SUBMISSION, "review": True},
}
_LETTER = """<document xmlns="urn:masthead:source:1" xml:lang="en" status="{status}">
<masthead><issue organ="general-assembly" session="61"><symbol>A/61/1</symbol></issue><issued when="2006-06-12"/>
<original in="en"/><job state="unassigned"/></masthead>
<letter kind="{kind}"><title><kind>Letter</kind> dated <date when="2006-06-07">7 June 2006</date> from the <sender>
Permanent Representative of Peru</sender>
addressed to the <addressee>President of the General Assembly</addressee></title>
<letterhead>{head}</letterhead><body><paragraph>I have the honour to write.</paragraph></body></letter></document>"""
_HEAD = """<mission>PERMANENT MISSION OF PERU</mission><mission>820 Second Avenue</mission>
<reference>7-1-SG/12</reference><salutation>Excellency,</salutation><complimentary>Accept, Excellency, the assurances of
my highest consideration.</complimentary>"""


def sources() -> Iterator[Path]:
    for path in sorted((*TESTS.rglob("*.xml"), *(TESTS.parent / "source").glob("*.xml"))):
        try:
            run(Work(path, path.stem, Options()), RESOLVING)
        except MastheadError:
            continue  # a source of a fault that stops the build
        yield path


def leads(root: etree._Element) -> Iterator[str]:
    """The bookmarks that links and fields lead to."""
    for link in root.iter(f"{W}hyperlink"):
        if link.get(f"{W}anchor"):
            yield link.get(f"{W}anchor")
    for node in root.iter(f"{W}instrText"):
        words = (node.text or "").split()
        if words and words[0] in ("REF", "PAGEREF", "NOTEREF"):
            yield words[1]


def dangling(data: bytes) -> set[str]:
    roots = [part(data, "word/document.xml"), part(data, "word/footnotes.xml")]
    known = {mark.get(f"{W}name") for root in roots for mark in root.iter(f"{W}bookmarkStart")}
    return {name for root in roots for name in leads(root)} - known


@pytest.mark.long
@pytest.mark.parametrize("form", every(3, _FORMS))
def test_nothing_leads_nowhere_in_any_form(form: str) -> None:
    read = 0
    for path in sources():
        document = resolved(path)
        data = written(document, pages={entry.target: 7 for entry in document.outline}, **_FORMS[form])
        assert (path.name, dangling(data)) == (path.name, set())
        read += 1
    assert read >= 60


def test_contents_of_the_letter_to_be_signed_do_not_list_its_title(everything: Document) -> None:
    assert any(isinstance(block, Contents) for part in everything.letter.attachments for block in part.blocks)
    issued, signed = (
        part(written(everything, form=form), "word/document.xml") for form in (Form.ISSUED, Form.SUBMISSION)
    )
    pages = [[name for name in leads(text) if name == "preface"] for text in (issued, signed)]
    assert len(pages[0]) >= 1
    assert pages[1] == []
    begun = [node.get(f"{W}fldCharType") for node in signed.iter(f"{W}fldChar")]
    assert begun.count("begin") == begun.count("end")


def feet(data: bytes) -> str:
    """The words at the foot of the pages."""
    names = [name for name in ZipFile(BytesIO(data)).namelist() if name.startswith("word/footer")]
    return "".join(node.text or "" for name in names for node in part(data, name).iter(f"{W}t"))


@pytest.mark.parametrize(("status", "said"), [("draft", False), ("advance", False), ("reconstruction", True)])
def test_only_a_reconstruction_says_what_it_is(status: str, said: bool) -> None:
    text = _LETTER.format(status=status, kind="letter", head=_HEAD)
    assert "not an official document" in feet(written(document_of(text)))
    assert ("not an official document" in feet(written(document_of(text), form=Form.SUBMISSION))) is said


def test_every_part_of_the_letter_has_its_space(word: Callable[[bytes], Any]) -> None:
    text = _LETTER.format(status="draft", kind="letter", head=_HEAD).replace(
        "</body>", "</body><closing><signature><name>Ana <surname>Quispe</surname></name></signature></closing>"
    )
    lines = [line for line in word(written(document_of(text), form=Form.SUBMISSION)).paragraphs if line.text]
    names = [line.style.name for line in lines]
    assert names == [
        *("Letterhead", "Letterhead", "Reference", "Date of Letter", "Salutation", "Single Text"),
        *("Closing", "Space to Sign", "Addressee"),
    ]
    formats = {line.style.name: line.style.paragraph_format for line in lines}
    gaps = {
        (above, below): max(formats[above].space_after.pt, formats[below].space_before.pt)
        for above, below in itertools.pairwise(names[1:])
    }
    assert gaps["Letterhead", "Reference"] == 24
    assert gaps["Date of Letter", "Salutation"] == 36
    assert gaps["Salutation", "Single Text"] == 12
    assert gaps["Single Text", "Closing"] >= 12
    assert gaps["Closing", "Space to Sign"] == 48  # four lines
    assert gaps["Space to Sign", "Addressee"] == 36


def test_a_note_verbale_is_dated_at_its_end(word: Callable[[bytes], Any]) -> None:
    text = _LETTER.format(
        status="draft", kind="note-verbale", head=_HEAD.replace("Excellency,</salutation>", "</salutation>")
    )
    document = word(written(document_of(text.replace("<salutation></salutation>", "")), form=Form.SUBMISSION))
    lines = [line.text.replace("\u00a0", " ") for line in document.paragraphs if line.text]
    assert lines.index("7 June 2006") == lines.index("President of the General Assembly") - 1


def test_address_in_latin_letters_runs_from_left_to_right_in_an_arabic_letter() -> None:
    text = _LETTER.format(status="draft", kind="letter", head=_HEAD).replace('xml:lang="en"', 'xml:lang="ar"')
    data = written(document_of(text), form=Form.SUBMISSION)
    root = part(data, "word/document.xml")
    line = next(p for p in root.iter(f"{W}p") if "820 Second" in "".join(t.text or "" for t in p.iter(f"{W}t")))
    assert line.find(f"{W}pPr/{W}bidi").get(f"{W}val") == "0"
    (reference,) = [p for p in root.iter(f"{W}p") if "".join(t.text or "" for t in p.iter(f"{W}t")) == "7-1-SG/12"]
    style = reference.find(f"{W}pPr/{W}pStyle").get(f"{W}val")
    look = part(data, "word/styles.xml").find(f"{W}style[@{W}styleId='{style}']/{W}pPr")
    assert look.find(f"{W}bidi").get(f"{W}val") == "0"
    assert look.find(f"{W}jc").get(f"{W}val") == "right"  # where Arabic lines begin


@pytest.mark.parametrize("kind", ["letter", "note-verbale"])
def test_a_skeleton_has_what_a_letter_to_be_signed_needs(kind: str, masthead: Run, tmp_path: Path) -> None:
    source = tmp_path / "new.xml"
    source.write_text(skeleton(kind), encoding="utf-8")
    done = masthead("build", source, "--form", "submission", "--out", tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert (tmp_path / "new.submission.docx").exists()


def test_what_the_letter_lacks_is_said_and_only_with_that_form(lima: Path, masthead: Run, tmp_path: Path) -> None:
    assert "MH450" not in masthead("check", lima).stderr
    done = masthead("build", lima, "--form", "submission", "--out", tmp_path)
    assert done.returncode == 0
    (line,) = [line for line in done.stderr.splitlines() if "MH450" in line]
    assert (
        "warning: the letter to be signed has no letterhead, no reference, no salutation, no complimentary close;"
        in line
    )
    assert "<salutation>Excellency,</salutation>" in line
    assert "write them in <letterhead>, after the title" in line


def test_one_thing_missing_is_named_alone_and_can_be_allowed(masthead: Run, tmp_path: Path) -> None:
    source = tmp_path / "letter.xml"
    text = _LETTER.format(status="draft", kind="letter", head=_HEAD.replace("<reference>7-1-SG/12</reference>", ""))
    source.write_text(text, encoding="utf-8")
    told = masthead("build", source, "--form", "submission", "--out", tmp_path).stderr
    assert "MH450 warning: the letter to be signed has no reference;" in told
    allowed = '<record><allow code="MH450" why="The registry numbers it by hand"/></record><masthead>'
    source.write_text(text.replace("<masthead>", allowed), encoding="utf-8")
    assert "MH450" not in masthead("build", source, "--form", "submission", "--out", tmp_path).stderr


def test_everything_has_no_status_and_all_its_parts(everything: Document, word: Callable[[bytes], Any]) -> None:
    assert EVERYTHING.exists()
    text = [line.text.replace("\u00a0", " ") for line in word(written(everything, form=Form.SUBMISSION)).paragraphs]
    assert "Excellency," in text


@pytest.mark.parametrize(
    ("head", "author"),
    [
        (_HEAD, "PERMANENT MISSION OF PERU"),
        ("<salutation>Excellency,</salutation>", "Permanent Representative of Peru"),
    ],
    ids=["letterhead", "no letterhead"],
)
def test_the_letter_to_be_signed_is_the_missions_own_file_too(head: str, author: str) -> None:
    """Its author was the United Nations, and its file had symbol and job number."""
    document = document_of(_LETTER.format(status="draft", kind="letter", head=head))
    data = written(document, form=Form.SUBMISSION)
    core = {str(node.tag).rpartition("}")[2]: node.text for node in part(data, "docProps/core.xml")}
    assert core["creator"] == author
    assert {node.get("name") for node in part(data, "docProps/custom.xml")} == {"organ", "session", "status", "layout"}
    assert verify_docx(document, data, submission=True) == ()
    assert {fault.code for fault in verify_docx(document, written(document), submission=True)} >= {"MH644"}
