"""Markup is read whatever it is: cut, garbled, very long; what it says is that of the text."""

from __future__ import annotations

from pathlib import Path
from time import process_time

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.editing.completing import proposals
from pipeline.editing.hovering import meaning
from pipeline.editing.markup import Markup, read
from pipeline.editing.outlining import outline

LIMA = (Path(__file__).parents[2] / "source" / "lima-declaration.xml").read_text("utf-8")
PIECES = ["<", ">", "/", "</", "<annex", "<body>", '"', "'", "=", " id=", "<!--", "-->", "<![CDATA[", "]]>", "<?"]
SCRAPS = st.lists(st.sampled_from(PIECES) | st.text("a é中\n&\u2028", max_size=4), max_size=30).map("".join)


def sound(markup: Markup) -> None:
    for node in markup.nodes():
        assert markup.text[node.title.start : node.title.end] == node.name
        assert node.span.start == node.tag.start < node.tag.end <= node.span.end <= len(markup.text)
        for value in node.attributes.values():
            assert markup.text[value.span.start : value.span.end] == value.text
        for child in node.children:
            assert node.span.start < child.span.start
            assert child.span.end <= node.span.end


@settings(suppress_health_check=[HealthCheck.too_slow])  # the first draw reads every module of the product
@given(SCRAPS)
def test_whatever_is_typed_is_read(text: str) -> None:
    markup = read(text)
    sound(markup)
    for offset in range(len(text) + 1):
        proposals(markup, offset)
        meaning(markup, offset)
    outline(markup)


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(st.integers(0, len(LIMA)), st.integers(0, 200))
def test_a_document_that_is_cut_keeps_what_is_there(at: int, gap: int) -> None:
    markup = read(LIMA[:at] + LIMA[at + gap :])
    sound(markup)
    whole = {entry.kind for entry in outline(read(LIMA))}
    assert {entry.kind for entry in outline(read(LIMA[:at]))} <= whole | {"document"}


def test_reading_takes_no_square_of_the_length() -> None:
    for scrap in ("<a b=\"'", "<!-", "<a>", "</a>", "<a b='c' ", "=\"'", "<", "<?x", " a=''"):
        begun = process_time()
        read(scrap * 20_000)
        assert process_time() - begun < 5, scrap
