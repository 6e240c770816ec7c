"""What is loaded and written again says the same, in a form that stays."""

from __future__ import annotations

from pathlib import Path

from pipeline.source.dump import dump, without_places
from pipeline.source.grammar.check import grammar_faults
from pipeline.source.load import load
from pipeline.source.model.document import Source
from pipeline.xmlio.parse import parse


def again(source: Source) -> Source:
    parsed = parse("dumped.xml", dump(source).encode())
    assert grammar_faults(parsed) == ()
    return load(parsed)


def test_the_lima_source_comes_back(lima: Path) -> None:
    source = load(parse(str(lima), lima.read_bytes()))
    assert without_places(again(source)) == without_places(source)
    assert dump(again(source)) == dump(source)


def test_a_written_source_reads_like_the_one_that_was_typed(lima: Path) -> None:
    typed = lima.read_text(encoding="utf-8").splitlines()
    written = dump(load(parse(str(lima), lima.read_bytes()))).splitlines()
    paragraphs = [line for line in typed if line.strip().startswith(("<recital>", "<paragraph>", "<participant "))]
    assert len(paragraphs) > 50
    assert set(paragraphs) <= set(written)
