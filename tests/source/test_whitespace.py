"""White space: one space for any run of it, none where it means nothing, and none between Chinese characters."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.source.load import load
from pipeline.source.markup.whitespace import squeeze, tidy
from pipeline.source.model.blocks import Paragraph
from pipeline.source.model.inline import (
    Break,
    DateRun,
    Footnote,
    Inline,
    Inlines,
    Mark,
    Marked,
    NoteAgain,
    Reference,
    TargetKind,
    Text,
)
from pipeline.xmlio.parse import parse

LETTER = (Path(__file__).parent / "faults" / "MH410-number-in-the-letter.xml").read_text(encoding="utf-8")


def shown(content: Inlines) -> str:
    """The content on one line: <…> for marked words, # for a note, / for a line break, @ for a bare reference."""
    return "".join(_shown(item) for item in content)


def _shown(item: Inline) -> str:
    match item:
        case Text():
            return item.text
        case Break():
            return "/"
        case Footnote() | NoteAgain():
            return "#"
        case Reference(content=()):
            return "@"
        case Marked() | DateRun() | Reference():
            return f"<{shown(item.content)}>"


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("  Words\n      and\tmore   words. ", "Words and more words."),
        ("One <emphasis>two</emphasis> three", "One <two> three"),
        ("One <emphasis> two </emphasis> three", "One <two> three"),
        ("One\n<emphasis>\ntwo\n</emphasis>\nthree", "One <two> three"),
        ("<emphasis> one </emphasis>", "<one>"),
        ("one<emphasis>\n</emphasis>two", "one <>two"),
        ("one <emphasis/> two", "one <>two"),
        ("a \u00a0 b", "a \u00a0 b"),  # a no-break space is no white space
        ("one\u202ftwo", "one\u202ftwo"),
        ("one <br/> two", "one/two"),
        ("one <emphasis>two </emphasis><br/> three", "one <two>/three"),
        ("one<br/>", "one/"),
        ("one <note><text>x</text></note> two", "one# two"),
        ("one\n  <note><text>x</text></note>\n  two", "one# two"),
        ("one.<note><text>x</text></note> two", "one.# two"),
        ("one <note><text>x</text></note>two", "one#two"),
        ("one <note><text>x</text></note><emphasis>two</emphasis>", "one#<two>"),
        ("<emphasis>one </emphasis><note><text>x</text></note>two", "<one>#two"),
        ('one <note><text>x</text></note><ref to="a"/> two', "one#@ two"),
        ('one <note id="a"><text>x</text></note> <note-again of="a"/> two', "one## two"),
        ("one <note><text>x</text></note>", "one#"),
        ("<emphasis>one <note><text>x</text></note></emphasis> two", "<one#> two"),
        ('see\n<ref to="a"/>\nthere', "see @ there"),
        ("水\n资源", "水资源"),
        ("水\n      资源", "水资源"),
        ("水 资源", "水 资源"),
        ("水\n<emphasis>资\n</emphasis>\n源", "水<资>源"),
        ("水，\n资源。\n大会", "水，资源。大会"),
        ("水\n“资源”\n大会", "水“资源”大会"),
        ("水\nwater", "水 water"),
        ("water\n水", "water 水"),
        ("water\nwater", "water water"),
        ("물\n자원", "물 자원"),  # Korean has spaces
        ("水<!-- a comment -->\n<!-- another -->资", "水资"),
        ("水\n<note><text>x</text></note>\n资", "水#资"),
        ("مياه\nمشتركة", "مياه مشتركة"),
    ],
)
def test_white_space_of_a_paragraph(written: str, kept: str) -> None:
    data = LETTER.replace("<numbered>Words.</numbered>", f"<paragraph>{written}</paragraph>")
    (paragraph,) = load(parse("w.xml", data.encode())).letter.blocks
    assert isinstance(paragraph, Paragraph)
    assert shown(paragraph.content) == kept


def test_white_space_of_a_title_is_one_run_over_its_parts() -> None:
    title = "<title>\n <kind> Letter </kind>\n dated <date when='2025-08-20'>20\nAugust 2025</date> , sent</title>"
    start, end = LETTER.index("<title>"), LETTER.index("</title>") + len("</title>")
    parts = load(parse("w.xml", (LETTER[:start] + title + LETTER[end:]).encode())).letter.title
    assert [shown(part.content) for part in parts] == ["Letter ", "dated ", "20 August 2025", " , sent"]


@pytest.mark.parametrize(("written", "kept"), [(" 8 \n bis ", "8 bis"), ("a\u00a0b", "a\u00a0b"), ("", ""), ("\t", "")])
def test_white_space_of_an_attribute(written: str, kept: str) -> None:
    assert squeeze(written) == kept


texts = st.text(alphabet=" \n\tab水资“。\u00a0", max_size=6).map(Text)
leaves = st.one_of(
    texts,
    st.just(Break()),
    st.just(NoteAgain("n")),
    st.just(Reference(TargetKind.PLACE, "a", ())),
    st.just(Footnote(())),
)
contents = st.recursive(
    st.lists(leaves, max_size=5).map(tuple),
    lambda inner: st.lists(
        st.one_of(leaves, inner.map(lambda content: Marked(Mark.EMPHASIS, content))), max_size=4
    ).map(tuple),
)


@given(contents)
def test_what_is_tidy_stays(content: Inlines) -> None:
    once = tidy(content)
    assert tidy(once) == once
    text = shown(once)
    assert "  " not in text.replace("\u00a0", "x").replace("<", "").replace(">", "")
    assert "\n" not in text
    assert "\t" not in text


@given(contents)
def test_nothing_but_white_space_is_lost(content: Inlines) -> None:
    def bare(run: Inlines) -> str:
        return "".join(character for character in shown(run) if character not in " \n\t")

    assert bare(tidy(content)) == bare(content)
