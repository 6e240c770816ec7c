"""What an earlier version numbers otherwise says so: ``wId`` is the eId that it had there."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from look.building import source
from lxml import etree

from pipeline.akn.checks import check_akn
from pipeline.akn.schema import validate_akn
from pipeline.importing import import_akn
from pipeline.redline.renumbered import renumbered
from pipeline.redline.versions import Side, document_of_source
from pipeline.render.akn import render_akn

WORDS = ("Alpha begins the first of them", "Bravo follows with words of its own", "Charlie says a third thing",
         "Delta closes what was begun", "Echo stands where nobody expects it")  # fmt: skip


def body(numbers: list[int]) -> bytes:
    """A letter with numbered paragraphs, each with two points, under a numbered section."""
    points = "<list><point>one of {0}</point><point>two of {0}</point></list>"
    inside = "".join(f"<numbered>{WORDS[at]}: {points.format(WORDS[at])}</numbered>" for at in numbers)
    head = '<section numbered="true"><heading>River and lake</heading>{}</section>'
    return source(attached=f"<annex><title>T</title><body>{head.format(inside)}</body></annex>")


def version(data: bytes) -> Side:
    return Side(Path("x.xml"), data, document_of_source(Path("x.xml"), data))


def akn(old: bytes, new: bytes) -> etree._Element:
    text = render_akn(version(new).resolved(), renumbered=renumbered(version(old), version(new)))
    assert validate_akn(text.encode(), "x") == ()
    assert check_akn(text.encode(), "x") == ()
    return etree.fromstring(text.encode())


def held(data: bytes) -> dict[str, str]:
    """The eId of each paragraph and point by its words."""
    root = etree.fromstring(render_akn(version(data).resolved()).encode())
    return {_words(each): each.get("eId", "") for each in root.iter("{*}paragraph", "{*}subparagraph")}


def _words(element: etree._Element) -> str:
    return " ".join("".join(element.find(".//{*}p").itertext()).split())


@settings(max_examples=6, deadline=None)
@given(st.permutations(range(5)).flatmap(lambda row: st.tuples(st.just(row), st.integers(1, 5))))
def test_every_place_that_is_numbered_otherwise_says_how(drawn: tuple[list[int], int]) -> None:
    """Paragraphs taken out, put in and moved: a place whose words are in both versions has its former eId."""
    row, kept = drawn
    old, new = body(list(range(4))), body(row[:kept])
    before, root = held(old), akn(old, new)
    for element in root.iter("{*}paragraph", "{*}subparagraph"):
        former = before.get(_words(element))
        told = element.get("wId")
        assert told is None or told == former
        if former is not None and _words(element).startswith(WORDS):
            assert (told or element.get("eId")) == former


def test_what_stands_in_it_says_so_too() -> None:
    root = akn(body([0, 1, 2]), body([1, 2]))
    told = {each.get("eId"): each.get("wId") for each in root.iter() if each.get("wId")}
    assert told["att_1__sec_I__para_1"] == "att_1__sec_I__para_2"
    assert told["att_1__sec_I__para_1__subpara_b"] == "att_1__sec_I__para_2__subpara_b"
    assert told["att_1__sec_I__para_2__intro"] == "att_1__sec_I__para_3__intro"
    assert not [each for each in akn(body([0, 1]), body([0, 1])).iter() if each.get("wId")]


def test_the_way_back_is_proven_all_the_same() -> None:
    data = etree.tostring(akn(body([0, 1]), body([1])))
    _, losses = import_akn(data, "x.akn.xml")
    assert "MH594" not in [fault.code for fault in losses]


@pytest.mark.parametrize("since", ["old.xml", "old.akn.xml"])
def test_the_command(masthead: Callable[..., object], tmp_path: Path, since: str) -> None:
    (tmp_path / "new.xml").write_bytes(body([1]))
    (tmp_path / "old.xml").write_bytes(body([0, 1]))
    (tmp_path / "old.akn.xml").write_text(render_akn(version(body([0, 1])).resolved()), "utf-8")
    new, out = tmp_path / "new.xml", tmp_path / "out"
    assert masthead("build", new, "--to", "akn", "--out", out, "--since", tmp_path / since).returncode == 0
    assert 'wId="att_1__sec_I__para_2"' in (out / "new.akn.xml").read_text("utf-8")
    assert masthead("build", new, tmp_path / "old.xml", "--out", out, "--since", new).returncode == 2
