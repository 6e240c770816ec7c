"""The comparison: blocks find each other by words, id and likeness; what it tells is what was done."""

from __future__ import annotations

import re
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.comparison.align import align
from pipeline.comparison.blocks import Block, Fate
from pipeline.comparison.words import Op, edits, tokens
from tests.conftest import Run
from tests.redline.revising import revised

_TEXTS = st.text(st.sampled_from("abc ü的بّ.,-\n"), max_size=30)


@given(_TEXTS, _TEXTS)
def test_edits_lead_from_one_text_to_the_other(one: str, other: str) -> None:
    old, new = tokens(one), tokens(other)
    assert ("".join(old), "".join(new)) == (one, other)
    found = edits(old, new)
    assert [t for e in found if e.op is not Op.INSERTED for t in old[slice(*e.old)]] == list(old)
    assert [t for e in found if e.op is not Op.DELETED for t in new[slice(*e.new)]] == list(new)


@given(st.lists(_TEXTS, max_size=12), st.lists(_TEXTS, max_size=12))
def test_every_block_is_met_once(one: list[str], other: list[str]) -> None:
    old, new = [Block(text) for text in one], [Block(text) for text in other]
    steps = align(old, new)
    gone = [step.old for step in steps if step.old is not None and not (step.fate is Fate.MOVED and step.arrived)]
    come = [step.new for step in steps if step.new is not None and (step.fate is not Fate.MOVED or step.arrived)]
    assert gone == list(range(len(old)))
    assert come == list(range(len(new)))


def test_moves_renumbered_ids_and_figures_are_found() -> None:
    def block(id_: str, text: str, cell: tuple[int, int] = (0, 0)) -> Block:
        return Block(text, id_, cell=cell)

    first, second, third, end = (
        "The first of all paragraphs stays", "The second one goes to the end of it", "The third one is the second now",
        "Where it ends",
    )  # fmt: skip
    old = [block("p1", first), block("p2", second), block("p3", third), block("", "12", (1, 2)), block("p4", end)]
    new = [block("p1", first), block("p2", third), block("", "13", (1, 2)), block("p3", end), block("p4", second)]
    told = [(step.fate, step.old, step.new, step.arrived) for step in align(old, new)]
    assert told == [
        (Fate.SAME, 0, 0, True), (Fate.MOVED, 1, 4, False), (Fate.SAME, 2, 1, True), (Fate.CHANGED, 3, 2, True),
        (Fate.SAME, 4, 3, True), (Fate.MOVED, 1, 4, True),
    ]  # fmt: skip


def test_the_terminal_shows_what_changed_and_where(masthead: Run, lima: Path, tmp_path: Path) -> None:
    text = lima.read_text("utf-8")
    new = tmp_path / "new.xml"
    new.write_text(
        text.replace("That international migration is a complex", "That migration is a very complex"), "utf-8"
    )
    done = masthead("diff", lima, new)
    line = 1 + new.read_text("utf-8").partition("That migration is a very")[0].count("\n")
    assert done.returncode == 0
    assert re.search(
        rf"^~ {re.escape(str(new))}:{line}:\d+: changed \(att_1__dvs_1__para_1\)$", done.stdout, re.MULTILINE
    )
    assert "That [-international -]migration is a{+ very+} complex" in done.stdout
    assert masthead("diff", lima, lima).stdout == ""


@pytest.mark.parametrize("kind", ["docx", "akn"])
def test_either_side_may_be_an_output(kind: str, masthead: Run, lima: Path, tmp_path: Path) -> None:
    """The changes against a built file are those against its source, word for word."""
    new = tmp_path / "new.xml"
    new.write_bytes(revised(lima.read_bytes(), 4))
    assert masthead("build", lima, "--to", kind, "--out", tmp_path / "built").returncode == 0
    file = next(path for path in (tmp_path / "built").iterdir() if not path.name.startswith("."))

    def changes(*files: Path) -> list[str]:
        return [line for line in masthead("diff", *files).stdout.splitlines() if line.startswith(" ")]

    assert changes(file, new) == changes(lima, new) != []
    assert changes(new, file) == changes(new, lima)


def test_git_compares_sources_by_their_words(masthead: Run, lima: Path, tmp_path: Path) -> None:
    """As docs/desk.md tells: a driver of git that asks for the words of one file."""
    (tmp_path / "lima.xml").write_bytes(lima.read_bytes())
    words = masthead("diff", "lima.xml").stdout.splitlines()
    assert any(line.startswith("8.- That ") for line in words)
    (tmp_path / "broken.xml").write_text("<document>", "utf-8")
    done = masthead("diff", "broken.xml")
    assert (done.returncode, done.stdout) == (0, "<document>")
    assert "MH103" in done.stderr


def test_a_random_revision_is_told_or_nothing_changed(masthead: Run, lima: Path, tmp_path: Path) -> None:
    seed = Random().randrange(1_000)  # noqa: S311 - any will do; it is named where the test fails
    new = tmp_path / f"{seed}.xml"
    new.write_bytes(revised(lima.read_bytes(), seed))
    one, other = masthead("diff", lima).stdout, masthead("diff", new).stdout
    assert bool(masthead("diff", lima, new).stdout) == (one != other), seed
