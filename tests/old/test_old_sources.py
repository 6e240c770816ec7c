"""What a version accepted stays accepted, and keeps its words and ids: a folder for each version, never changed after.

``recorded.json`` has the lines of the text and the ids of the page, as that version itself made them.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from unicodedata import category

import pytest
from lxml import etree

from pipeline.options import Format, Options
from pipeline.stages import PIPELINE
from pipeline.work import Work, run

HERE = Path(__file__).parent
RECORDED = {
    f"{record.parent.name}/{name}": (record.parent / name, kept)
    for record in sorted(HERE.glob("*/recorded.json"))
    for name, kept in json.loads(record.read_text(encoding="utf-8")).items()
}


def words(text: str) -> list[str]:
    """The lines by their words: how wide a space is, and signs that order the directions, are no words."""
    shown = "".join(sign for sign in text if category(sign) != "Cf")
    lines = (" ".join(line.split()) for line in re.split(r"\n", shown))
    return [re.sub(r"^\[(\w{1,4})\] ", r"\1 ", line) for line in lines if line]  # the mark of a note stands in brackets


def ids(page: bytes) -> list[str]:
    """Every id of the page, in order."""
    return [str(id_) for id_ in etree.HTML(page).xpath("//@id")]


@pytest.mark.parametrize("name", RECORDED)
def test_an_old_source_keeps_its_words_and_ids(name: str) -> None:
    path, kept = RECORDED[name]
    made = run(Work(path, path.stem, Options(formats=(Format.HTML, Format.TXT))), PIPELINE)
    assert words(made.outputs[Format.TXT].decode()) == words("\n".join(kept["words"]))
    assert ids(made.outputs[Format.HTML]) == kept["ids"]


def test_every_source_of_a_version_is_recorded() -> None:
    assert {f"{path.parent.name}/{path.name}" for path in HERE.glob("*/*.xml")} == set(RECORDED)
