"""Footnotes stand on the page of their call, in order, and the words around their marks stay apart."""

from __future__ import annotations

import random
from pathlib import Path

import pikepdf
import pytest
from building import built as all_built
from building import put
from look.building import source
from sampling import every
from weasy.test_structure import Element, read

from pipeline.outputs import Format

SENTENCE = "It went on as it had begun, and those who had come to see it stayed until the end of the day."


def built(folder: Path, paragraphs: list[str]) -> Path:
    """The PDF of a letter with such an annex, read back and compared with it."""
    annex = f"<annex><title>Text</title><body>{''.join(paragraphs)}</body></annex>"
    path = folder / "notes.xml"
    path.write_bytes(source(attached=annex))
    return put(all_built(path, (Format.PDF,), validate=False), folder)[Format.PDF]


def note(words: str) -> str:
    return f"<note><text>{words}</text></note>"


@pytest.mark.long
def test_a_line_may_end_after_any_mark(tmp_path: Path) -> None:
    """The space after a mark at the end of a line is in the file: the words read back are those that were written."""
    made = built(
        tmp_path,
        [f"<paragraph>{'word ' * words}end.{note('Note.')} {SENTENCE}</paragraph>" for words in range(1, 41)],
    )
    with pikepdf.open(made) as pdf:
        text = " ".join(read(made, pdf).text.split())
    for number in range(1, 41):
        assert f"end.{number} It went on" in text


@pytest.mark.long
def test_a_line_may_end_between_marked_words(tmp_path: Path) -> None:
    """A space that stands alone between two elements is in the file, wherever the line is broken."""
    pairs = (
        f"one{note('Note.')} <foreign xml:lang='fr'>deux</foreign>",
        "<emphasis>one.</emphasis> <emphasis>two</emphasis>",
    )
    made = built(
        tmp_path,
        [f"<paragraph>{'word ' * words}{pair}, {SENTENCE}</paragraph>" for words in range(8, 32) for pair in pairs],
    )
    with pikepdf.open(made) as pdf:
        text = " ".join(read(made, pdf).text.split())
    assert text.count(" one. two, It") == 24
    assert [text.count(f" one{number} deux, It") for number in range(1, 25)] == [1] * 24


def test_a_space_alone_before_arabic_words_is_a_space(tmp_path: Path) -> None:
    """Between two elements, in the words that a line from right to left says instead of its glyphs."""
    body = "<paragraph><emphasis>It said</emphasis> <run xml:lang='ar'>انظر أدناه</run> <term>or</term> on.</paragraph>"
    with pikepdf.open(path := built(tmp_path, [body])) as pdf:
        says = [str(one.raw["/ActualText"]) for one in read(path, pdf).walk() if "/ActualText" in one.raw]
    assert "".join(says).endswith("It said انظر أدناه or on.")  # other words of the page say what they are too


@pytest.mark.long
@pytest.mark.parametrize("seed", every(3, range(6)))
def test_a_note_stands_on_the_page_of_its_call(tmp_path: Path, seed: int) -> None:
    chosen = random.Random(seed)  # noqa: S311 - lengths of paragraphs
    lengths = [(chosen.randint(1, 4), chosen.randint(1, 9)) for _ in range(40)]
    made = built(
        tmp_path,
        [f"<paragraph>{SENTENCE * text}{note(SENTENCE * under)} {SENTENCE}</paragraph>" for text, under in lengths],
    )
    with pikepdf.open(made) as pdf:
        tree = read(made, pdf)
        notes = tree.all("Note")
        assert [_number(one) for one in notes] == list(range(1, 41))
        calls = {int(one.text): one.pages for one in tree.all("Reference") if one.text.strip().isdigit()}
        assert [one.pages for one in notes] == [calls[number] for number in range(1, 41)]


@pytest.mark.long
@pytest.mark.parametrize("lang", ["en", "ar"])
def test_words_in_two_directions_are_read_as_they_were_written(lang: str) -> None:
    """Labels, symbols and notes among Arabic words too, and the label of an Arabic table."""
    arabic = "المياه والنهر"
    body = (
        f"<quotation xml:lang='ar'><paragraph>{arabic} « 1992 » A/C.6/79/L.4 travaux{note(arabic)} {arabic}</paragraph>"
        f"<list><point>{arabic}</point><point>{arabic}</point></list></quotation>"
        f"<numbered>The <run xml:lang='ar'>{arabic}</run>{note('Note.')} of H<sub>2</sub>O, in {arabic} (2025)."
        "</numbered>"
        f"<table numbered='true'><title>{arabic}</title><row><cell>{arabic}</cell><cell>1 200</cell></row></table>"
    )
    annex = f"<annex><title>Text</title><body>{body}</body></annex>"
    letter = source() if lang == "en" else (Path(__file__).parents[2] / "words" / "letter.ar.xml").read_bytes()
    data = letter.replace(b"</document>", f"{annex}</document>".encode())
    assert all_built(data, (Format.PDF,), validate=False).outputs[Format.PDF]


@pytest.mark.long
def test_a_space_in_a_note_and_before_a_page_break_is_in_the_file(tmp_path: Path) -> None:
    words = "<ref symbol='A/C.6/79/L.4'/> peoples <emphasis>its</emphasis> rivers "
    made = built(
        tmp_path,
        [
            f"<paragraph>{'word ' * number}{note(words * (number % 7 + 1))} and {SENTENCE}</paragraph>"
            for number in range(1, 60)
        ],
    )
    with pikepdf.open(made) as pdf:
        text = " ".join(read(made, pdf).text.split())
    assert [text.count(f"word {number} and It") + text.count(f"word{number} and It") for number in range(1, 60)] == [
        1
    ] * 59


def _number(one: Element) -> int:
    return int(one.all("Lbl")[0].text)
