"""Word computes exactly the numbers that are printed, whatever they are."""

from __future__ import annotations

import itertools

import pytest
from docx_files import EVERYTHING, document_of, part, read, resolved, written
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from stream import lines_of

from pipeline.document.blocks import Group, Para
from pipeline.document.model import Document
from pipeline.document.names import bookmark
from pipeline.document.numbers import Number, Scheme, Style
from pipeline.ooxml.numbers import written as number_of
from pipeline.ooxml.opened import W
from pipeline.render.docx import word_lists
from pipeline.render.docx.numbering.number_formats import Format
from pipeline.render.docx.numbering.number_formats import written as as_written
from pipeline.verify.docx import verify_docx
from pipeline.verify.piece import Kind


def _numbers(data: bytes, beginning: str) -> list[str]:
    return [
        each.number for each in read(data) if each.number and any(name.startswith(beginning) for name in each.bookmarks)
    ]


@pytest.mark.parametrize(
    ("group", "form", "count"),
    [
        ("att_1__dvs_1", "{}.-", 12),
        ("att_1__dvs_2", "{}.-", 11),
        ("att_1__dvs_3", "{}.", 24),
        ("att_1__dvs_4", "{}.", 8),
    ],
    ids=["DECLARE", "AGREE", "States", "organizations"],
)
def test_lists_of_the_letter_restart(letter_docx: bytes, group: str, form: str, count: int) -> None:
    assert _numbers(letter_docx, group) == [form.format(number) for number in range(1, count + 1)]


def test_every_number_of_every_kind_is_computed(everything: Document, everything_docx: bytes) -> None:
    at = {name: each for each in read(everything_docx) for name in each.bookmarks}
    wanted = {line.id: line.number for line in lines_of(everything) if line.id and line.kind is not Kind.CAPTION}
    live = {id_: at[bookmark(id_)].number for id_ in word_lists(everything).places}
    assert live == {id_: wanted[id_] for id_ in live}
    assert len(live) > 20


def test_issued_form_is_level_text_of_one_list(letter_docx: bytes) -> None:
    numbering = part(letter_docx, "word/numbering.xml")
    texts = [
        [node.get(f"{W}val") for node in abstract.iter(f"{W}lvlText")]
        for abstract in numbering.findall(f"{W}abstractNum")
    ]
    issued = ["%1.-", "(%2)", "(%3)", "%4.", "%5."]
    assert texts == [issued, issued, ["%1."], ["%1."]]
    assert len(numbering.findall(f"{W}num")) == 4


def test_number_put_in_later_moves_nothing() -> None:
    document = document_of(_LIST.replace("<!--bis-->", '<item number="2 bis">b</item>'))
    assert [each.number for each in read(written(document)) if each.number] == ["1.-", "2.-", "2 bis.-", "3.-"]
    places = word_lists(document).places.values()
    assert [place.live for place in places] == [True, True, False, True]


def test_nested_lists_are_levels_of_one_list() -> None:
    points = "<list><point>x<list kind='romans'><point>y</point></list></point><point>z</point></list>"
    document = document_of(_LIST.replace("<!--bis-->", f"<item>b{points}</item>"))
    lists = word_lists(document)
    assert [place.level for place in lists.places.values()] == [0, 0, 0, 1, 2, 1, 0]
    assert len(lists.series) == 1
    assert _numbers(written(document), "att_1") == ["1.-", "2.-", "3.-", "(a)", "(i)", "(b)", "4.-"]


def test_headings_are_levels_of_one_list() -> None:
    """A. begins anew under II., and whoever moves a section in Word has it numbered anew."""
    data = written(document_of(_HEADINGS))
    assert [each.number for each in read(data) if each.number] == [
        "I.",
        "A.",
        "1.",
        "2.",
        "B.",
        "II.",
        "A.",
        "1.",
        "I.",
    ]
    lists = word_lists(document_of(_HEADINGS))
    assert [place.level for place in lists.places.values()] == [0, 1, 2, 2, 1, 0, 1, 2, 0]
    assert all(place.live for place in lists.places.values())
    assert [[level.text(index) for index, level in enumerate(made.levels)] for made in lists.series] == [
        ["%1.", "%2.", "%3."],
        ["%1."],
    ], "the second annex begins anew"


def test_every_series_is_a_list_of_its_own(everything_docx: bytes) -> None:
    """LibreOffice loses what an instance overrides in a DOC; instances of one list count on together in Word."""
    numbering = part(everything_docx, "word/numbering.xml")
    lists = [node.find(f"{W}abstractNumId").get(f"{W}val") for node in numbering.findall(f"{W}num")]
    assert len(lists) == len(set(lists)) == len(numbering.findall(f"{W}abstractNum")) > 10
    assert not list(numbering.iter(f"{W}lvlOverride", f"{W}startOverride"))


def test_a_series_begins_wherever_it_does() -> None:
    """Numbers of one series that go on, jump, fall back and begin again; bullets count nothing, and share a list."""
    letter = resolved(EVERYTHING)
    values = [1, 2, 5, 6, 3, 1, 2, 1, 9]
    scheme = Scheme("(", Style.LOWER_LETTER, ")")
    cycle = itertools.cycle(Number(f"({'abcdefghi'[n - 1]})", "abcdefghi"[n - 1], n, scheme, "one", 0) for n in values)
    document = _replaced(letter, lambda para: replace(para, number=next(cycle)))
    data = written(document)
    assert not [fault for fault in verify_docx(document, data) if fault.code == "MH622"]
    lists = word_lists(document)
    assert all(lists.places[id_].live for id_ in lists.places)
    dots = _LIST.replace("<!--bis-->", "<item>b<list kind='bullets'><point>x</point></list></item>")
    dots = dots.replace(
        "</operative>",
        "</operative><list kind='bullets'><point>y</point></list><list kind='bullets'><point>z</point></list>",
    )
    assert [made.start for made in word_lists(document_of(dots)).series] == [1, 1]


def test_senseless_numbers_appear_as_they_are(letter: Document) -> None:
    senseless = _with_numbers(letter, lambda place: f"<{place * 7 % 11}&%>")
    data = written(senseless)
    assert verify_docx(senseless, data) == ()
    assert "<7&%>" in {each.number for each in read(data)}


@pytest.mark.long
@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.tuples(st.sampled_from("1aAiI"), st.integers(0, 30), st.integers(0, 2), st.booleans()),
        min_size=1,
        max_size=12,
    )
)
def test_any_run_of_numbers_is_computed(letter: Document, made: list[tuple[str, int, int, bool]]) -> None:
    """Series that interleave, jump, repeat, or mean nothing."""
    kinds = {"1": Format.DECIMAL, "a": Format.LOWER_LETTER, "A": Format.UPPER_LETTER, "i": Format.LOWER_ROMAN}
    numbers = []
    for style, value, series, pinned in made:
        text = "?" if pinned else as_written(kinds.get(style, Format.UPPER_ROMAN), value) or "0"
        scheme = Scheme("(", Style(style), ")")
        numbers.append(Number(f"({text})", text, 0 if pinned else value, scheme, f"series {series}", 0))
    cycle = iter(numbers)
    document = _replaced(letter, lambda para: replace(para, number=next(cycle, para.number)))
    assert not [fault for fault in verify_docx(document, written(document)) if fault.code == "MH622"]


@pytest.mark.parametrize("format_", [each for each in Format if each not in {Format.BULLET, Format.NONE}])
def test_two_ways_of_writing_numbers_agree(format_: Format) -> None:
    assert [as_written(format_, value) for value in range(1, 90)] == [
        number_of(format_.value, value) for value in range(1, 90)
    ]


def _with_numbers(document: Document, text: object) -> Document:
    count = iter(range(1, 10_000))
    make = text if callable(text) else str
    return _replaced(document, lambda para: replace(para, number=replace(para.number, text=make(next(count)))))


def _replaced(document: Document, change: object) -> Document:
    """The document with every numbered paragraph of its annex changed."""
    annex = document.letter.attachments[0]

    def block(one: object) -> object:
        if isinstance(one, Group):
            return replace(one, blocks=tuple(block(each) for each in one.blocks))
        if isinstance(one, Para) and one.number.text and callable(change):
            return change(one)
        return one

    blocks = tuple(block(each) for each in annex.blocks)
    letter = replace(document.letter, attachments=(replace(annex, blocks=blocks),))
    return replace(document, letter=letter)


_LIST = """<document xmlns="urn:masthead:source:1" xml:lang="en" status="draft">
<masthead><issue organ="general-assembly" session="80"><symbol>A/80/1</symbol></issue><issued when="2025-09-30"/>
<original in="en"/><job state="unassigned"/></masthead>
<letter><title><kind>Letter</kind> dated <date when="2025-09-22">22 September 2025</date> from <sender>X</sender>
addressed to the <addressee>Secretary-General</addressee></title><body><paragraph>p</paragraph></body>
<closing><signature><name>A <surname>B</surname></name></signature></closing></letter>
<annex><title>T</title><body><operative form="1.-"><heading>DECLARE</heading>
<item>a</item><item>b</item><!--bis--><item>c</item></operative></body></annex></document>"""


def _section(*inner: str) -> str:
    return f"<section numbered='true'><heading>H</heading>{''.join(inner) or '<paragraph>p</paragraph>'}</section>"


_HEADINGS = _LIST.replace(
    _LIST[_LIST.index("<operative") : _LIST.index("</body></annex>")],
    _section(_section(_section(), _section()), _section()) + _section(_section(_section())),
).replace("</document>", f"<annex><title>U</title><body>{_section()}</body></annex></document>")
