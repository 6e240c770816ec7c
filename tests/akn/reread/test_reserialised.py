"""Import does not depend on how a file is written down: laid out anew, other prefixes, encodings, canonical XML."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from shutil import which
from subprocess import run

import pytest
from akn.conftest import SOURCES, document_of
from akn.test_cited_places import DOCUMENTS as PLACES
from lxml import etree
from sampling import every

from masthead import load
from pipeline.akn.file import AknFile
from pipeline.akn.layout import mark_spaces
from pipeline.errors import Severity
from pipeline.importing import import_akn
from pipeline.render.akn import Shape, render_akn

AKN = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
SPACE = {"xml": "http://www.w3.org/XML/1998/namespace"}
DOCUMENTS = (*PLACES, *sorted((SOURCES.parent.parent / "words").glob("letter.*.xml")))


def formatted(data: bytes) -> bytes:
    """As ``xmllint --format`` does, with that program where it is installed."""
    if which("xmllint"):
        return run(["xmllint", "--format", "-"], input=data, capture_output=True, check=True).stdout
    root = etree.fromstring(data, etree.XMLParser(remove_blank_text=True))
    return etree.tostring(root, pretty_print=True, xml_declaration=True, encoding="UTF-8")


def prefixed(data: bytes) -> bytes:
    root = etree.fromstring(data)
    again = etree.Element(root.tag, dict(root.attrib), nsmap={"a": AKN, "un": "http://un.org/akn4un"})
    again.text = root.text
    again.extend(list(root))
    etree.cleanup_namespaces(again)
    return etree.tostring(again, xml_declaration=True, encoding="UTF-8")


def in_two_bytes(data: bytes) -> bytes:
    return etree.tostring(etree.fromstring(data), xml_declaration=True, encoding="UTF-16")


def canonical(data: bytes) -> bytes:
    return etree.tostring(etree.fromstring(data), method="c14n", with_comments=False)


def dense(data: bytes) -> bytes:
    """Without the line breaks and indents of ours."""
    return etree.tostring(etree.fromstring(data, etree.XMLParser(remove_blank_text=True)))


def with_line_ends_of_windows(data: bytes) -> bytes:
    return data.replace(b"\n", b"\r\n")


def wrapped(data: bytes) -> bytes:
    """Lines broken at the spaces of the words, as editors do it where they may."""
    root = etree.fromstring(data)
    kept = {each for held in root.iterfind(".//*[@xml:space]", SPACE) for each in held.iter()}
    for each in root.iterfind(".//{*}p//*"):
        if each not in kept and each.text and each.text.strip():
            each.text = each.text.replace(" ", "\n      ")
    return etree.tostring(root)


def two_bytes_formatted(data: bytes) -> bytes:
    return formatted(in_two_bytes(data))


def all_at_once(data: bytes) -> bytes:
    return canonical(prefixed(formatted(data)))


WAYS: tuple[Callable[[bytes], bytes], ...] = (
    formatted, prefixed, in_two_bytes, canonical, dense, with_line_ends_of_windows, wrapped,
    two_bytes_formatted, all_at_once,
)  # fmt: skip


def read(data: bytes) -> list[tuple[object, ...]]:
    """All that a reader of ours gets to see."""
    elements = AknFile.read(data, "x").elements
    return [(each.tag, sorted(each.attrib.items()), each.text or "", each.tail or "") for each in elements]


@pytest.fixture(scope="module")
def written() -> dict[Shape, bytes]:
    document = document_of(SOURCES / "everything.xml")
    return {shape: render_akn(document, shape=shape).encode() for shape in Shape}


@pytest.mark.parametrize("path", every(3, DOCUMENTS), ids=lambda path: path.stem)
def test_every_output_written_otherwise_is_read_as_the_same(path: Path) -> None:
    data = render_akn(document_of(path)).encode()
    said = read(data)
    for way in WAYS:
        assert read(way(data)) == said, way


@pytest.mark.parametrize("shape", Shape)
@pytest.mark.parametrize("way", every(3, WAYS))
def test_it_gives_the_same_source(written: dict[Shape, bytes], way: Callable[[bytes], bytes], shape: Shape) -> None:
    path = str(SOURCES / "x.akn.xml")
    assert import_akn(way(written[shape]), path) == import_akn(written[shape], path)


@pytest.mark.parametrize("path", every(8, DOCUMENTS), ids=lambda path: path.stem)
def test_every_document_comes_back(path: Path) -> None:
    """What the checks accept gives a source, and this the same Akoma Ntoso again."""
    if any(fault.severity is Severity.ERROR for fault in load(path).check()):
        pytest.skip("the checks refuse the source itself")
    _, losses = import_akn(render_akn(document_of(path)).encode(), str(path.parent / "x.akn.xml"))
    assert [fault.code for fault in losses] == ["MH591", "MH592", "MH593"]


@pytest.mark.parametrize("way", [in_two_bytes, prefixed, all_at_once])
def test_a_file_of_any_name_is_known_for_what_it_is(
    masthead: Callable[..., object], tmp_path: Path, written: dict[Shape, bytes], way: Callable[[bytes], bytes]
) -> None:
    (tmp_path / "some.xml").write_bytes(way(written[Shape.FLAT]))
    assert masthead("check", tmp_path / "some.xml").returncode == 0


def test_a_space_before_the_first_element_is_kept() -> None:
    """As a heading has it that was issued with a space before its label."""
    akn = render_akn(document_of(SOURCES / "everything.xml")).replace("><docTitle>", "> <docTitle>").encode()
    root = etree.fromstring(akn)
    mark_spaces(root)
    marked = etree.tostring(root)
    assert read(formatted(marked)) == read(marked)
