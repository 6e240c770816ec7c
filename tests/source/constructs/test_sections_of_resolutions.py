"""Sections inside a resolution: headings that begin with I. again, numbers that run through them, the way back."""

from __future__ import annotations

import io
import re
from zipfile import ZipFile

import pytest
from building import built
from look.building import source
from lxml import html

from pipeline.checks import check_source
from pipeline.editing.completing import proposals
from pipeline.editing.markup import read
from pipeline.importing import import_akn
from pipeline.outputs import Format
from pipeline.source.grammar.check import grammar_faults
from pipeline.source.load import load
from pipeline.xmlio.parse import parse

_RESOLUTION = """<resolution>
  <title>Draft</title>
  <item>First;</item>
  <section numbered="true"><heading>Guidelines</heading><item>Second;</item></section>
  <section numbered="true">
    <heading>Funding</heading><recital>Noting the costs,</recital><item id="x">Third, see <ref to="x"/>;</item>
    <section><heading>Loose</heading><item start="1">Anew;</item><item>Last.</item></section>
  </section>
</resolution>"""
_ANNEX = '<annex{}><title>T</title><body><section numbered="true"><heading>H</heading>{}</section></body></annex>'
_LINES = {
    "en": ["1. First;", "I. Guidelines", "2. Second;", "II. Funding", "3. Third, see 3;", "1. Anew;", "2. Last."],
    "ar": ["1 - First;", "أولا - Guidelines", "2 - Second;", "ثانيا - Funding", "3 - Third, see 3;"],
    "zh": ["1. First;", "一. Guidelines", "2. Second;", "二. Funding", "3. Third, see 3;", "1. Anew;"],
}


def _annexed(resolution: str, lang: str = "en") -> bytes:
    return source(attached=_ANNEX.format(f' xml:lang="{lang}"' if lang != "en" else "", resolution))


@pytest.mark.parametrize("lang", _LINES)
def test_every_output_has_the_headings_and_the_numbers(lang: str) -> None:
    """The stages read every output back; the text has the lines, Word counts them in lists of its own."""
    outputs = built(_annexed(_RESOLUTION, lang)).outputs
    text = re.sub(r"[ \N{NO-BREAK SPACE}\t]+", " ", outputs[Format.TXT].decode())
    lines = [line.strip() for line in text.splitlines()]
    assert [line for line in lines if line in _LINES[lang]] == _LINES[lang]
    with ZipFile(io.BytesIO(outputs[Format.DOCX])) as package:
        body = package.read("word/document.xml").decode()
    assert body.count('w:val="ResolutionParagraph"') == 5


def test_it_comes_back_from_akoma_ntoso() -> None:
    akn = built(_annexed(_RESOLUTION), (Format.AKN,)).outputs[Format.AKN]
    back, _ = import_akn(akn, "x.akn.xml")
    for line in ('<item start="1">Anew;</item>', "<recital>Noting the costs,</recital>", '<section numbered="true">'):
        assert line in back
    assert built(back, (Format.AKN,)).outputs[Format.AKN] == akn


def test_a_count_that_begins_late_comes_back() -> None:
    resolution = "<resolution><item start='5'>Fifth;</item><item>Sixth.</item></resolution>"
    akn = built(_annexed(resolution), (Format.AKN,)).outputs[Format.AKN]
    assert built(import_akn(akn, "x.akn.xml")[0], (Format.AKN,)).outputs[Format.AKN] == akn


def test_a_single_paragraph_in_a_section_has_no_number() -> None:
    resolution = "<resolution><section><heading>Only</heading><item>Decides so.</item></section></resolution>"
    text = built(_annexed(resolution), (Format.TXT,)).outputs[Format.TXT].decode()
    assert "\nDecides so.\n" in text


def test_the_checks_look_into_it() -> None:
    resolution = """<resolution><section numbered="true"><heading>Alone</heading><item number="3">A;</item>
        <item>B.</item></section></resolution>"""
    found = check_source(load(parse("x.xml", _annexed(resolution))))
    assert [fault.code for fault in found if fault.code in ("MH425", "MH414")] == ["MH425", "MH425", "MH414"]


def test_nothing_else_stands_in_it() -> None:
    """Blocks of a body stand in no section of a resolution, clauses of a resolution in no section of a body."""
    wrong = _RESOLUTION.replace("<item start", "<paragraph>P</paragraph><item start")
    (fault,) = grammar_faults(parse("x.xml", _annexed(wrong)))
    assert "expected one of <item>, <recital>, <section>" in str(fault)
    (other,) = grammar_faults(parse("x.xml", _annexed("<section><heading>H</heading><item>I</item></section>")))
    assert other.code == "MH201"


def test_an_editor_offers_what_may_stand_there() -> None:
    text = _annexed(_RESOLUTION).decode().replace("<item start", "<|<item start")
    at = text.index("|")
    found = [offer.name for offer in proposals(read(text.replace("|", "")), at)]
    assert {"recital", "item", "section"} <= set(found)
    assert "paragraph" not in found


@pytest.mark.parametrize("title", ["<title>Draft</title>", ""])
def test_no_level_of_headings_is_skipped(title: str) -> None:
    """The PDF is refused where one is (MH305). With a title and without one the headings have the same look."""
    resolution = _RESOLUTION.replace("<title>Draft</title>", title)
    outputs = built(_annexed(resolution)).outputs
    with ZipFile(io.BytesIO(outputs[Format.DOCX])) as package:
        styles = re.findall(r'<w:pStyle w:val="(HouseHeading\d)', package.read("word/document.xml").decode())
    assert styles == ["HouseHeading1", "HouseHeading3", "HouseHeading3", "HouseHeading5"]


def test_headings_that_a_paragraph_quotes_are_below_those_above_it() -> None:
    """They began at the first level, so that the next heading of the section around them skipped one."""
    quoted = "<paragraph>So:<quotation><section><heading>Q</heading></section></quotation></paragraph>"
    inner = f"<section><heading>B</heading>{quoted}<section><heading>C</heading></section></section>"
    root = html.fromstring(built(_annexed(f"<section><heading>A</heading>{inner}</section>")).outputs[Format.HTML])
    names = [(each.tag, each.text_content()) for each in root.iter("h1", "h2", "h3", "h4", "h5", "h6")]
    level = {text.strip(): int(tag[1]) for tag, text in names}
    assert (level["B"] - level["A"], level["Q"] - level["B"], level["C"] - level["B"]) == (1, 1, 1)
