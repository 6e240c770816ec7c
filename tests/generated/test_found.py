"""What generated sources brought to light, in small: it builds in every output, or `check` tells it."""

from __future__ import annotations

from io import BytesIO
from itertools import product
from pathlib import Path
from zipfile import ZipFile

import pytest
from generated.judging import FORMS, LAYOUTS, fault_of
from generated.mending import errors
from look.building import source
from pictures.kinds import USABLE

from pipeline.options import Format, Options
from pipeline.resolve.inline.addresses import uri
from pipeline.stages import PIPELINE, Work, run

_LIST = "<list><point>one</point><point>two</point></list>"
_TABLE = "<table><title>T</title><row><cell>x<note><text>k</text></note></cell></row></table>"
_QUOTE = "<quotation><paragraph>q</paragraph></quotation>"
_NOTE = "<note><text>k</text></note>"
_FIGURE = "<figure file='rgb.png' alt='A'/>"

BUILDS = {
    "two tables of contents": {
        "letter": "<contents/><contents/>",
        "attached": "<unlabelled><title>x</title></unlabelled>",
    },
    "a heading without a title": {
        "attached": "<unlabelled><heading>Of water</heading><body><paragraph>x</paragraph></body></unlabelled>"
    },
    "a quotation that begins with a picture": {
        "letter": f"<quotation id='q'>{_FIGURE}<paragraph>x</paragraph></quotation>"
        f"<quotation>{_FIGURE}{_QUOTE}</quotation>"
        "<paragraph>See <ref to='q'>there</ref></paragraph>"
    },
    "a reference to the enacting words": {
        "attached": "<annex><title>A</title><body><paragraph>See <ref to='here'>them</ref>.</paragraph><preamble>"
        "<recitals><recital>Noting it,</recital></recitals><enacting id='here'>Agree as follows:</enacting></preamble>"
        "</body></annex>"
    },
    "a table that is not counted, with a title and units": {
        "letter": "<table><title>A title</title><units>Units of it</units><row><cell>a</cell></row></table>"
    },
    "a language in capitals": {"letter": "<paragraph xml:lang='AR'>x <run xml:lang='FR'>y</run></paragraph>"},
    "addresses": {
        "letter": "<paragraph>In <ref href='https://example.org/a b/é?x=1#п'>one</ref>, <ref href='https://пример.рф/x'/>"
        " and <ref href='https://example.org/a(b)'>three</ref></paragraph>"
    },
    "a note of a heading that runs in": {
        "letter": "<numbered><run-in>Of water.</run-in><note><text>k</text></note><note><text>l</text></note> It flows."
        "</numbered><list><point><run-in>x</run-in><note><text>m</text></note></point></list>"
    },
    "signatures side by side, of which there are none": {
        "attached": "<annex><title>A</title><body><paragraph>x</paragraph></body><closing grid='true'/></annex>",
        "closing": "<closing grid='true'/>",
    },
    "marks of notes before all words": {
        "letter": f"<numbered>{_NOTE}x</numbered><list><point>{_NOTE}x</point></list>",
        "attached": f"<annex><title>A</title><body><article><heading>{_NOTE}B</heading><paragraph>{_NOTE}x</paragraph>"
        "</article></body></annex>",
    },
    "links and notes on several lines": {
        "letter": "<paragraph>a <ref href='https://example.org/1'>b</ref><br/>c<note><text>k</text></note> <ref symbol="
        "'A/80/1'/></paragraph><table><row><cell>x<note><text><ref symbol='A/80/2'/></text><text>y</text></note></cell>"
        "</row></table>",
        "closing": "<closing><signature><name>X</name><post>Y</post></signature></closing>",
    },
    "a further mark in a signature of a note that is certified below": {
        "closing": "<closing><signature><name>X</name><post><location>Y<note-again of='n'/></location></post>"
        "</signature><certification>Z<note id='n'><text>k</text></note></certification></closing>"
    },
    "quotations in one another, as deep as a source may be": {
        "letter": "<quotation>" * 47 + "<paragraph>x</paragraph>" + "</quotation>" * 47
    },
    "marks of notes in the order of print": {
        "attached": "<annex><title>A</title><place-date>L<note id='n'><text>k</text></note></place-date><body><table>"
        "<row><cell><note-again of='n'/></cell></row><source><note><text>x</text></note></source></table></body>"
        "</annex>"
    },
    "references to what has no words of its own": {
        "letter": f"<paragraph id='p'>{_LIST}</paragraph><paragraph id='q'>{_QUOTE}</paragraph>"
        "<paragraph>See <ref to='p'>one</ref> and <ref to='q'>two</ref></paragraph>"
    },
    "what begins with what has no words of its own": {
        "letter": f"<list><point>{_QUOTE}</point><point>{_TABLE}y</point><point>{_FIGURE}</point></list>"
        "<list><point><quotation><section><heading>H</heading></section></quotation></point></list>",
        "attached": f"<annex><title>A</title><body><preamble><recitals><recital>{_LIST}</recital></recitals></preamble>"
        f"<operative><item>{_TABLE}z</item></operative></body></annex>",
    },
    "a direction mark in the words for a picture": {"letter": "<figure file='rgb.png' alt='a &#x202b;b'/>"},
    "contents of both directions": {
        "letter": "<contents/>",
        "attached": "<annex dir='rtl'><title>A</title><body><section><heading>B</heading><paragraph>x</paragraph>"
        "</section></body></annex><annex xml:lang='ar'><title>C</title></annex>",
    },
    "two elements of the masthead that look alike": {
        "subsidiary": "<subsidiary><concept>rivers </concept>and seas</subsidiary>"
    },
    "marks of notes first in a caption": {
        "letter": f"<table numbered='true'><title>{_NOTE}T</title><row><cell>x</cell></row></table>"
        f"<figure file='rgb.png' alt='A' numbered='true'><title>{_NOTE}F</title></figure>"
    },
    "a note of the abbreviations of a table that has a source": {
        "letter": f"<table><row><cell>x</cell></row><abbreviations>y{_NOTE}</abbreviations><source>z</source></table>"
    },
    "two marks of notes first in an element": {
        "letter": f"<paragraph><location>{_NOTE} {_NOTE}x</location> y</paragraph>",
    },
    "a note of the first page in a language of its own": {
        "letter": "<paragraph xml:lang='fr'>x<note mark='*'><text>y</text></note></paragraph>"
        "<quotation xml:lang='ar'><paragraph>z<note mark='**'><text>و</text></note></paragraph></quotation>"
    },
    "selectors of variants after what has none": {
        "letter": "<paragraph>a‑&#xFE00;b &#x219A;&#xE0101; ™&#xFE0F;</paragraph>"
    },
    "selectors of variants after what has none, in an attribute that is printed": {
        "closing": "<closing><signature word='Of &#x219B;&#xE015C;( it'><name>A</name></signature></closing>"
    },
    "words after a list that no page shows": {
        "letter": f"<numbered>x {_LIST}&#x200B;</numbered><paragraph>y {_LIST}&#x200E;</paragraph>"
        f"<list><point>z {_QUOTE}&#x200B;&#x200E;</point></list><paragraph>&#x200B;</paragraph>"
    },
    "marks of notes in another language right after a number": {
        "letter": f"<section number='4'><heading><run xml:lang='ar'>{_NOTE} the river</run></heading>"
        f"<numbered><run xml:lang='fr'>{_NOTE}les eaux</run></numbered></section>"
        f"<table start='1'><title><run xml:lang='ar'>{_NOTE}x</run> y</title><row><cell>x</cell></row></table>"
    },
    "titles of tables and figures that begin in another language than their labels": {
        "letter": "".join(
            f"<table start='1'><title>{title} of them</title><row><cell>x</cell></row></table>"
            f"<figure file='rgb.png' alt='A' start='1'><title>{title} of them</title></figure>"
            for title in ("<foreign xml:lang='fr'>Les eaux</foreign>", "<run xml:lang='ar'>أرقام</run>")
        )
    },
    "letters that fonts lack in a head that is repeated": {
        "letter": "<table><head><row><cell>a‑b &#x219A; &#x2F25; &#x212A;</cell></row></head>"
        + "<row><cell>x</cell></row>" * 60
        + "</table>"
    },
    "a link whose only words are a line break": {
        "letter": "<paragraph>a<ref href='https://example.org/x'><br/> </ref> b</paragraph>"
        "<paragraph>a <ref href='https://example.org/x'>b<br/>c</ref><ref href='https://example.org/y'><br/>d</ref>"
        "</paragraph>"
    },
    "a divided word on a page with letters that run from right to left": {
        "letter": "<paragraph xml:lang='ru'>" + "Голоса распределились следующим образом. " * 6 + " السلام</paragraph>",
    },
    "a note of a list in a cell that runs another way": {
        "attached": "<annex xml:lang='ar'><title>A</title><body><table><row><cell><list><point dir='ltr'>x"
        "<note><text>y z</text></note></point></list></cell></row></table></body></annex>"
    },
    "the mark of a note first in a line": {
        "letter": f"<paragraph>A word<br/>{_NOTE} more</paragraph><list><point>b<br/>{_NOTE}</point></list>"
        f"<table><title>T<br/>{_NOTE}</title><row><cell>c<br/>{_NOTE} d</cell></row></table>"
    },
    "a number pinned in a list without numbers": {
        "letter": "<participants unnumbered='true'><participant>x</participant><participant number='3'>y</participant>"
        "</participants>"
    },
    "a number in a list without marks": {"letter": "<list kind='plain'><point number='3'>x</point></list>"},
    **{
        f"{element} in {lang} with {name}": {
            "attached": f"<annex><title>A</title><body><{element} xml:lang='{lang}'>z {part} y</{element}>"
            "</body></annex>"
        }
        for element, lang, name, part in (
            ("paragraph", "fr", "a list", _LIST),
            ("numbered", "ar", "a table", _TABLE),
            ("paragraph", "ar", "a quotation", _QUOTE),
        )
    },
}

TOLD = {
    "a translation from no language": (
        "MH204",
        source().replace(
            b"<masthead>", b"<record><relation is='translation' symbol='A/1' date='2025-01-01'/></record><masthead>"
        ),
    ),
    "a number among bullets": (
        "MH209",
        source(letter="<list kind='bullets'><point number='3'>x</point></list>"),
    ),
    "a list too deep with a number of its own": (
        "MH435",
        source(letter="<list><point>x" * 5 + "<list><point number='1'>y</point></list>" + "</point></list>" * 5),
    ),
    "a heading of an attachment that is a comma": (
        "MH436",
        source(attached="<annex><heading>,</heading><title>A</title><body><paragraph>x</paragraph></body></annex>"),
    ),
    "a continuation of nothing": (
        "MH436",
        source(
            attached="<annex><title>A</title><body><operative><item><continuation>x</continuation></item>"
            "</operative></body></annex>"
        ),
    ),
    "units that are a note": (
        "MH436",
        source(letter=f"<table><title>T</title><units>{_NOTE}</units><row><cell>x</cell></row></table>"),
    ),
    "a note without a title": (
        "MH436",
        source()
        .replace(b'kind="letter"', b'kind="transmittal"')
        .replace(b"<title>", b"<title/><!--")
        .replace(b"<body>", b"--><body>"),
    ),
    "no date at all": (
        "MH406",
        source()
        .replace(b'status="issued"', b'status="draft"')
        .replace(b'<issued when="2025-05-06"/>', b'<issued state="unassigned"/>')
        .replace(b'kind="letter"', b'kind="transmittal"')
        .replace(b'<date when="2025-05-05">5 May 2025</date>', b"5 May"),
    ),
}


@pytest.mark.parametrize("name", BUILDS)
def test_it_builds(name: str, tmp_path: Path) -> None:
    (tmp_path / "rgb.png").write_bytes(USABLE["rgb.png"]())
    parts = dict(BUILDS[name])
    subsidiary = parts.pop("subsidiary", "").encode()
    data = source(**parts).replace(b"</symbol>", b"</symbol>" + subsidiary)
    assert errors(data, tmp_path) == ()
    assert fault_of(data, tmp_path, Options()) == ""


@pytest.mark.parametrize("name", TOLD)
def test_it_is_told(name: str, tmp_path: Path) -> None:
    code, data = TOLD[name]
    found = errors(data, tmp_path)
    assert code in {fault.code for fault in found}
    assert all(fault.place.line for fault in found)


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("https://example.org/a", "https://example.org/a"),
        ("https://example.org/é/文.pdf", "https://example.org/%C3%A9/%E6%96%87.pdf"),
        ("https://example.org/a%20b%zz 100%", "https://example.org/a%20b%25zz%20100%25"),
        ("https://пример.рф:8080/п?а=б#в", "https://xn--e1afmkfd.xn--p1ai:8080/%D0%BF?%D0%B0=%D0%B1#%D0%B2"),
        ("https://example.org/?q='x'&y=%22z%22", "https://example.org/?q='x'&y=%22z%22"),
        ("https://example.org/a#b#c", "https://example.org/a#b%23c"),
    ],
)
def test_an_address_is_written_once_for_all_outputs(typed: str, written: str) -> None:
    assert uri(typed) == written
    assert uri(written) == written


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


@pytest.mark.parametrize("title", ["One &#x202E;of two", "A النهر ₠۱2 2006 النهر b"])
def test_a_running_title_may_turn_its_direction(title: str, tmp_path: Path) -> None:
    head = source().partition(b"<letter")[0].replace(b'status="issued"', b'status="unofficial"')
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


@pytest.mark.parametrize("sign", "[]")
def test_a_keyword_may_have_a_dictionary_with_a_bracket_in_its_name(sign: str, tmp_path: Path) -> None:
    """The schema takes its name for an address, in which a bracket is none."""
    record = f'<record><subject dictionary="a {sign} b">Rivers</subject></record><masthead>'.encode()
    data = source().replace(b"<masthead>", record)
    assert fault_of(data, tmp_path, Options(formats=(Format.AKN,))) == ""
