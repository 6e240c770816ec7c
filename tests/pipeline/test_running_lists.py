"""Lists in running text stay in the line of their paragraph, in the text too, and their notes come after all of it."""

from __future__ import annotations

from pathlib import Path

from conftest import Run
from look.building import source

_NOTE = "<note><text>{words}</text></note>"
_LIST = '<list kind="letters" inline="true">{points}</list>'


def _built(masthead: Run, folder: Path, paragraph: str, formats: str) -> str:
    """The outputs that a reader has; the text is given back."""
    (folder / "x.xml").write_bytes(source(letter=f"<paragraph>{paragraph}</paragraph><paragraph>Beta.</paragraph>"))
    done = masthead("build", "x.xml", "--to", formats, "--out", ".", "--force")
    assert done.returncode == 0, done.stderr
    return (folder / "x.txt").read_text(encoding="utf-8")


def test_the_points_stand_in_the_line_of_their_paragraph(masthead: Run, tmp_path: Path) -> None:
    points = "<point>in <emphasis>spring</emphasis>;</point><point>in autumn.</point>"
    text = _built(masthead, tmp_path, f"They met: {_LIST.format(points=points)}", "pdf,docx,akn,html,txt")
    assert "\n\nThey met: (a) in spring; (b) in autumn.\n\nBeta.\n" in text


def test_what_follows_the_list_stands_in_the_line_too(masthead: Run, tmp_path: Path) -> None:
    """A list of its own does not, nor what follows that."""
    first = _LIST.format(points="<point>now;</point><point>then,</point>")
    own = '<list kind="letters"><point>A list of its own.</point></list>'
    text = _built(masthead, tmp_path, f"They met: {first} as was said:{own}So it was.", "pdf,akn,html,txt")
    assert "\n\nThey met: (a) now; (b) then, as was said:\n\n(a) A list of its own.\n\nSo it was.\n\nBeta.\n" in text


def test_notes_of_such_a_line_are_read_after_it(masthead: Run, tmp_path: Path) -> None:
    points = f"<point>now;{_NOTE.format(words='Two.')}</point><point>then.{_NOTE.format(words='Three.')}</point>"
    paragraph = f"They met:{_NOTE.format(words='One.')} {_LIST.format(points=points)}"
    text = _built(masthead, tmp_path, paragraph, "pdf,akn,html,txt")
    assert "They met:[1] (a) now;[2] (b) then.[3]\n" in text
