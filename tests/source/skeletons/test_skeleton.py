"""Skeletons check as they are; those of a document carry its masthead, title and relation."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from pipeline.checks import check_source
from pipeline.resolve.document import resolve
from pipeline.skeletons import marked, skeleton_of
from pipeline.source.dump import without_places
from pipeline.source.grammar.check import grammar_faults
from pipeline.source.grammar.combinations import OFFICIAL
from pipeline.source.load import load
from pipeline.source.model.document import Source, Status
from pipeline.source.model.inline import plain
from pipeline.source.model.masthead import State
from pipeline.source.model.record import Relation
from pipeline.xmlio.parse import parse

HERE = Path(__file__).parents[1]
EVERYTHING = HERE / "everything.xml"


def read(text: str) -> Source:
    parsed = parse("skeleton.xml", text.encode())
    assert grammar_faults(parsed) == ()
    source = load(parsed)
    assert check_source(source) == ()
    resolve(source, HERE)
    return source


@pytest.fixture
def everything() -> Source:
    return load(parse("everything.xml", EVERYTHING.read_bytes()))


@pytest.mark.parametrize(
    ("symbol", "mark", "new"),
    [
        ("A/80/1", "Corr", "A/80/1/Corr.1"),
        ("A/80/1/Corr.1", "Corr", "A/80/1/Corr.2"),
        ("A/80/1/Add.9", "Add", "A/80/1/Add.10"),
        ("A/80/1/Rev.1", "Corr", "A/80/1/Rev.1/Corr.1"),
        ("A/80/…", "Rev", "A/80/…/Rev.1"),
    ],
)
def test_a_symbol_gets_its_mark_or_counts_on(symbol: str, mark: str, new: str) -> None:
    assert marked(symbol, mark) == new


@pytest.mark.parametrize(("kind", "mark"), [("corrigendum", "Corr.1"), ("addendum", "Add.1"), ("revision", "Rev.1")])
def test_what_follows_a_document_names_it(kind: str, mark: str, everything: Source) -> None:
    new = read(skeleton_of(kind, everything))
    assert [plain(issue.symbol.content) for issue in new.masthead.issues] == [f"A/80/999/{mark}", f"S/2025/…/{mark}"]
    assert [(line.relation, line.symbol, line.date) for line in new.lineage] == [
        (Relation(kind), "A/80/999", "2025-08-18")
    ]
    assert new.status is Status.DRAFT
    assert new.masthead.date.state is new.masthead.job.state is State.UNASSIGNED
    title = "".join(plain(part.content) for part in everything.letter.title)
    assert "".join(plain(part.content) for part in new.letter.title) == title


def test_a_revision_has_the_whole_text(everything: Source) -> None:
    new = read(skeleton_of("revision", everything))
    assert without_places(new.letter) == without_places(everything.letter)
    assert without_places(new.attachments) == without_places(everything.attachments)


@pytest.mark.parametrize("kind", ["corrigendum", "addendum"])
@pytest.mark.parametrize("lang", OFFICIAL)
def test_every_language_has_its_words(kind: str, lang: str, lima: Path) -> None:
    source = load(parse(str(lima), lima.read_bytes()))
    text = skeleton_of(kind, replace(source, lang=lang, letter=replace(source.letter, title=source.letter.title[:1])))
    assert grammar_faults(parse("skeleton.xml", text.encode())) == ()


def test_the_relation_meets_the_work_that_it_names() -> None:
    """A Work is dated by its letter; what corrects it must name that day, or its reference leads nowhere."""
    from pipeline.render.akn import render_akn

    base = load(parse("base.xml", EVERYTHING.read_bytes()))
    work = next(line for line in render_akn(resolve(base, EVERYTHING.parent)).splitlines() if "<FRBRuri" in line)
    iri = work.split('"')[1]
    corrigendum = load(parse("c.xml", skeleton_of("corrigendum", base).encode()))
    assert f'href="{iri}"' in render_akn(resolve(corrigendum)) or f'href="{iri}/' in render_akn(resolve(corrigendum))
