"""XLIFF out of a source and back: every passage is a unit, every inline code comes back, and nothing else changes."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from pipeline.checks.versions import parity
from pipeline.errors import MastheadError
from pipeline.exchange import from_xliff, to_xliff
from pipeline.exchange.units import passages, speaks
from pipeline.resolve.document import resolve
from pipeline.source.grammar.check import grammar_faults
from pipeline.source.load import load
from pipeline.source.model.document import Source
from pipeline.xmlio.parse import parse
from tests.conftest import Run

HERE = Path(__file__).parents[1]
EVERYTHING = HERE / "everything.xml"
X = "{urn:oasis:names:tc:xliff:document:2.0}"


def read(path: Path) -> Source:
    return load(parse(path.name, path.read_bytes()))


@pytest.fixture(params=["everything", "lima"])
def source(request: pytest.FixtureRequest, lima: Path) -> Source:
    return read(EVERYTHING if request.param == "everything" else lima)


def filled(text: str, change: str = "") -> bytes:
    """The XLIFF with each source as its target, ``change`` put before its first words."""
    root = etree.fromstring(text.encode())
    for element in root.iter(f"{X}source"):
        target = etree.fromstring(etree.tostring(element, with_tail=False))
        target.tag = f"{X}target"
        target.text = change + (target.text or "")
        element.addnext(target)
    return etree.tostring(root)


def test_every_passage_with_words_is_a_unit_of_its_own(source: Source) -> None:
    root = etree.fromstring(to_xliff(source, "x.xml", "fr").encode())
    assert (root.get("version"), root.get("srcLang"), root.get("trgLang")) == ("2.1", "en", "fr")
    keys = [unit.get("id") for unit in root.iter(f"{X}unit")]
    assert len(keys) == len(set(keys)) == len(list(passages(source)))
    for unit in root.iter(f"{X}unit"):
        codes = [code.get("id") for code in unit.iter(f"{X}pc", f"{X}ph")]
        assert codes == [str(number) for number in range(1, len(codes) + 1)]
    assert all(speaks(content) for _, content in passages(source))


def test_the_version_has_the_words_of_the_targets_and_the_structure_of_the_source(source: Source) -> None:
    text = from_xliff(filled(to_xliff(source, "x.xml", "fr"), "‹"), "x.xlf", source)
    parsed = parse("fr.xml", text.encode())
    assert grammar_faults(parsed) == ()
    version = load(parsed)
    assert version.lang == "fr"
    told = dict(passages(version))
    for key, _content in passages(source):
        assert told[key], key
    assert text.count("‹") >= len(list(passages(source)))
    folder = EVERYTHING.parent
    assert parity(resolve(source, folder), resolve(version, folder)) == ()


def test_what_has_no_target_waits_in_brackets(lima: Path) -> None:
    source = read(lima)
    text = from_xliff(to_xliff(source, "x.xml", "es").encode(), "x.xlf", source)
    assert "[I have " in text


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ('trgLang="fr"', "", "MH151"),
        ('trgLang="fr"', 'trgLang="en"', "MH151"),
        ('version="2.1"', 'version="1.2"', "MH151"),
        ('id="letter.title.0.content"', 'id="letter.title.99.content"', "MH151"),
        ('<pc id="1"', '<pc id="7"', "MH152"),
    ],
)
def test_what_is_not_of_the_source_is_told_at_its_place(old: str, new: str, code: str, lima: Path) -> None:
    source = read(lima)
    text = filled(to_xliff(source, "x.xml", "fr")).decode()
    assert old in text
    with pytest.raises(MastheadError) as refused:
        from_xliff(text.replace(old, new).encode(), "x.xlf", source)
    assert {fault.code for fault in refused.value.faults} == {code}
    assert all(fault.place.line for fault in refused.value.faults)


def test_the_commands(masthead: Run, tmp_path: Path) -> None:
    assert masthead("new", "letter", "-o", "a.xml").returncode == 0
    assert masthead("export", "a.xml", "--xliff", "--lang", "ru", "-o", "a.xlf").returncode == 0
    text = (tmp_path / "a.xlf").read_text("utf-8").replace("22 September 2025", "22 сентября 2025 года")
    (tmp_path / "b.xlf").write_bytes(filled(text))
    done = masthead("import", "b.xlf", "--xliff", "--of", "a.xml", "-o", "a.ru.xml")
    assert (done.returncode, done.stderr) == (0, "")
    assert 'xml:lang="ru"' in (tmp_path / "a.ru.xml").read_text("utf-8")
    assert masthead("check", "--versions", "a.xml", "a.ru.xml").returncode == 0
    assert masthead("export", "a.xml").returncode == 2
    assert masthead("import", "b.xlf", "--xliff").returncode == 2
