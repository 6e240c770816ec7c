"""What generated sources brought to light of masthead, heads, comments and forms, in small: every output is right."""

from __future__ import annotations

import re
from io import BytesIO
from itertools import product
from pathlib import Path
from zipfile import ZipFile

import pytest
from generated.judging import FORMS, LAYOUTS, fault_of
from generated.mending import errors
from look.building import source

from pipeline.options import Format, Options
from pipeline.stages import PIPELINE, Work, run


def test_a_note_of_the_unprinted_title_is_carried_by_its_mark_in_the_text(tmp_path: Path) -> None:
    data = source(letter="<paragraph>a<note><text>k</text></note> b<note-again of='n'/></paragraph>").replace(
        b"</addressee>", b"</addressee><note id='n'><text>t</text></note>"
    )
    for form in ("issued", "submission"):
        assert fault_of(data, tmp_path, Options(form=form)) == ""


@pytest.mark.parametrize("lang", ["en", "ar"])
@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_form_in_every_layout_verifies_and_has_no_space_below_nothing(
    layout: str, lang: str, tmp_path: Path
) -> None:
    closing = (
        "<closing><testimonium>In witness</testimonium><signature><name>A</name><post>P</post></signature></closing>"
    )
    data = source(letter="<paragraph>x</paragraph>", closing=closing, lang=lang)
    if lang == "ar":  # with nothing between the masthead and the title
        data = data.replace(b">5 May 2025", ">5 أيار/مايو 2025".encode()).replace(b"A/79/9904", b"S/2025/104")
        data = data.replace(b'organ="general-assembly" session="79"', b'organ="security-council" council-year="80"')
    for form, review in FORMS:
        options = Options(formats=(Format.DOCX,), layout=layout, form=form, review=review)
        done = run(Work(tmp_path / "x.xml", "x", options, data), PIPELINE)
        with ZipFile(BytesIO(done.outputs[Format.DOCX])) as package:
            assert b'w:before="-' not in package.read("word/styles.xml"), (form, review)


def test_an_empty_line_of_a_letterhead_counts_as_left_out(tmp_path: Path) -> None:
    head = b"</title><letterhead><mission/><mission>1 First Avenue</mission></letterhead>"
    data = source().replace(b"</title>", head, 1)
    assert errors(data, tmp_path) == ()
    assert fault_of(data, tmp_path, Options(formats=(Format.DOCX, Format.TXT), form="submission")) == ""


def test_comments_stand_at_words_with_marks_of_notes_and_beside_short_ones(tmp_path: Path) -> None:
    again, table = "<note-again of='n'/>", "<table><row><cell>x<note id='n'><text>k</text></note></cell></row></table>"
    head = f"<annex><heading>x{again}x</heading><body><section><heading>{again}y</heading></section></body></annex>"
    marked = source(letter=table, attached=head).replace(b'status="issued"', b'status="draft"')
    short = source().replace(b"</symbol></issue>", b"</symbol><subsidiary>1</subsidiary></issue>")
    old = (b'when="2025-05-06"', b'when="2004-10-11"')
    unprinted = (
        source()
        .replace(b"A/79/9904</symbol>", b"S/2025/104</symbol><sitting>US$ 5</sitting>")
        .replace(b'organ="general-assembly" session="79"', b'organ="security-council" council-year="80"')
        .replace(b'<issued when="2025-05-06"', b'<issued state="unassigned"')
        .replace(b'status="issued"', b'status="draft"')
    )
    month = "<work-title>May<note id='n'><text>k</text></note> 2025</work-title>"
    dated = source(letter=f"<paragraph>x{again} y <date when='2025-05-05'>6 {month}</date>.</paragraph>")
    items = source().replace(b"</issue>", b'<agenda-item number="2"/><agenda-item number="20"/></issue>')
    for data in (marked, short.replace(*old), unprinted, dated, items):
        assert fault_of(data, tmp_path, Options(formats=(Format.DOCX,), review=True)) == ""


_IN_A_CELL = "<table><row><cell>w <list>{}</list></cell></row></table>"


@pytest.mark.parametrize(
    ("element", "around"),
    [("numbered", "{}"), ("paragraph", "{}"), ("point", "<list>{}</list>"), ("point", _IN_A_CELL)],
)
def test_the_parts_of_a_paragraph_come_in_every_order(element: str, around: str, tmp_path: Path) -> None:
    listed = "<list{}><point>one,</point><point>two</point></list>"
    parts = (
        ", more words ",
        "<continuation>It goes on</continuation>",
        listed.format(" inline='true'"),
        listed.format(""),
    )
    made = [f"<{element}>x {''.join(order)}</{element}>" for order in product(parts, repeat=3)]
    bodies = [around.format(each) for each in made]
    built = [each for each in bodies if not errors(source(letter=each), tmp_path)]
    assert len(built) > len(bodies) / 2
    assert fault_of(source(letter="".join(built)), tmp_path, Options()) == ""


def test_no_blank_has_a_variant_in_a_face_of_chinese_signs(tmp_path: Path) -> None:
    """With a selector after it, the engine of lines looked for no other width of the blank, and drew a box."""
    data = source(letter="<paragraph>a ヾ&#x202F;&#xE0142; b ヾ&#x2007;&#xFE0F; c</paragraph>")
    assert fault_of(data, tmp_path, Options(formats=(Format.PDF, Format.DOCX)), thorough=True) == ""


def test_a_subject_that_is_named_twice_is_told_once(tmp_path: Path) -> None:
    subjects = b"<record><subject>Rivers</subject><subject>Rivers</subject></record><masthead>"
    assert fault_of(source().replace(b"<masthead>", subjects), tmp_path, Options()) == ""


def test_a_comment_stands_at_a_heading_that_runs_into_paragraphs_that_go_on(tmp_path: Path) -> None:
    """The words after the continuation have the place of the element, those of the heading one of their own."""
    held = "<numbered><run-in>(b) one two</run-in><continuation>the river</continuation> and words</numbered>"
    data = source(letter=held).replace(b'status="issued"', b'status="draft"')
    assert fault_of(data, tmp_path, Options(formats=(Format.DOCX,), review=True)) == ""


@pytest.mark.parametrize(
    ("title", "lang"), [("One &#x202E;of two", "en"), ("A النهر ₠۱2 2006 النهر b", "en"), ("النهر ⇎ a ↮", "ar")]
)
def test_a_running_title_may_turn_its_direction(title: str, lang: str, tmp_path: Path) -> None:
    """Of a sign that the face lacks, the stroke is painted by itself."""
    head = source(lang=lang).partition(b"<letter")[0].replace(b'status="issued"', b'status="unofficial"')
    begin = f'<deliberation kind="resolution" adopted="2025-05-05" number="79/9"><title>{title}</title><body>'
    data = head + begin.encode() + b"<paragraph>x</paragraph>" * 60 + b"</body></deliberation></document>"
    assert fault_of(data, tmp_path, Options(formats=(Format.PDF,), layout="geneva")) == ""


def test_the_form_for_submission_may_begin_with_a_turned_table(tmp_path: Path) -> None:
    data = source(letter="<table turned='true'><row><cell>a</cell></row></table><paragraph>x</paragraph>")
    head, _, tail = data.replace(b'kind="letter"', b'kind="transmittal"').partition(b"<title>")
    data = head + b"<title>Words of it</title>" + tail.partition(b"</title>")[2]
    assert fault_of(data, tmp_path, Options(formats=(Format.DOCX,), form="submission")) == ""


def test_a_chinese_heading_has_its_label_after_quotation_marks(tmp_path: Path) -> None:
    data = source(lang="zh", attached="<annex><title>水</title><body><paragraph>水</paragraph></body></annex>")
    data = data.replace(b">5 May 2025", ">2025年5月5日".encode()).replace(b"of Ruritania", "“水”".encode())
    for form in ("issued", "submission"):
        assert fault_of(data, tmp_path, Options(formats=(Format.DOCX,), form=form)) == ""


def test_elements_of_a_line_of_a_chinese_masthead_are_values_of_their_own(tmp_path: Path) -> None:
    """Quotation marks are of another face there; that joins words to their signs, and no two elements."""
    body = "<subsidiary>2006<concept xml:lang='fa'>»204</concept>met.<run>“said”-the</run></subsidiary>"
    data = source(lang="zh").replace(b"</symbol>", b"</symbol>" + body.encode())
    data = data.replace(b">5 May 2025", ">2025年5月5日".encode())
    assert fault_of(data, tmp_path, Options(formats=(Format.DOCX,))) == ""


@pytest.mark.parametrize("name", ["a [ b", "a ] b", "per cent :", "a b: c/d", "see http://x", "9:", "é:"])
def test_a_keyword_may_have_a_dictionary_with_any_sign_in_its_name(name: str, tmp_path: Path) -> None:
    """The schema takes its name for an address, in which a bracket is none, and a scheme stands before a colon."""
    record = f'<record><subject dictionary="{name}">Rivers</subject></record><masthead>'.encode()
    data = source().replace(b"<masthead>", record)
    assert fault_of(data, tmp_path, Options(formats=(Format.AKN,))) == ""


def test_a_comment_on_a_note_may_stand_in_a_line_of_its_mark_alone(tmp_path: Path) -> None:
    head = source().partition(b"<letter")[0].replace(b'status="issued"', b'status="draft"')
    begin = '<deliberation kind="resolution" adopted="2025-05-05" number="79/9 B"><title>Rivers</title>'
    called = '<part><note-again of="n"/></part><body><paragraph>x</paragraph></body></deliberation>'
    noted = '<note id="n" mark="**"><text>the "river"</text></note>'
    annex = f"<annex><title>One{noted}</title><body><paragraph>y</paragraph></body></annex></document>"
    data = head + f"{begin}{called}{annex}".encode()
    assert fault_of(data, tmp_path, Options(formats=(Format.DOCX,), review=True)) == ""


@pytest.mark.parametrize("one", ["source", "abbreviations", "table-note"])
@pytest.mark.parametrize("other", ["source", "abbreviations"])
def test_lines_under_tables_have_notes_of_their_tables(one: str, other: str, tmp_path: Path) -> None:
    """The letters begin anew in each table, in the lines under it too."""
    under = [f"<{line}>Words<note><text>Note {at}</text></note></{line}>" for at, line in enumerate((one, other))]
    tables = "".join(f"<table><row><cell>x</cell></row>{line}</table>" for line in under)
    assert fault_of(source(letter=tables), tmp_path, Options()) == ""


@pytest.mark.parametrize("symbol", ["A/&amp;61/1", "A/61/&lt;1", "A/6&amp;1/&lt;1"])
def test_a_symbol_may_have_a_sign_that_no_control_may_have(symbol: str, tmp_path: Path) -> None:
    """Such a part of it stands beside the control, in the masthead and in the heads."""
    data = source(letter="<paragraph>x</paragraph>" * 60).replace(b'status="issued"', b'status="reconstruction"')
    own = f'<symbol state="unassigned">{symbol}</symbol>'.encode()
    data = data.replace(b"<symbol>A/79/9904</symbol>", own)
    assert own in data
    assert fault_of(data, tmp_path, Options(formats=(Format.DOCX,))) == ""


@pytest.mark.parametrize("unverified", ["", '<original in="en" state="unverified"/>'])
def test_a_note_of_the_first_page_may_have_no_words_yet(unverified: str, tmp_path: Path) -> None:
    """It prints nothing, and neither does the mark that calls it; a note that is added has another mark."""
    data = source(letter="<paragraph>x</paragraph>").replace(b'status="issued"', b'status="draft"')
    item = b'</symbol><agenda-item number="5" mark="*"/>'
    data = data.replace(b"</symbol>", item).replace(
        b"</masthead>", b'<footnote state="unassigned" mark="*"/></masthead>'
    )
    if unverified:
        data = data.replace(b'<original in="en"/>', unverified.encode())
        assert unverified.encode() in data
    assert fault_of(data, tmp_path, Options()) == ""


def test_emphasis_may_hold_emphasis_that_holds_it_again(tmp_path: Path) -> None:
    """After four ends a parser of HTML would have closed the words of the other language too."""
    held = f"{'<emphasis>' * 6}deep{'</emphasis>' * 6}"
    data = source(letter=f"<paragraph><emphasis xml:lang='el'>{held} {held}</emphasis> words</paragraph>")
    assert fault_of(data, tmp_path, Options(formats=(Format.PDF, Format.HTML))) == ""


@pytest.mark.parametrize("held", ["<br/>", "<br/><br/>"])
def test_a_reference_may_hold_the_end_of_a_line_alone(held: str, tmp_path: Path) -> None:
    data = source(letter=f'<paragraph id="n">a</paragraph><paragraph>b <ref to="n">{held}</ref> c</paragraph>')
    assert fault_of(data, tmp_path, Options()) == ""


@pytest.mark.parametrize(
    ("table", "words"),
    [
        ("<cell>x <list><point>y</point></list> <ref symbol='A/80/12'>(b) </ref> w</cell></row>", "(b)"),
        (
            "<cell/></row><abbreviations><date when='2024-05-06'>5 <state>May{} 2025</state></date></abbreviations>",
            "5\u00a0Maya 2025",
        ),
    ],
    ids=["after a list", "around the mark of a note"],
)
def test_a_comment_stands_at_its_words_in_a_table(table: str, words: str, tmp_path: Path) -> None:
    noted = table.replace("{}", "<note><text>k</text></note>")
    data = source(letter=f"<table><row>{noted}</table>").replace(b'status="issued"', b'status="draft"')
    done = run(Work(tmp_path / "x.xml", "x", Options(formats=(Format.DOCX,), review=True), data), PIPELINE)
    with ZipFile(BytesIO(done.outputs[Format.DOCX])) as package:
        begun, _, after = package.read("word/document.xml").decode().partition('<w:commentRangeStart w:id="1"/>')
    assert begun
    commented = after.partition('<w:commentRangeEnd w:id="1"/>')[0]
    assert "".join(re.findall(r"<w:t[ >][^<]*?>?([^<>]*)</w:t>", commented)) == words


def test_a_heading_may_be_two_marks_of_notes_and_a_comma(tmp_path: Path) -> None:
    heading = "<heading><note-again of='n'/>, <note id='n'><text>k</text></note></heading>"
    assert fault_of(source(letter=f"<section>{heading}<paragraph>x</paragraph></section>"), tmp_path, Options()) == ""
