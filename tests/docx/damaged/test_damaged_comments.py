"""The comments of a working copy say what the findings say, where they say it; whoever changes one is found."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from docx_changes import DOCUMENT, FOOTNOTES, Change, W, changed
from docx_files import TESTS
from lxml import etree
from msgspec.structs import replace

from pipeline.errors import Fault
from pipeline.options import Options
from pipeline.outputs import Format
from pipeline.render.docx.comments.ranges import where
from pipeline.stages import PIPELINE, Work, document_of, run
from pipeline.verify.docx import verify_docx

COMMENTS = "word/comments.xml"
_SOURCE = """<document xmlns="urn:masthead:source:1" xml:lang="en" status="draft">
<masthead><issue organ="general-assembly" session="61"><symbol>A/61/1</symbol></issue>
<issued when="2006-06-12"/><original in="en"/><job state="unassigned"/></masthead>
<letter><title><kind>Letter</kind> dated <date when="2006-06-07">7 June 2006</date> from the <sender>Permanent
Representative of Peru</sender> addressed to the <addressee>President</addressee></title>
<body><paragraph>Words of <date when="2001-01-01">3 May 2020</date> of the Charter.</paragraph>
<paragraph>Other words,<note><text>Of <date when="2001-01-01">4 May 2020</date>.</text></note> without any
date.</paragraph></body><closing><signature><name>Ana <surname>Quispe</surname></name></signature></closing></letter>
</document>"""


@pytest.fixture(scope="module")
def work() -> Work:
    """The working copy of a letter in which two dates are wrong, the second one in a note."""
    options = Options(formats=(Format.DOCX,), review=True)
    return run(Work(Path(TESTS / "source" / "given.xml"), "given", options, _SOURCE.encode()), PIPELINE)


def verified(work: Work, data: bytes, findings: tuple[Fault, ...] | None = None) -> set[str]:
    given = work.warnings if findings is None else findings
    return {fault.code for fault in verify_docx(document_of(work), data, review=True, findings=given)}


def _node(root: Any, name: str, number: str = "0") -> Any:
    return next(node for node in root.iter(f"{W}{name}") if node.get(f"{W}id") == number)


def _lost(root: Any) -> None:
    root.remove(_node(root, "comment"))


def _gone(name: str) -> Change:
    def change(root: Any) -> None:
        node = _node(root, name)
        node.getparent().remove(node)

    return change


def _elsewhere(*names: str) -> Change:
    """Parts of a range in the paragraph below."""

    def change(root: Any) -> None:
        nodes = [_node(root, name) for name in names]
        there = next(next(nodes[0].iterancestors(f"{W}p")).itersiblings(f"{W}p"))
        for node in nodes:
            there.append(node.getparent() if node.tag == f"{W}commentReference" else node)

    return change


def _wider(root: Any) -> None:
    """It begins with the paragraph."""
    start = _node(root, "commentRangeStart")
    start.getparent().insert(1, start)


def _swapped(root: Any) -> None:
    for node in root.iter(f"{W}commentRangeStart", f"{W}commentRangeEnd", f"{W}commentReference"):
        node.set(f"{W}id", "1" if node.get(f"{W}id") == "0" else "0")


def _of_nothing(root: Any) -> None:
    start, end = (_node(root, name) for name in ("commentRangeStart", "commentRangeEnd"))
    end.addprevious(start)


def _twice(root: Any) -> None:
    node = _node(root, "comment")
    root.append(etree.fromstring(etree.tostring(node)))


def _in_a_note(root: Any) -> None:
    etree.SubElement(next(root.iter(f"{W}p")), f"{W}commentRangeStart", {f"{W}id": "0"})


def _says(root: Any) -> None:
    next(_node(root, "comment").iter(f"{W}t")).text = "MH407: all is well"


DAMAGES: dict[str, tuple[str, Change]] = {
    "other words": (COMMENTS, _says),
    "by another one": (COMMENTS, lambda root: _node(root, "comment").set(f"{W}author", "A drafter")),
    "of another day": (COMMENTS, lambda root: _node(root, "comment").set(f"{W}date", "2020-01-01T00:00:00Z")),
    "a comment lost": (COMMENTS, _lost),
    "a comment twice": (COMMENTS, _twice),
    "another number": (COMMENTS, lambda root: _node(root, "comment").set(f"{W}id", "9")),
    "no begin": (DOCUMENT, _gone("commentRangeStart")),
    "no end": (DOCUMENT, _gone("commentRangeEnd")),
    "no mark": (DOCUMENT, _gone("commentReference")),
    "a begin elsewhere": (DOCUMENT, _elsewhere("commentRangeStart")),
    "an end elsewhere": (DOCUMENT, _elsewhere("commentRangeEnd")),
    "a mark elsewhere": (DOCUMENT, _elsewhere("commentReference")),
    "all of it elsewhere": (DOCUMENT, _elsewhere("commentRangeStart", "commentRangeEnd", "commentReference")),
    "more words": (DOCUMENT, _wider),
    "no words": (DOCUMENT, _of_nothing),
    "each in place of the other": (DOCUMENT, _swapped),
    "in a note": (FOOTNOTES, _in_a_note),
}


def test_what_nobody_has_changed_has_no_fault(work: Work) -> None:
    assert len(work.warnings) == 2
    assert verified(work, work.outputs[Format.DOCX]) == set()


@pytest.mark.parametrize("kind", DAMAGES)
def test_damage_is_found(work: Work, kind: str) -> None:
    part, change = DAMAGES[kind]
    assert "MH636" in verified(work, changed(work.outputs[Format.DOCX], part, change))


def test_a_finding_without_a_comment_is_missed(work: Work) -> None:
    assert verified(work, work.outputs[Format.DOCX], work.warnings * 2) == {"MH636"}
    assert verified(work, work.outputs[Format.DOCX], ()) == {"MH636"}


@pytest.mark.parametrize("kind", ["a comment lost", "no begin", "no mark", "a begin elsewhere"])
def test_a_range_must_be_whole_whatever_was_found(work: Work, kind: str) -> None:
    part, change = DAMAGES[kind]
    data = changed(work.outputs[Format.DOCX], part, change)
    assert "MH636" in {fault.code for fault in verify_docx(document_of(work), data, review=True)}


@pytest.mark.parametrize(("code", "name"), [("fr", "lang"), ("ar", "bidi")])
def test_a_comment_in_the_language_or_direction_of_the_document_is_found(code: str, name: str) -> None:
    path = TESTS / "words" / f"letter.{code}.xml"
    source = path.read_bytes().replace(b'session="61"', b'session="62"')
    work = run(Work(path, path.stem, Options(formats=(Format.DOCX,), review=True), source), PIPELINE)
    data = work.outputs[Format.DOCX]

    def lost(root: Any) -> None:
        for node in list(root.iter(f"{W}{name}")):
            node.getparent().remove(node)

    assert verified(work, data) == set()
    assert verified(work, changed(data, COMMENTS, lost)) == {"MH641"}


def test_a_comment_on_what_is_not_printed_stands_by_what_comes_next(work: Work) -> None:
    """The wrong date is in the name of a body that the first page does not print; no text comes before it."""
    source = _SOURCE.replace(
        '"general-assembly" session="61"><symbol>A/61/1', '"security-council" council-year="61"><symbol>S/2006/1'
    )
    source = source.replace(
        "</symbol>", '</symbol><subsidiary>of <date when="2001-01-01">5 May 2020</date></subsidiary>'
    )
    given = run(replace(work, data=source.encode(), parsed=None, source=None, document=None, maker=None), PIPELINE)
    assert [fault.code for fault in given.warnings].count("MH407") == 3
    assert verified(given, given.outputs[Format.DOCX]) == set()


def test_a_comment_stands_around_words_of_both_directions(work: Work) -> None:
    source = (
        _SOURCE.replace('xml:lang="en"', 'xml:lang="ar"')
        .replace(">7 June 2006<", ">7 حزيران/يونيه 2006<")
        .replace("3 May 2020", '3 May <organization xml:lang="fr" dir="ltr">Etats</organization>')
    )
    given = run(replace(work, data=source.encode(), parsed=None, source=None, document=None, maker=None), PIPELINE)
    assert any(fault.passage.words == "3 May Etats" for fault in given.warnings)
    assert verified(given, given.outputs[Format.DOCX]) == set()


def test_a_comment_on_words_of_a_note_stands_at_its_mark_where_later_words_are_alike(work: Work) -> None:
    source = _SOURCE.replace("</body>", "<paragraph>It was 4 May 2020.</paragraph></body>")
    given = run(replace(work, data=source.encode(), parsed=None, source=None, document=None, maker=None), PIPELINE)
    assert any(fault.passage.words == "4 May 2020" for fault in given.warnings)
    assert verified(given, given.outputs[Format.DOCX]) == set()


@pytest.mark.parametrize(
    ("text", "words", "found"),
    [
        ("of  4\u2004 May", "4 May", range(4, 10)),
        ("a  ; b ;", " ;", range(2, 4)),
        ("a\u200fb c", "ab", range(3)),
        ("\u201f\u2006a b", "\u2069\u201f a", range(3)),
        ("a b", "ac", range(0)),
        ("a b", "", range(0)),
    ],
)
def test_words_are_found_whatever_blanks_are_among_them(text: str, words: str, found: range) -> None:
    """Those that stand there as they are come first."""
    assert where(text, words) == found
