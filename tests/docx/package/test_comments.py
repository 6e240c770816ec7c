"""Every finding of a working copy is a comment around the words that it is about."""

from __future__ import annotations

from pathlib import Path
from tomllib import loads

import pytest
from docx_files import TESTS, part

from pipeline.ooxml.opened import W
from pipeline.options import Options
from pipeline.outputs import Format
from pipeline.resources import data
from pipeline.stages import PIPELINE, Work, run

FAULTS = TESTS / "source" / "faults"
WARNED = {
    "MH407-date-in-the-text": ["8 May 2007"],
    "MH410-number-in-the-letter": ["Words."],
    "MH411-signed-note-verbale": ["(Signed) Ana Quispe"],
    "MH411-surname-not-marked": ["Ana Quispe"],
    "MH411-unsigned-letter": [
        "Letter dated 20 August 2025 from the Permanent Representative of Peru addressed to the Secretary-General"
    ],
    "MH412-item-not-named": ["Agenda item 14"],
    "MH413-pinned-heading": ["Annex to the letter of Peru"],
    "MH414-pinned-number": ["To publish."],
    "MH415-original-repeated": ["[Original: English]"],
    "MH417-session": ["A/80/1"],
    "MH420-layout-of-another-time": ["1 September 2025"],
    "MH425-alone": ["Alone"],
    "MH427-honorific": ["H.E."],
    "MH439-original": ["Original: English and xx", "[Original: tlh]"],
    "MH440-typed": ["1.", "(a)", "•", "annex.*", "(Signed)", "Annex I", "I."],
}


def working_copy(path: Path, data: bytes = b"", form: str = "issued") -> tuple[Work, bytes]:
    """The working copy of a source as ``masthead build --review`` makes and verifies it."""
    options = Options(formats=(Format.DOCX,), review=True, form=form)
    work = run(Work(path, path.stem, options, data), PIPELINE)
    return work, work.outputs[Format.DOCX]


def ranges(data: bytes) -> list[tuple[str, str]]:
    """For every comment the name of the style of its paragraph, and the words it stands around; each has one range."""
    document = part(data, "word/document.xml")
    names = {
        style.get(f"{W}styleId"): style.find(f"{W}name").get(f"{W}val")
        for style in part(data, "word/styles.xml").iter(f"{W}style")
    }
    found = []
    for comment in part(data, "word/comments.xml").iter(f"{W}comment"):
        number = comment.get(f"{W}id")
        ends = [
            [node for node in document.iter(f"{W}{name}") if node.get(f"{W}id") == number]
            for name in ("commentRangeStart", "commentRangeEnd", "commentReference")
        ]
        assert [len(nodes) for nodes in ends] == [1, 1, 1]
        paragraph = next(ends[0][0].iterancestors(f"{W}p"))
        order = list(paragraph.iter())
        inside = order[order.index(ends[0][0]) : order.index(ends[1][0])]
        style = paragraph.find(f"{W}pPr/{W}pStyle").get(f"{W}val")
        said = "".join("#" if node.tag == f"{W}footnoteReference" else node.text or "" for node in inside
                       if node.tag in (f"{W}t", f"{W}footnoteReference"))  # fmt: skip
        found.append((names[style], said.replace("\u00a0", " ")))
    return found


def only_warned() -> set[str]:
    """The sources of the tests in which there are findings, and none that stops the build."""
    texts = {path.stem: path.read_text(encoding="utf-8").splitlines() for path in FAULTS.glob("MH4*.expected")}
    return {name for name, lines in texts.items() if all(" warning: " in line for line in lines)}


@pytest.mark.parametrize("name", sorted(only_warned()))
def test_every_warning_has_its_comment(name: str) -> None:
    work, data = working_copy(FAULTS / f"{name}.xml")
    found = ranges(data)
    assert len(found) == len(work.warnings) > 0
    if name in WARNED:
        assert [words for _style, words in found] == WARNED[name]


def test_a_comment_is_one_sentence() -> None:
    _work, data = working_copy(FAULTS / "MH417-session.xml")
    (comment,) = part(data, "word/comments.xml").iter(f"{W}comment")
    said = "".join(node.text or "" for node in comment.iter(f"{W}t"))
    assert said == (
        "MH417: the symbol A/80/1 names session 80, the masthead session 79; correct the symbol or the session here"
    )


def test_comments_speak_of_word_and_not_of_elements() -> None:
    """Every finding that a working copy may tell says what to do in Word; that is said of no other."""
    asked = loads(data("review.toml").read_text("utf-8"))
    assert {name.partition("-")[0] for name in only_warned()} <= set(asked)
    assert not [words for words in asked.values() if "<" in words or "attribute" in words or "element" in words]


def test_every_warning_is_written_down() -> None:
    assert set(WARNED) <= only_warned()


_DAY = '<date when="2001-01-01">{day} May 2020</date>'
_DATES = {
    21: ("Large Title", "21 May 2020"),
    2: ("Masthead Left Block Strong", "2 May 2020"),
    3: ("Single Text", "3 May 2020"),
    4: ("Single Text", "#"),  # in a note: at its mark
    5: ("Continuation", "5 May 2020"),
    6: ("Point Level 1", "6 May 2020"),
    7: ("Place and Date", "7 May 2020"),
    8: ("Signature Block", "8 May 2020"),
    9: ("Annex Title", "9 May 2020"),
    10: ("House Heading 3 Level 3", "10 May 2020"),
    11: ("Table Title", "11 May 2020"),
    12: ("Table Head at Start", "12 May 2020"),
    13: ("Table Text", "13 May 2020"),
    14: ("Table Footnote", "14 May 2020"),
    15: ("Table Note", "15 May 2020"),
    16: ("Figure Title", "16 May 2020"),
    17: ("Quotation", "17 May 2020"),
    18: ("Certification", "18 May 2020"),
    19: ("Signature Block in Columns", "19 May 2020"),
    20: ("Single Text", "20 May 2020"),  # within a link
}


def day(number: int) -> str:
    return _DAY.format(day=number)


_SOURCE = f"""<document xmlns="urn:masthead:source:1" xml:lang="en" status="draft">
<masthead><issue organ="general-assembly" session="61"><symbol>A/61/1</symbol>
<agenda-item number="54"><title>Development to {day(2)}</title></agenda-item></issue>
<issued when="2006-06-12"/><original in="en"/><job state="unassigned"/></masthead>
<letter><above>Request of {day(21)}</above>
<title><kind>Letter</kind> dated <date when="2006-06-07">7 June 2006</date> from the <sender>Permanent
Representative of Peru</sender> addressed to the <addressee>President</addressee></title>
<body><paragraph>Words of {day(3)} and item 54,<note><text>Of {day(4)}.</text></note> of the Charter:
<list><point>one of {day(6)}.</point></list> and of {day(5)}.</paragraph>
<paragraph>See <ref to="a"/>, and <ref href="https://un.org/">that of {day(20)}</ref>.</paragraph></body>
<closing><place-date>Lima, {day(7)}</place-date><signature><name>Ana <surname>Quispe</surname></name>
<post>Ambassador</post><post>since {day(8)}</post></signature></closing></letter>
<annex id="a"><title>Report of {day(9)}</title><body>
<section><heading>From {day(10)} on</heading><paragraph>Words.</paragraph></section>
<table><title>State of {day(11)}</title><head><row><cell>To {day(12)}</cell><cell>More</cell></row></head>
<row><cell>Words</cell><cell>On {day(13)}<note><text>Or {day(14)}.</text></note></cell></row>
<source>Report of {day(15)}</source></table>
<figure file="everything.png" alt="A picture"><title>View of {day(16)}</title></figure>
<quotation><paragraph>Said on {day(17)}.</paragraph></quotation></body>
<closing grid="true"><signature><name>Ana <surname>Quispe</surname></name></signature>
<signature><name>Eva <surname>Flores</surname></name><post>from {day(19)}</post></signature>
<certification>True copy of {day(18)}.</certification></closing></annex></document>"""


def test_comments_stand_around_the_very_words_wherever_they_are() -> None:
    work, data = working_copy(TESTS / "source" / "given.xml", _SOURCE.encode())
    assert {fault.code for fault in work.warnings} == {"MH407"}
    days = [int(fault.wrong.partition("“")[2].split()[0]) for fault in work.warnings]
    assert dict(zip(days, ranges(data), strict=True)) == _DATES


def test_comments_on_what_the_form_for_signature_does_not_print_are_not_lost() -> None:
    _work, data = working_copy(FAULTS / "MH417-session.xml", form="submission")
    assert len(ranges(data)) >= 1


def test_a_comment_does_not_read_the_clock() -> None:
    _work, data = working_copy(FAULTS / "MH427-honorific.xml")
    (comment,) = part(data, "word/comments.xml").iter(f"{W}comment")
    assert comment.get(f"{W}author") == "masthead check"
    assert comment.get(f"{W}date") == "2025-09-01T00:00:00Z"


@pytest.mark.parametrize("code", ["fr", "ar"])
def test_findings_are_in_english_in_a_document_that_is_not(code: str) -> None:
    """Word would look them up in the wrong dictionary, and set them from right to left in an Arabic document."""
    path = TESTS / "words" / f"letter.{code}.xml"
    _work, data = working_copy(path, path.read_bytes().replace(b'session="61"', b'session="62"'))
    runs = [node for node in part(data, "word/comments.xml").iter(f"{W}r") if node.find(f"{W}t") is not None]
    assert runs
    assert {run.find(f"{W}rPr/{W}lang").get(f"{W}val") for run in runs} == {"en-GB"}
    assert not any(run.find(f"{W}rPr/{W}rtl") is not None for run in runs)
    directions = {node.get(f"{W}val") for node in part(data, "word/comments.xml").iter(f"{W}bidi")}
    assert directions == ({"0"} if code == "ar" else set())
