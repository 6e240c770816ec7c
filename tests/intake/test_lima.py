"""The text layer of the Lima letter comes in as the source that was keyed by hand."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from pipeline.intake import take_in
from pipeline.source.markup.whitespace import tidy
from pipeline.source.model import document as m
from pipeline.source.model import inline as i
from pipeline.source.model.places import without_places
from tests.intake.shapes import source_of

TEXT = Path(__file__).parent.parent / "pipeline" / "lima-letter.txt"
_KNOWLEDGE = {"key", "state", "adopted", "author", "authors"}  # what stands in no text: who is who in the register


def said(node: Any) -> Any:
    """A node without keys of the register and without marks of persons, places, events, days in running text."""
    if isinstance(node, tuple):
        made: list[Any] = []
        for item in node:
            marked = isinstance(item, i.DateRun) or (isinstance(item, i.Marked) and item.mark is not i.Mark.EMPHASIS)
            made += said(item.content) if marked else (said(item),)
        if any(isinstance(item, i.Text) for item in made):
            return tidy(tuple(made))
        return tuple(made)
    if isinstance(node, Struct):
        values = {name: getattr(node, name) for name in node.__struct_fields__}
        changed = {
            name: type(value)() if name in _KNOWLEDGE and isinstance(value, str | tuple) else said(value)
            for name, value in values.items()
        }
        return replace(node, **changed)
    return node


def test_the_text_gives_the_same_model(lima: Path) -> None:
    text = TEXT.read_text("utf-8").replace("\u00a0", " ")  # the text layer has one, which nobody typed
    taken = take_in(text.encode(), TEXT.name)
    made, keyed = (said(without_places(source_of(each))) for each in (taken.text, lima.read_text("utf-8")))
    assert taken.whole
    assert taken.guesses <= 1  # which word of the name is the surname
    assert made.letter == keyed.letter
    assert made.attachments == keyed.attachments
    assert [issue.session for issue in made.masthead.issues] == [61]
    item = made.masthead.issues[0].items[0]
    assert (item.number, item.letter, item.list) == ("54", "b", "preliminary")
    assert isinstance(made, m.Source)
