"""Numbers and ids as the resolver finds them: each series, each form, and what may never move."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from stream import lines_of

from pipeline.document.blocks import Block, Group, Para, Table
from pipeline.document.inline import words as text_of
from pipeline.document.model import Component, Document
from pipeline.resolve.document import resolve
from pipeline.source.grammar.check import grammar_faults
from pipeline.source.load import load
from pipeline.xmlio.parse import parse

HERE = Path(__file__).parents[1]
LETTER = (HERE / "faults" / "MH410-number-in-the-letter.xml").read_text(encoding="utf-8")


def document(body: str = "", more: str = "") -> Document:
    """A letter with an annex that has that body; ``more`` is attached after it."""
    annex = f"<annex><title>T</title><body>{body}</body></annex>" if body else ""
    data = LETTER.replace("numbered>", "paragraph>").replace("</document>", f"{annex}{more}</document>")
    parsed = parse("n.xml", data.encode())
    assert grammar_faults(parsed) == ()
    return resolve(load(parsed))


def numbers(made: Document) -> list[tuple[str, str]]:
    """The id below the annex and the printed number of every line of it that has an id."""
    lines = [line for line in lines_of(made) if line.id.startswith("att_1__") and not line.id.endswith("__preface")]
    return [(line.id.removeprefix("att_1__"), line.number) for line in lines]


def every_id(made: Document) -> list[str]:
    """The ids of all components and blocks."""

    def of(block: Block) -> list[str]:
        inner: tuple[Block, ...] = ()
        if isinstance(block, Para):
            inner = block.parts
        elif isinstance(block, Group):
            inner = (*block.blocks,)
        heads = [heading.id for heading in block.heading] if isinstance(block, Group) else []
        return [block.id, *heads, *(found for child in inner for found in of(child))]

    def of_component(part: Component) -> list[str]:
        own = [part.id, part.heading_id] + [found for block in part.blocks for found in of(block)]
        return own + [found for inner in part.attachments for found in of_component(inner)]

    return of_component(made.letter)


def points(count: int, attributes: str = "") -> str:
    return f"<list{attributes}>{'<point>P.</point>' * count}</list>"


CASES = tomllib.loads((Path(__file__).parent / "numbers.toml").read_text(encoding="utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_numbers_and_ids(case: dict[str, Any]) -> None:
    assert [list(line) for line in numbers(document(case["body"]))] == case["lines"]


def test_letters_go_on_after_z_as_in_word() -> None:
    found = [number for _id, number in numbers(document(points(54)))]
    assert (found[0], found[25], found[26], found[27], found[52], found[53]) == (
        "(a)",
        "(z)",
        "(aa)",
        "(bb)",
        "(aaa)",
        "(bbb)",
    )


def test_roman_numbers() -> None:
    found = [number for _id, number in numbers(document(points(50, " kind='romans'")))]
    assert [found[value - 1] for value in (1, 4, 9, 14, 40, 49, 50)] == [
        *("(i)", "(iv)", "(ix)", "(xiv)", "(xl)", "(xlix)", "(l)"),
    ]


def test_annexes_are_numbered_where_there_are_several() -> None:
    def annex(kind: str, inner: str = "") -> str:
        return f"<{kind}><title>T</title><body><paragraph>P</paragraph></body>{inner}</{kind}>"

    alone = document(more=annex("annex", annex("enclosure")))
    assert [part.label for part in alone.letter.attachments] == ["Annex"]
    several = document(
        more=annex("annex", annex("enclosure") + annex("enclosure")) + annex("annex") + annex("appendix")
    )
    assert [part.label for part in several.letter.attachments] == ["Annex I", "Annex II", "Appendix"]
    inner = several.letter.attachments[0].attachments
    assert [(part.id, part.label) for part in inner] == [
        ("att_1__att_1", "Enclosure 1"),
        ("att_1__att_2", "Enclosure 2"),
    ]


BLOCKS = st.recursive(
    st.sampled_from(
        [
            "<paragraph>P</paragraph>",
            "<paragraph><run-in>R.</run-in> P<note><text>N</text></note></paragraph>",
            "<numbered>N</numbered>",
            '<numbered number="2 bis">N</numbered>',
            '<numbered number="1">N</numbered>',
            "<table numbered='true'><row><cell>C</cell></row></table>",
            "<table><row><cell>C</cell></row></table>",
            "<recitals><recital>R</recital><recital>R</recital></recitals>",
            "<preamble><opening>O</opening><recitals><recital>R</recital></recitals></preamble>",
            '<operative form="1.-"><item>I</item><item number="1 bis">I</item><item>I</item></operative>',
            "<participants><participant>P</participant></participants>",
            "<participants unnumbered='1'><participant number='4'>P</participant><participant/></participants>",
            "<resolution><recital>R</recital><item>I</item></resolution>",
            "<list kind='bullets'><point>P</point></list>",
        ]
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3).map(lambda blocks: f"<section><heading>H</heading>{''.join(blocks)}</section>"),
        st.lists(inner, max_size=3).map(
            lambda blocks: f"<section numbered='true'><heading>H</heading>{''.join(blocks)}</section>"
        ),
        st.lists(inner, max_size=2).map(lambda blocks: f"<article>{''.join(blocks)}</article>"),
        st.lists(inner, min_size=1, max_size=2).map(
            lambda blocks: (
                f"<numbered>W:<list><point>A</point></list>and<quotation>{''.join(blocks)}</quotation>so</numbered>"
            )
        ),
    ),
    max_leaves=8,
)
BODIES = st.lists(BLOCKS, min_size=1, max_size=4).map("".join)


@given(BODIES)
@settings(max_examples=120, deadline=None)
def test_ids_stand_once(body: str) -> None:
    found = every_id(document(body))
    assert len(set(found)) == len(found)


@given(BODIES)
@settings(max_examples=60, deadline=None)
def test_a_number_and_its_id_are_of_one_value(body: str) -> None:
    for id_, number in numbers(document(body)):
        last = id_.removesuffix("__heading").rpartition("__")[2]
        kind, _, token = last.partition("_")
        if number and kind in ("para", "subpara", "sec", "art", "point"):
            bare = "".join(character if character.isalnum() else " " for character in number.removeprefix("Article "))
            assert token.partition("_")[0].removeprefix("nn_").startswith("-".join(bare.split()))


@given(BODIES, BODIES)
@settings(max_examples=60, deadline=None)
def test_what_stands_in_another_container_moves_nothing(body: str, other: str) -> None:
    more = f"<annex><title>T</title><body>{other}</body></annex>"
    before = numbers(document(body, "<annex><title>T</title></annex>"))
    assert numbers(document(body, more)) == before


@given(BODIES)
@settings(max_examples=60, deadline=None)
def test_editing_words_moves_nothing(body: str) -> None:
    changed = body.replace("P<", "quite other words<").replace(">I<", ">another item<")
    assert every_id(document(changed)) == every_id(document(body))


def test_a_block_added_to_one_section_leaves_the_ids_of_the_next_alone() -> None:
    def body(first: str) -> str:
        second = "<section><heading>B</heading><paragraph>C</paragraph></section>"
        return f"<section><heading>A</heading>{first}</section>{second}"

    one = numbers(document(body("<paragraph>P</paragraph>")))
    two = numbers(document(body("<paragraph>P</paragraph><paragraph>Q</paragraph>")))
    assert set(one) <= set(two)


def test_cells_keep_their_places() -> None:
    made = document(
        "<table><head><row><cell rows='2'>A</cell><cell>B</cell></row><row><cell>C</cell></row></head>"
        "<row><cell header='true'>D</cell><cell>1</cell></row></table>"
    )
    (table,) = made.letter.attachments[0].blocks
    assert isinstance(table, Table)
    assert [[(text_of(cell.content), cell.scope) for cell in row.cells] for row in (*table.head, *table.body)] == [
        [("A", "col"), ("B", "col")],
        [("C", "col")],
        [("D", "row"), ("1", "")],
    ]
