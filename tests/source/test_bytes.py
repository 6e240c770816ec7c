"""No bytes bring the reader down: any file gives a source, or faults with places."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from pipeline.errors import MastheadError
from pipeline.source.dump import dump, without_places
from pipeline.source.grammar.check import grammar_faults
from pipeline.source.load import load
from pipeline.source.model.document import Source
from pipeline.xmlio.parse import MAX_BYTES, MAX_DEPTH, parse, read_bytes

HERE = Path(__file__).parent
EVERYTHING = (HERE / "everything.xml").read_bytes()
LIMA = (HERE.parent.parent / "source" / "lima-declaration.xml").read_bytes()
SNIPPETS = st.sampled_from(
    [
        *(
            b"<",
            b"&",
            b">",
            b"]]>",
            b"\x00",
            b"\xff",
            b"\xef\xbb\xbf",
            b"<!--",
            b"<![CDATA[",
            b"</",
            b"/>",
            b'"',
            b"&#0;",
        ),
        *(
            b"<paragraph>",
            b"</paragraph>",
            b"<list><point/></list>",
            b'<ref to="a" symbol="b"/>',
            b"<run-in>x</run-in>",
        ),
        *(
            b' id="a"',
            b' xml:lang="x"',
            b' number=" 8  bis "',
            b' numbered=" 1 "',
            b"&amp;",
            b"\xe6\xb0\xb4\n\xe6\xb0\xb4",
        ),
        *(b"<!DOCTYPE a>", b' xmlns=""', b' xmlns:x="y"', b"<?x y?>", b'<note id="n"><text/></note>', b"<contents/>"),
    ]
)


def outcome(data: bytes) -> Source | None:
    """The source, or none where there are faults; each has a code, a place in the file, and words."""
    try:
        parsed = parse("any.xml", data)
        faults = grammar_faults(parsed)
        if not faults:
            return load(parsed)
    except MastheadError as error:
        faults = error.faults
    assert faults
    lines = data.count(b"\n") + data.count(b"\r") + 1
    for fault in faults:
        assert fault.code.startswith("MH")
        assert fault.place.path == "any.xml"
        assert 1 <= fault.place.line <= lines
        assert fault.place.column >= 1
        assert fault.wrong
        assert fault.expected
        assert fault.mend
    return None


@given(st.binary(max_size=300))
@example(b"")
@example(b"<\x00?\x00")
@example("<a>é & </a>".encode("utf-16"))
def test_random_bytes(data: bytes) -> None:
    outcome(data)


@pytest.mark.long
@given(st.text(max_size=300).map(str.encode))
@example(b"<a:b:c xmlns:a='x'/>")
@example(b"<a xmlns:x='y z' x:b=''/>")
def test_random_text(data: bytes) -> None:
    outcome(data)


@given(st.integers(0, len(LIMA)))
@settings(max_examples=60)
def test_a_source_that_was_cut_off(length: int) -> None:
    assert (outcome(LIMA[:length]) is None) or length >= len(LIMA.rstrip())


@given(st.lists(st.tuples(st.integers(0, len(EVERYTHING)), st.integers(0, 30), SNIPPETS), min_size=1, max_size=3))
@settings(max_examples=150, deadline=None)
def test_a_source_that_was_damaged(changes: list[tuple[int, int, bytes]]) -> None:
    data = EVERYTHING
    for position, removed, snippet in changes:
        data = data[:position] + snippet + data[position + removed :]
    source = outcome(data)
    if source is not None:
        written = parse("any.xml", dump(source).encode())
        assert grammar_faults(written) == ()
        assert without_places(load(written)) == without_places(source)


@pytest.mark.parametrize(("size", "refused"), [(MAX_BYTES, False), (MAX_BYTES + 1, True)])
def test_twenty_megabytes_are_the_limit(size: int, refused: bool, tmp_path: Path) -> None:
    path = tmp_path / "large.xml"
    path.write_bytes(LIMA.rstrip() + b" " * (size - len(LIMA.rstrip())))
    if refused:
        with pytest.raises(MastheadError, match="MH102"):
            read_bytes(path)
        with pytest.raises(MastheadError, match="MH102"):
            parse(str(path), path.read_bytes())
    else:
        assert outcome(read_bytes(path)) is not None


@pytest.mark.parametrize(("depth", "code"), [(MAX_DEPTH, "MH208"), (MAX_DEPTH + 1, "MH105")])
def test_a_hundred_levels_are_the_limit(depth: int, code: str) -> None:
    data = b"<a>" * depth + b"</a>" * depth
    try:
        faults = grammar_faults(parse("deep.xml", data))
    except MastheadError as error:
        faults = error.faults
    assert [fault.code for fault in faults] == [code]


@pytest.mark.parametrize("name", ["missing.xml", ".", "nul\0.xml", "n" * 300])
def test_a_file_that_cannot_be_read(name: str, tmp_path: Path) -> None:
    with pytest.raises(MastheadError) as caught:
        read_bytes(tmp_path / name)
    (fault,) = caught.value.faults
    assert fault.code == "MH101"


def test_places_are_those_of_the_start_tags() -> None:
    parsed = parse("p.xml", "<a>\n  <b/>é<c>\n\t<d/></c></a>".encode())
    found = [(str(parsed.place(node)), node.tag) for node in parsed.root.iter()]
    assert found == [("p.xml:1:1", "a"), ("p.xml:2:3", "b"), ("p.xml:2:8", "c"), ("p.xml:3:2", "d")]
