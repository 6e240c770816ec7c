"""Long notes are divided between pages; neither they nor the text stands on the other, and no heading is left alone."""

from __future__ import annotations

import random
from importlib import import_module
from itertools import pairwise
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from building import built as all_built
from building import put
from look.building import build, document_of, source
from look.notes.test_footnotes import SENTENCE, built, note
from look.page_lines import Pages
from look.page_lines import read as read_lines
from look.paragraphs import read as read_paragraphs
from PIL import Image
from sampling import every
from weasy.test_structure import Element, read

from pipeline.errors import MastheadError
from pipeline.outputs import Format

pytestmark = pytest.mark.filterwarnings("ignore::ResourceWarning")  # WeasyPrint leaves its colour profile open

_TEXT = ("P", "Caption", "Table")
PAGE = 47
"""Sentences of notes that fill a page, as near as it matters here."""


def _tree(path: Path) -> Element:
    with pikepdf.open(path) as pdf:
        return read(path, pdf)


def _headed(paragraph: str, words: str = "Heading") -> str:
    return f"<section><heading>{words}</heading><paragraph>{paragraph}</paragraph></section>"


def _assert_sound(path: Path) -> Element:
    """Headings stand with the text that they head, no line of a paragraph without another, notes in order and whole,
    and text and notes stand apart.
    """
    tree = _tree(path)
    elements = [one for one in tree.walk() if one.role in {"H1", "H2", "H3", "H4", *_TEXT} and one.text.strip()]
    for one, after in pairwise(elements):
        if one.role not in _TEXT:
            assert max(one.pages) in after.pages, f"{one.text} is left alone"
    assert [one for one in read_paragraphs(path) if one.alone] == []
    notes = tree.all("Note")
    for one, after in pairwise(notes):
        assert max(one.pages) <= min(after.pages)
    for one in notes:
        assert sorted(one.pages) == list(range(min(one.pages), max(one.pages) + 1))
    if not tree.all("Table"):  # whose type is as small as that of notes
        _assert_apart(read_lines(str(path)))
    return tree


def _assert_apart(pages: Pages) -> None:
    """Text stands above the rule, notes below it."""
    for number in {line.page for line in pages.lines} - {1}:
        rules = [rule.y for rule in pages.rules if rule.page == number and rule.x0 == pytest.approx(99.6, abs=0.5)]
        large = [one.base for one in pages.lines if one.page == number and one.size > 9 and 70 < one.base < 735]
        small = [one.base for one in pages.lines if one.page == number and one.size < 9 and 70 < one.base < 735]
        assert len(rules) == bool(small)
        if rules and large:
            assert max(large) < rules[0] < min(small)


@pytest.mark.long
@pytest.mark.parametrize("share", every(3, [0.6, 0.3, 0.9, 1.1, 3.2]))
def test_a_heading_stands_with_its_text_however_long_the_note(tmp_path: Path, share: float) -> None:
    """In headings, in their first lines, several in one line."""
    long = note(SENTENCE * round(PAGE * share))
    body = (
        _headed(f"Here{long} it is. {SENTENCE * 3}", f"Heading{long}")
        + _headed(f"Here{long} it{note('Short.')} is{long}. {SENTENCE * 3}")
        + _headed(f"Here it is{long}.")
        + _headed(f"{SENTENCE} Here{long} it is.")
    )
    _assert_sound(built(tmp_path, [body]))


def test_a_heading_is_not_begun_above_the_rest_of_a_note(tmp_path: Path) -> None:
    """Its own note finds no room there: all of it goes to the next page, where its bookmark leads."""
    text = f"<paragraph>Here{note(SENTENCE * 84)} it is. {(SENTENCE + ' ') * 8}</paragraph>"
    inner = f"<section><heading>Beta</heading><numbered>See.{note(SENTENCE * 3)}</numbered></section>"
    body = f"{text}<section numbered='true'><heading>Alpha{note(SENTENCE * 22)}</heading>{inner}</section>"
    _assert_sound(built(tmp_path, [body]))


@pytest.mark.long
@pytest.mark.parametrize("calls", every(3, [((1, 1, 3),), ((1, 2, 3),), ((1, 1, 2),), ((1, 2, 2),)]), ids=str)
def test_no_line_of_a_paragraph_stands_alone_above_notes(tmp_path: Path, calls: tuple[int, ...]) -> None:
    """A paragraph of three lines begins a page. Two of its notes have room there, the third, called in a line that is
    kept with others, has not: it goes on on the next page, and the lines stay together.
    """
    tall = note(SENTENCE * (PAGE * 9 // 20))
    words = (
        "The first line",
        " of three is followed by many more words, which fill it, and then the second line is",
        " as full as the one that stood before it, and after it there are a few words that stand in the third line",
    )
    text = "".join(f"{some}{tall * calls.count(line)}" for line, some in enumerate(words, 1))
    before = f"<paragraph>Before{tall} it{tall}. {SENTENCE}</paragraph>"
    made = built(tmp_path, [f"{before}<paragraph>{text}.</paragraph><paragraph>{SENTENCE * 3}</paragraph>"])
    _assert_sound(made)
    (one,) = [one for one in read_paragraphs(made) if one.words.startswith("The first")]
    assert one.parts == ((3, 3),)


@pytest.mark.long
def test_a_note_of_four_pages_goes_on_from_page_to_page(tmp_path: Path) -> None:
    made = built(tmp_path, [f"<paragraph>Here{note(SENTENCE * 4 * PAGE)} it is.</paragraph>"])
    (one,) = _assert_sound(made).all("Note")
    assert len(one.pages) >= 4
    assert " ".join(one.text.split()).count(SENTENCE) == 4 * PAGE


def test_text_goes_on_above_a_note_that_goes_on(tmp_path: Path) -> None:
    """What follows the call stands there, not some pages later; its own notes follow in order."""
    text = f"<paragraph>{SENTENCE * 2}</paragraph>" * 5
    made = built(tmp_path, [f"<paragraph>Here{note(SENTENCE * (PAGE * 5 // 4))} it is.</paragraph>{text}"])
    tree = _assert_sound(made)
    assert max(tree.all("Note")[0].pages) == 2
    assert {min(one.pages) for one in tree.all("P") if one.text.startswith("It went")} == {1, 2}


@pytest.mark.long
@pytest.mark.parametrize("title", ["Second", f"Second{note(SENTENCE * PAGE)}"])
def test_a_long_note_leaves_room_for_what_cannot_be_divided(tmp_path: Path, title: str) -> None:
    """A tall row of a table stands with the title of its annex, above the rest of an earlier note or its own."""
    row = f"<row><cell>{SENTENCE * 12}</cell><cell>2</cell></row>"
    attached = f"</body></annex><annex><title>{title}</title><body><table><title>Rows</title>{row * 3}</table>"
    made = built(tmp_path, [f"<paragraph>Here{note(SENTENCE * 2 * PAGE)} it is.</paragraph>{attached}"])
    (table,) = _assert_sound(made).all("Table")
    second = next(one for one in _tree(made).walk() if one.role == "H2" and one.text.startswith("Second"))
    assert max(second.pages) == min(table.pages)


def test_a_page_has_notes_alone_where_nothing_else_fits(tmp_path: Path) -> None:
    """Heading, caption and tall picture fill a page; the rest of an earlier note has one to itself before it."""
    Image.new("RGB", (400, 1200), "navy").save(tmp_path / "tall.png")
    figure = f"<figure file='tall.png' alt='A bar' numbered='true'><title>{SENTENCE * 9}</title></figure>"
    section = f"<section><heading>Figures</heading>{figure}<paragraph>Beta.</paragraph></section>"
    tree = _assert_sound(built(tmp_path, [f"<paragraph>Alpha{note(SENTENCE * 2 * PAGE)}.</paragraph>{section}"]))
    (one,) = tree.all("Note")
    heading = next(element for element in tree.walk() if element.text.startswith("Figures"))
    assert max(one.pages) < min(heading.pages)


@pytest.mark.parametrize("place", ["title", "text"])
def test_a_long_note_of_the_first_page_is_an_ordinary_one(tmp_path: Path, place: str) -> None:
    """One too long for the frame beside the foot block pushes neither the title nor the text off the page."""
    sign = f"<note mark='*'><text>{SENTENCE * PAGE}</text></note>"
    letter = f"<paragraph>Alpha{sign if place == 'text' else ''}.</paragraph>"
    data = source(letter=letter).decode()
    if place == "title":
        data = data.replace("5 May 2025</date>", f"5 May 2025</date>{sign}")
    made = put(all_built(data, (Format.PDF,), validate=False), tmp_path)[Format.PDF]
    tree = _tree(made)
    assert [one.pages for one in tree.walk() if one.role in {"H1", "P"} and "Alpha" in one.text] == [{0}]
    assert [one.pages for one in tree.all("Note")] == [{0, 1}]


@pytest.mark.long
def test_pages_of_a_table_of_contents_are_true_where_notes_wait(tmp_path: Path) -> None:
    """The page with the contents is laid out again; notes that wait for it, or for the end, are not forgotten."""
    sections = "".join(
        _headed(f"Here{note(SENTENCE * (PAGE if number % 3 == 0 else 4))} it is. {SENTENCE * 9}", f"Part {number}")
        for number in range(9)
    )
    before = f"<paragraph>Here{note(SENTENCE * 2 * PAGE)} it is. {SENTENCE * 9}</paragraph>"
    last = _headed(f"Here{note(SENTENCE * 3 * PAGE)} it is.")
    tree = _assert_sound(built(tmp_path, [f"{before}<contents/>{sections}{last}"]))
    lines = dict(one.text.replace("\u00a0", " ").rstrip().rsplit(" ", 1) for one in tree.all("TOCI"))
    found = tree.all("H2") + tree.all("H3")
    headings = {one.text.replace("\u00a0", " "): str(min(one.pages) + 1) for one in found}
    for number in range(9):
        assert lines[f"Part {number}"] == headings[f"Part {number}"]


@pytest.mark.long
@pytest.mark.parametrize("seed", every(3, range(3)))
def test_notes_of_every_length(tmp_path: Path, seed: int) -> None:
    chosen = random.Random(seed)  # noqa: S311 - lengths

    def noted(sentences: int) -> str:
        words = (SENTENCE * sentences).split()
        for _ in range(chosen.choice([0, 1, 1, 3])):
            length = chosen.choice([1, 3, 8, 20, 60])
            words[chosen.randrange(len(words))] += note(SENTENCE * chosen.randint(1, length))
        return " ".join(words)

    body = []
    for _ in range(8):
        match chosen.randrange(4):
            case 0:
                body.append(_headed(noted(3), f"Heading{note(SENTENCE * chosen.randint(1, 30))}"))
            case 1:
                body.append(_headed(noted(chosen.randint(1, 9))))
            case 2:
                points = "".join(f"<point>{noted(1)}</point>" for _ in range(4))
                body.append(_headed(f"Here: {noted(1)}")[:-10] + f"<list>{points}</list></section>")
            case _:
                body.append(_headed(noted(chosen.randint(1, 5))))
    _assert_sound(built(tmp_path, body))


def test_a_note_without_room_is_told_at_its_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The layout finds room for all that was tried: so it is told that there is none."""
    build(document_of(source()), tmp_path, "loaded")
    pages: Any = import_module("pipeline.weasy.pages.note_pages")
    monkeypatch.setattr(pages, "_text_meets_notes", lambda page: pages._area(page) is not None)
    data = source(letter="<paragraph>One.</paragraph>\n<paragraph>Two<note><text>Short.</text></note>.</paragraph>")
    with pytest.raises(MastheadError) as told:
        build(document_of(data), tmp_path, "full")
    (fault,) = told.value.faults
    line = next(at for at, each in enumerate(data.decode().split("\n"), 1) if each.startswith("<paragraph>Two"))
    assert (fault.code, fault.place.line, fault.place.column) == ("MH307", line, 15)
