"""What generated sources brought to light, in small: it builds in every output, or `check` tells it."""

from __future__ import annotations

from pathlib import Path

import pytest
from generated.judging import fault_of
from generated.mending import errors
from look.building import source
from pictures.kinds import USABLE

from pipeline.options import Options
from pipeline.resolve.inline.addresses import uri

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
