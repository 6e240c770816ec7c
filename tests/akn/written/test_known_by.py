"""References by symbol meet the Works that have the symbol; whoever writes or receives a letter is in the register."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from pipeline.akn.cited import actor_of, cited_work
from pipeline.akn.metadata.facts import letter_facts
from pipeline.akn.schema import validate_akn
from pipeline.importing import import_akn
from pipeline.render.akn import render_akn
from pipeline.resolve.document import resolve
from pipeline.skeletons import KINDS, Asked, skeleton
from pipeline.source.load import load
from pipeline.source.model.document import Source
from pipeline.xmlio.parse import parse
from tests.conftest import Run

YEARS = st.integers(1994, 2099).map(str)
SESSIONS = st.integers(31, 99).map(str)
NUMBERS = st.integers(1, 9999).map(str)
SYMBOLS = st.one_of(
    st.tuples(st.just("A"), SESSIONS, NUMBERS),
    st.tuples(st.just("A"), st.sampled_from(["ES-10", "ES-11", "S-32"]), NUMBERS),
    st.tuples(st.just("S"), YEARS, NUMBERS),
    st.tuples(st.just("E"), YEARS, NUMBERS, st.sampled_from(["Corr.1", "Add.2"])),
).map("/".join)


NOTHING = Asked()


def source(kind: str, lang: str, asked: Asked = NOTHING) -> Source:
    return load(parse("x.xml", skeleton(kind, lang, asked).encode()))


@given(symbol=SYMBOLS)
@settings(max_examples=30, deadline=None)
def test_a_reference_to_a_symbol_gives_what_its_work_is_known_by(symbol: str) -> None:
    facts = letter_facts(resolve(source("letter", "en", Asked(symbol=symbol))))
    iri = cited_work(symbol)
    assert iri
    assert iri in [alias.value for alias in facts.aliases]
    assert actor_of(symbol, "none") in iri


@pytest.mark.parametrize(
    ("symbol", "iri"),
    [
        ("A/RES/ES-10/24", "/akn/un/statement/deliberation/un-ga/1997-01-01/ES-10-24"),
        ("A/RES/ES-11/1", "/akn/un/statement/deliberation/un-ga/2022-01-01/ES-11-1"),
        ("A/ES-10/900", "/akn/un/documentCollection/publication/un-ga/1997-01-01/A-ES-10-900"),
        ("A/RES/ES-99/1", ""),
        ("A/80/12", "/akn/un/documentCollection/publication/un-ga/2025-01-01/A-80-12"),
    ],
)
def test_special_sessions_have_the_year_in_which_they_opened(symbol: str, iri: str) -> None:
    assert cited_work(symbol) == iri


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("lang", ["en", "ar", "ru", "zh"])
def test_who_writes_and_who_receives_is_registered_and_comes_back(kind: str, lang: str) -> None:
    text = render_akn(resolve(source(kind, lang, Asked(state="PE"))))
    assert validate_akn(text.encode(), "x") == ()
    root = etree.fromstring(text.encode())
    declared = {entry.get("eId"): entry for entry in root.iterfind(".//{*}references/*") if entry.get("eId")}
    for name in ("akn4un:from", "akn4un:to"):
        for part in root.iterfind(f".//{{*}}inline[@name='{name}']"):
            entry = declared[part.get("refersTo")[1:]]
            assert (etree.QName(entry).localname, entry.get("showAs")) == ("TLCRole", "".join(part.itertext()))
            assert kind in ("transmittal", "report") or declared["PE"].get("href").endswith("/state/PE")
    names = [alias.get("name") for alias in root.iterfind(".//{*}FRBRWork/{*}FRBRalias")]
    assert names[0] == "title"
    back, _ = import_akn(text.encode(), "x.akn.xml")
    assert "<role" not in back


def test_a_joint_relation_has_the_actor_of_its_symbol() -> None:
    assert (actor_of("S/2025/1/Corr.1", "x"), actor_of("A/HRC/60/1", "x"), actor_of("CEDAW/C/1", "x")) == (
        "un-sc",
        "un-ga-hrc",
        "x",
    )


def test_the_command_says_where_references_lead(masthead: Run, tmp_path: Path) -> None:
    folder = tmp_path / "all"
    folder.mkdir()
    assert masthead("new", "letter", "--symbol", "A/80/7", "-o", "all/one.xml").returncode == 0
    text = (folder / "one.xml").read_text("utf-8")
    cites = text.replace("[The first point;]", 'See <ref symbol="A/80/7"/> and <ref symbol="A/RES/60/1"/>')
    (tmp_path / "two.xml").write_text(cites.replace(">A/80/7<", ">A/80/8<", 1), encoding="utf-8")
    (folder / "broken.xml").write_text("<", encoding="utf-8")
    done = masthead("check", "two.xml", "--resolve", "all")
    assert done.returncode == 0
    lines = [line.partition(": ")[2] for line in done.stdout.splitlines()]
    assert lines == ["A/80/7 leads to all/one.xml", "A/RES/60/1 leads nowhere"]
    assert "2 references, 1 of which lead to no document of all" in done.stderr
    assert "MH117" in masthead("check", "two.xml", "--resolve", "nowhere").stderr
