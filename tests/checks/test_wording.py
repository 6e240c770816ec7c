"""Rules of wording: their own examples, and the places that they tell."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.checks import wording
from pipeline.checks.rule import Rule
from pipeline.checks.wording import texts
from pipeline.errors import MastheadError
from pipeline.options import Options
from pipeline.source.grammar.schema import flowing
from pipeline.stages import CHECKING
from pipeline.work import Work, run

RULES = tuple(wording.rules())
LETTER = (Path(__file__).parent / "accepted" / "MH472-in-order.xml").read_text("utf-8")
PLACE = "<numbered>The ferry crosses the river every day.</numbered>"


def found(text: str) -> list[tuple[str, int, int]]:
    """Code, line and column of each finding in the letter with ``text`` in its annex."""
    data = LETTER.replace(PLACE, f"{PLACE}\n{text}").encode()
    try:
        faults = run(Work(Path("letter.xml"), "letter", Options(), data), CHECKING).warnings
    except MastheadError as error:
        faults = error.faults
    return [(fault.code, fault.place.line, fault.place.column) for fault in faults]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_the_wrong_example_is_found_and_the_right_one_is_not(rule: Rule) -> None:
    if rule.code == "MH492":  # its example is of the letter itself
        return
    assert {code for code, _line, _column in found(rule.wrong)} == {rule.code}
    assert found(rule.right) == []


def test_codes_are_unique_and_every_rule_says_where_it_comes_from() -> None:
    assert len({rule.code for rule in RULES}) == len(RULES)
    for rule in RULES:
        assert all((rule.title, rule.source, rule.wrong, rule.right, rule.advice))


FILLING = st.sampled_from(
    [
        "word ",
        "\n  ",
        "\t",
        "&amp; ",
        "&#233;t ",
        "<!-- no -->",
        "<emphasis>marked</emphasis> ",
        "ﬀ ",
        "🂡 ",
        "الف ",
        "<br/>",
    ]
)


@given(before=st.lists(FILLING, max_size=12))
@settings(max_examples=60, deadline=None)
def test_a_finding_is_at_its_very_words(before: list[str]) -> None:
    text = f"<paragraph>Begin {''.join(before)}ferry ferry, and so on.</paragraph>"
    lines = LETTER.replace(PLACE, f"{PLACE}\n{text}").split("\n")
    line = next(number for number, words in enumerate(lines, 1) if "ferry ferry" in words)
    places = [(line_, column) for code, line_, column in found(text) if code == "MH485"]
    assert places[-1] == (line, lines[line - 1].index("ferry ferry") + 1)


@given(name=st.sampled_from(["layout", "distribution", "council-year"]), gap=st.sampled_from([" ", "\n   ", "  \t "]))
def test_a_fault_of_an_attribute_is_at_the_attribute(name: str, gap: str) -> None:
    element = {"layout": "<document", "distribution": "<masthead", "council-year": "<issue"}[name]
    data = LETTER.replace(' council-year="80"', "").replace(element, f'{element}{gap}{name} = "?"', 1)
    lines = data.split("\n")
    line = next(number for number, words in enumerate(lines, 1) if f"{name} =" in words)
    with pytest.raises(MastheadError) as refused:
        run(Work(Path("letter.xml"), "letter", Options(), data.encode()), CHECKING)
    places = {(fault.place.line, fault.place.column) for fault in refused.value.faults if name in fault.wrong}
    assert places == {(line, lines[line - 1].index(name) + 1)}


def test_words_that_are_kept_as_issued_are_not_told() -> None:
    slip = "the the river"
    assert {code for code, *_ in found(f"<paragraph>It is {slip}.</paragraph>")} == {"MH485"}
    assert found(f'<paragraph>It is <run as="issued">{slip}</run>.</paragraph>') == []


def test_an_allowance_holds_for_its_words_alone() -> None:
    text = "<paragraph>It is the the river, is is it.</paragraph>"
    allowed = '<record><allow code="MH485" why="as issued" words="the the"/></record><masthead>'
    data = LETTER.replace(PLACE, PLACE + text).replace("<masthead>", allowed, 1).encode()
    faults = run(Work(Path("letter.xml"), "letter", Options(), data), CHECKING).warnings
    assert [fault.wrong for fault in faults] == ["“is” stands twice"]


def test_faults_of_the_grammar_hide_no_house_rule_and_bring_none() -> None:
    faulty = "<paragraph>It is <b>the the</b> river.</paragraph><paragraph>It is is slow.</paragraph>"
    assert [code for code, *_ in found(faulty)] == ["MH201", "MH485"]
    assert [code for code, *_ in found('<paragraph idd="x">See <ref to="y"/>.</paragraph>')] == ["MH203"]
    assert [
        code for code, *_ in found('<paragraph idd="x">It goes.</paragraph><paragraph><ref to="y"/> goes.</paragraph>')
    ] == [
        "MH203",
        "MH401",
    ]


def test_all_elements_that_hold_words_are_read() -> None:
    assert flowing() == texts.FLOWS | texts.INLINE
