"""Joints of elements in a line: every output has the spaces that the source has, and no other."""

from __future__ import annotations

from itertools import product

import pytest
from building import built
from characters.conftest import Build, Built, source

from pipeline.options import Format
from pipeline.source.dump import dump
from pipeline.source.load import load
from pipeline.source.model.blocks import Paragraph
from pipeline.source.model.document import Source
from pipeline.source.model.walk import every
from pipeline.xmlio.parse import parse

_WORDS = {
    "<emphasis>E</emphasis>": "E",
    '<ref href="https://un.org">W</ref>': "W",
    '<ref symbol="A/79/1">A/79/1</ref>': "A/79/1",
    '<date when="2025-01-01">1 January 2025</date>': "1 January 2025",
    "<state>S</state>": "S",
    "<sup>2</sup>": "2",
    '<run xml:lang="fr">F</run>': "F",
}
_BEFORE = ("", "(", "«", "“", "-", "/", "—", "l’")
_AFTER = ("", ",", ".", ";", ")", "»", "’s", "-", "—", "/")
_GAPS = ("", " ")
_TEXTS = (Format.TXT, Format.DOCX, Format.HTML, Format.AKN)
_LIST = '<list inline="true" kind="numbers" form="1)"><point>one;</point><point>two</point></list>'
_PRINTED = "1) one; 2) two"
_JOINTS = {  # what stands between the words and the list, and after it, as written and as printed
    (":", " ", "", "."): ": {}.",
    ("", " (", "", "), and"): " ({}), and",
    (":", "", "", ", so"): ": {}, so",
    ("", " “", "", "” so"): " “{}” so",
    (":", " ", " ", "; so"): ": {} ; so",
    (":", " ", "", "so"): ": {} so",
    (":", " ", " ", "so"): ": {} so",
    ("", " ( ", "", ")"): " ( {})",
    (":\n   ", "", "\n   ", "and"): ": {} and",
    ("", " pre-", "", "-post"): " pre-{}-post",
}


@pytest.mark.long
def test_inline_elements_have_the_spaces_of_the_source(build: Build) -> None:
    paragraphs, wanted = [], []
    for count, (one, gap, before, second, after) in enumerate(product(_WORDS, _GAPS, _BEFORE, _GAPS, _AFTER)):
        paragraphs.append(f"q{count}{gap}{before}{one}{second}{after}z{count} end.")
        wanted.append(f"q{count}{gap}{before}{_WORDS[one]}{second}{after}z{count} end.")
    built = build(paragraphs)
    for format_ in _TEXTS:
        said = built.text(format_).replace("\u00a0", " ")  # one that ties words is a space
        assert [one for one in wanted if one not in said] == [], format_


def test_lists_in_running_text_have_the_spaces_of_the_source(build: Build) -> None:
    paragraphs = [f"Q{at}{a}{b}{_LIST}{c}{d} Z{at}." for at, (a, b, c, d) in enumerate(_JOINTS)]
    wanted = [f"Q{at}{printed.format(_PRINTED)} Z{at}." for at, printed in enumerate(_JOINTS.values())]
    built = build(paragraphs)
    for format_ in (Format.TXT, Format.DOCX, Format.HTML):
        said = built.text(format_)
        assert [one for one in wanted if one not in said] == [], format_
    seen = built.seen()
    assert [one for one in wanted if one not in seen and "-" not in one] == []


@pytest.mark.parametrize("joint", [*_JOINTS])
def test_a_source_written_anew_has_the_same_joints(joint: tuple[str, ...]) -> None:
    a, b, c, d = joint
    first = load(parse("x.xml", source([f"Q{a}{b}{_LIST}{c}{d} Z."]).encode()))
    second = load(parse("x.xml", dump(first).encode()))
    assert _hugs(second) == _hugs(first)


def _hugs(document: Source) -> list[bool]:
    return [found.hugs for found in every(document, Paragraph)]


@pytest.mark.parametrize(
    "sign",
    ["\u200b", "\u200e", *(pytest.param(sign, marks=pytest.mark.long) for sign in "\u200c\u200d\u2060\u00ad")],
)
def test_what_has_no_width_may_stand_alone_beside_elements(sign: str) -> None:
    title = f"{sign}<emphasis>Nothing</emphasis> but {sign}<emphasis>a</emphasis> title{sign}"
    body = f"{sign}<emphasis>Some</emphasis>{sign}<emphasis>{sign}</emphasis> words{sign}"
    text = source([body]).replace("</letter>", f"</letter><annex><title>{title}</title></annex>")
    found = Built(built(text).outputs)
    for format_ in (Format.TXT, Format.HTML, Format.DOCX):
        said = found.text(format_).replace(sign, "")
        assert "Nothing but a title" in said
        assert "Some words" in said
