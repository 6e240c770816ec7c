"""Articles, points, preambles of instruments and lines of tables are the same in every output and come back."""

from __future__ import annotations

import re

import pytest
from lxml import etree

from pipeline.akn.citing.cite import cite
from pipeline.document.numbers import Style
from pipeline.importing import import_akn
from pipeline.outputs import Format
from pipeline.source.load import load
from pipeline.source.model.places import without_places
from pipeline.words import words
from pipeline.work import Work, document_of
from pipeline.xmlio.parse import parse
from tests.building import built

SOURCE = """<document xmlns="urn:masthead:source:1" xml:lang="{lang}" status="draft">
  <masthead>
    <issue organ="general-assembly" session="80"><symbol>A/80/999</symbol></issue>
    <issued when="2025-12-03"/><original in="es"/><job number="25-19999"/>
  </masthead>
  <letter kind="report"><title>Report</title>
    <body><numbered>One.</numbered>
      <table numbered="true"><title>T</title><units>(Thousands)</units><row><cell>C</cell></row>
        <source>S.</source><table-note>N.</table-note><abbreviations>A.</abbreviations></table>
    </body>
  </letter>
  <annex><title>Treaty</title><body>
    <preamble><opening>The Parties,</opening><recitals><recital>Recalling this,</recital></recitals>
      <enacting>Have agreed:</enacting></preamble>
    <article><numbered>P</numbered></article>
    <article restart="true"><numbered>P</numbered><numbered>P<list><point>L<continuation>M</continuation></point>
      <point>L</point></list></numbered></article>
    <article restart="true"><numbered>P<continuation>M</continuation><continuation>M</continuation></numbered>
      <numbered>P</numbered></article>
    <section><heading>H</heading>
    <list kind="numbers"><point>L<list><point>L<list kind="romans"><point>L</point></list></point>
      <point>L</point></list></point></list></section>
  </body></annex>
</document>"""
LETTER = {"en": "(a)", "fr": "a)", "es": "a)", "ru": "a)", "ar": "(أ)", "zh": "(a)"}
SOURCES = {"en": "Source", "fr": "Source", "es": "Fuente", "ru": "Источник", "ar": "المصدر", "zh": "资料来源"}


@pytest.fixture(scope="module", params=sorted(LETTER))
def made(request: pytest.FixtureRequest) -> Work:
    return built(SOURCE.format(lang=request.param), set(Format) - {Format.PDF})


def test_paragraphs_begin_again_and_letters_under_numbers_are_first_letters(made: Work) -> None:
    lines = made.outputs[Format.TXT].decode().split("\n")
    printed = [line[:-2].strip() for line in lines if re.search(r" [PL]$", line)]
    letter = LETTER[document_of(made).language.code]
    numbers = [number for number in printed if re.search(r"\d", number)]
    assert [re.sub(r"\D", "", number) for number in numbers][:6] == ["1", "1", "2", "1", "2", "1"]
    assert printed.count(letter) == 2
    assert [line.strip() for line in lines].count("M") == 3


def test_the_akoma_ntoso_says_who_speaks_and_what_enacts_and_comes_back(made: Work) -> None:
    root = etree.fromstring(made.outputs[Format.AKN])
    formulas = {node.get("name"): "".join(node.itertext()).strip() for node in root.iter("{*}formula")}
    assert formulas == {"akn4un:enactingAuthority": "The Parties,", "akn4un:enactingFormula": "Have agreed:"}
    text, _losses = import_akn(made.outputs[Format.AKN], "x.akn.xml")
    again, source = load(parse("again.xml", text.encode())), load(parse("given.xml", made.data))
    assert without_places(again.attachments) == without_places(source.attachments)
    assert without_places(again.letter.blocks) == without_places(source.letter.blocks)


def test_the_lines_of_a_table_stand_in_the_order_of_the_house(made: Work) -> None:
    lines = made.outputs[Format.TXT].decode().split("\n")
    source = next(
        place for place, line in enumerate(lines) if line.startswith(SOURCES[document_of(made).language.code])
    )
    assert [line[-2:] for line in lines[source : source + 3]] == ["S.", "N.", "A."]
    assert "(Thousands)" in lines


def test_a_paragraph_of_an_article_is_cited_by_both_numbers() -> None:
    document = document_of(built(SOURCE.format(lang="en"), set(Format) - {Format.PDF}))
    found = cite(document, "annex, art. 3, para. 2")
    assert (found.eid, found.citation) == ("att_1__art_3__para_2", "A/80/999, annex, art. 3, para. 2")


@pytest.mark.parametrize(
    ("lang", "numbers"),
    [
        ("ar", ["أولا -", "ألف -", "1 -", "(أ)", "’1‘"]),
        ("zh", ["一.", "A.", "1.", "(a)", "㈠"]),
        ("fr", ["I.", "A.", "1.", "a)", "i)"]),
    ],
)
def test_an_attachment_in_another_language_has_the_numbers_of_that_language(lang: str, numbers: list[str]) -> None:
    inside = """<annex xml:lang="{lang}"><title>T</title><body><section numbered="true"><heading>H</heading>
      <section numbered="true"><heading>H</heading>
      <numbered>P<list><point>P<list kind="romans"><point id="here">P</point></list></point></list></numbered>
      <paragraph>R <ref to="here"/></paragraph>
      <table numbered="true"><title>T</title><row><cell>C</cell></row><source>S</source></table>
      </section></section></body></annex></document>"""
    made = built(SOURCE.format(lang="en").replace("</document>", inside.format(lang=lang)), set(Format) - {Format.PDF})
    lines = made.outputs[Format.TXT].decode().split("\n")
    start = lines.index("T")
    printed = [line.rpartition(" ")[0].strip() for line in lines[start:] if re.search(r" [HP]$", line)]
    own = words(lang)
    assert printed[0] == own.forms["headings"][0].replace("I", own.script.printed("I", Style.UPPER_ROMAN))
    assert printed[2] == numbers[2]
    assert printed[3] == numbers[3]
    assert any(line.startswith(own.forms["table"].format(number=1)) for line in lines)
    assert any(line.startswith(SOURCES[lang]) for line in lines)
    text, losses = import_akn(made.outputs[Format.AKN], "x.akn.xml")
    assert "MH594" not in {loss.code for loss in losses}
    assert " form=" not in text.partition(f'xml:lang="{lang}"')[2]


@pytest.mark.parametrize(("lang", "first"), [("fr", "Article premier"), ("es", "Artículo 1"), ("en", "Article 1")])
def test_the_first_article_is_named_as_the_language_does(lang: str, first: str) -> None:
    text = built(SOURCE.format(lang=lang), set(Format) - {Format.PDF}).outputs[Format.TXT].decode()
    assert first in text.split("\n")
