"""Random bodies: always valid, conform, equal to the document, and back to the same bytes."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.akn.checks import check_akn
from pipeline.akn.schema import validate_akn
from pipeline.checks import check_source
from pipeline.errors import Severity
from pipeline.importing import import_akn
from pipeline.render.akn import render_akn
from pipeline.resolve.document import resolve
from pipeline.source.grammar.check import grammar_faults
from pipeline.source.load import load
from pipeline.verify.akn import verify_akn
from pipeline.xmlio.parse import parse

WORDS = st.sampled_from(["Words.", "some words", "a, b; c", "x &amp; y &lt; z", "“said”", "15 and 16 May 2006"])
INLINE = st.one_of(
    WORDS,
    WORDS.map(lambda words: f"<emphasis>{words}</emphasis>"),
    WORDS.map(lambda words: f"<concept key='thing'>{words}</concept>"),
    WORDS.map(lambda words: f"before <person key='someone'>{words}</person> after"),
    WORDS.map(lambda words: f"words<note><text>{words}</text></note>"),
    WORDS.map(lambda words: f"<foreign xml:lang='la'>{words}</foreign> then <sup>2</sup>"),
    st.just("from <date when='2006-05-15' until='2006-05-16'>15 and 16 May 2006</date><br/>on"),
    st.just("<ref symbol='A/RES/60/227'/> and <ref href='https://www.un.org/'>web</ref>"),
)
TEXT = st.lists(INLINE, min_size=1, max_size=3).map(" ".join)
LISTS = ["letters", "romans", "numbers", "bullets", "dashes", "plain"]
FORMS = ["", "", " form='1.-'", " form='(a)'", " form='I.'", " form='i)'"]


def _list(inside: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    points = st.lists(inside.map(lambda text: f"<point>{text}</point>"), min_size=1, max_size=4).map("".join)
    return st.builds(
        lambda kind, form, start, inline, items: (
            f"<list kind='{kind}'{form if kind in LISTS[:3] else ''}{start}{inline}>{items}</list>"
        ),
        st.sampled_from(LISTS),
        st.sampled_from(FORMS),
        st.sampled_from(["", " start='3'"]),
        st.sampled_from(["", " inline='true'"]),
        points,
    )


def _within(inside: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    parts = st.one_of(
        _list(inside),
        TEXT.map(lambda text: f"<quotation><paragraph>{text}</paragraph></quotation>"),
        TEXT.map(lambda text: f"<table><row><cell>{text}</cell><cell/></row></table>"),
    )
    return st.builds(
        lambda first, rest: first + "".join(f"{part} {after}" for part, after in rest),
        TEXT,
        st.lists(st.tuples(parts, st.one_of(st.just(""), TEXT)), max_size=3),
    )


RICH = st.recursive(TEXT, _within, max_leaves=5)


def _of(name: str, *more: str) -> st.SearchStrategy[str]:
    given_ = st.sampled_from(["", *more])
    return st.builds(lambda attributes, text: f"<{name}{attributes}>{text}</{name}>", given_, RICH)


def _several(item: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.lists(item, min_size=1, max_size=4).map("".join)


HEADING = st.sampled_from(["", "<heading>DECLARE</heading>"])
BLOCK = st.one_of(
    _of("paragraph", " xml:lang='fr'"),
    _of("numbered", " number='4 bis'"),
    _list(RICH),
    st.builds("<operative{}>{}{}</operative>".format, st.sampled_from(FORMS), HEADING, _several(_of("item"))),
    st.builds("<recitals>{}{}</recitals>".format, HEADING, _several(_of("recital"))),
    st.builds(
        "<participants of='{}'{}>{}{}</participants>".format,
        st.sampled_from(["states", "organizations", "persons"]),
        st.sampled_from(["", " unnumbered='true'", " form='1)'"]),
        HEADING,
        _several(st.sampled_from(["<participant key='PE'>Peru</participant>", "<participant>Body</participant>"])),
    ),
    st.builds(
        "<resolution><title>T</title>{}{}{}</resolution>".format,
        st.sampled_from(["", "<organ>The Assembly,</organ>"]),
        st.lists(_of("recital"), max_size=2).map("".join),
        st.lists(_of("item"), max_size=3).map("".join),
    ),
    st.builds("<quotation>{}</quotation>".format, _several(_of("paragraph"))),
)
BLOCKS = st.recursive(
    _several(BLOCK),
    lambda inside: st.one_of(
        inside.map(lambda blocks: f"<section><heading>H</heading>{blocks}</section>"),
        inside.map(lambda blocks: f"<section numbered='true'><heading>H</heading>{blocks}</section>"),
        inside.map(lambda blocks: f"<article>{blocks}</article>"),
        st.builds(lambda one, two: one + two, inside, inside),
    ),
    max_leaves=4,
)


@pytest.mark.long
@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
@given(BLOCKS)
def test_any_body(lima: Path, blocks: str) -> None:
    text = lima.read_text("utf-8")
    start = text.index("<body>", text.index("<annex")) + len("<body>")
    text = text[:start] + blocks + text[text.index("</body>", start) :]
    parsed = parse("x.xml", text.encode())
    assert grammar_faults(parsed) == ()
    source = load(parsed)
    document = resolve(source)
    there = render_akn(document)
    data = there.encode()
    assert validate_akn(data, "x") == ()
    assert check_akn(data, "x") == ()
    assert verify_akn(document, data) == ()
    if any(fault.severity is Severity.ERROR for fault in check_source(source)):
        return  # the import gives out no source that the checks refuse
    back, _ = import_akn(data, "x.akn.xml")
    again = parse("y.xml", back.encode())
    assert grammar_faults(again) == ()
    assert render_akn(resolve(load(again))) == there


@pytest.mark.parametrize(
    "kinds", [("states", "persons"), ("persons", "states"), ("states", "organizations", "persons")]
)
def test_participants_of_several_kinds_with_one_key_are_told_apart(lima: Path, kinds: tuple[str, ...]) -> None:
    text = lima.read_text("utf-8")
    start = text.index("<body>", text.index("<annex")) + len("<body>")
    each = "<participant>Body</participant><participant key='PE'>Peru</participant>"
    blocks = "".join(f"<participants of='{kind}'>{each}</participants>" for kind in kinds)
    document = resolve(load(parse("x.xml", (text[:start] + blocks + text[text.index("</body>", start) :]).encode())))
    there = render_akn(document)
    source, _losses = import_akn(there.encode(), "there.akn.xml")
    assert render_akn(resolve(load(parse("back.xml", source.encode())))) == there
    element = "person" if kinds[0] == "persons" else "organization"
    assert f'<{element} refersTo="#PE">Peru</{element}>' in there or f'<{element} refersTo="#PE_' in there
