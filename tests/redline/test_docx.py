"""The redline as DOCX: who accepts all has the new version, who rejects all the old one, whoever settles them."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

from pipeline.errors import MastheadError
from pipeline.redline.blocks import blocks_of_docx
from pipeline.redline.docx import Reviser, redline_docx
from pipeline.redline.versions import document_of_source
from pipeline.render.docx import render_docx
from pipeline.style.load import document_style
from tests.conftest import Run
from tests.docx_changes import DOCUMENT, W
from tests.redline.oracle import settled
from tests.redline.revising import revised
from tests.redline.settling import all_settled

_TESTS = Path(__file__).parent.parent
SOURCES = {
    "lima": _TESTS.parent / "source" / "lima-declaration.xml",
    "everything": _TESTS / "source" / "everything.xml",
    "tables": _TESTS / "docx" / "sources" / "tables.xml",
    "joint": _TESTS / "docx" / "sources" / "joint.xml",
    "closings": _TESTS / "docx" / "sources" / "closings.xml",
}
_NOTES = "word/footnotes.xml"
Pair = tuple[bytes, bytes, bytes]


@cache
def _built(path: Path, data: bytes) -> bytes:
    document = document_of_source(path, data)
    return render_docx(document, document_style(document))


def pair(name: str, seed: int) -> Pair:
    """A source as DOCX, a random revision of it, and the redline of the two; seeds without a valid one go on."""
    path = SOURCES[name]
    while True:
        try:
            old, new = _built(path, path.read_bytes()), _built(path, revised(path.read_bytes(), seed))
        except MastheadError:
            seed += 10_000
            continue
        return old, new, redline_docx(old, new, Reviser("Peru", "2026-05-31T00:00:00Z"))


def _said(docx: bytes, *, refused: bool = False) -> list[str]:
    return [f"{each.sort} {each.number} {each.text}" for each in blocks_of_docx(docx, "x.docx", refused=refused)]


def _proven(name: str, seed: int, folder: Path) -> None:
    from openxml_audit import FileFormat, OpenXmlValidator

    old, new, redline = pair(name, seed)
    assert _said(redline) == _said(new)
    assert _said(redline, refused=True) == _said(old)
    for part in (DOCUMENT, _NOTES):
        both = [settled(redline, part, accepted=accepted) for accepted in (True, False)]
        wanted = [settled(each, part, accepted=True) for each in (new, old)]
        if part == _NOTES:  # those of the other version stay in the part; nothing leads to them
            assert all(set(one) <= set(other) for one, other in zip(wanted, both, strict=True))
        else:
            assert both == wanted
    (folder / "redline.docx").write_bytes(redline)
    found = OpenXmlValidator(file_format=FileFormat.OFFICE_2019).validate(str(folder / "redline.docx"))
    assert found.is_valid, found.errors[:3]


@pytest.mark.parametrize(
    ("name", "seed"),
    [("everything", 0), ("joint", 0), *((name, seed) for name in ("tables", "closings") for seed in range(2)),
     *(("lima", seed) for seed in range(4))],
)  # fmt: skip
def test_accepting_and_rejecting_give_both_versions(name: str, seed: int, tmp_path: Path) -> None:
    _proven(name, seed, tmp_path)


@pytest.mark.long
@pytest.mark.parametrize("seed", range(4, 44))
@pytest.mark.parametrize("name", SOURCES)
def test_two_hundred_pairs(name: str, seed: int, tmp_path: Path) -> None:
    _proven(name, seed, tmp_path)


def _in_office(pairs: dict[str, Pair], folder: Path) -> None:
    files = {f"{key}-{what}": data for key, three in pairs.items() for what, data in zip("onr", three, strict=True)}
    found = all_settled(files.items(), folder)
    for key in pairs:
        assert found[f"{key}-r"][0] == found[f"{key}-n"][0], key
        assert found[f"{key}-r"][1] == found[f"{key}-o"][0], key


@pytest.mark.long
@pytest.mark.parametrize("name", SOURCES)
def test_libreoffice_gives_both_versions_of_forty_pairs(name: str, tmp_path: Path) -> None:
    _in_office({f"{seed}": pair(name, seed) for seed in range(40)}, tmp_path)


def test_the_file_says_who_and_when_and_has_a_move_as_one(masthead: Run, lima: Path, tmp_path: Path) -> None:
    from zipfile import ZipFile

    from lxml import etree

    text = lima.read_text("utf-8")
    recital = re.search(r" *<recital>The International Convention on the Protection.*?</recital>\n", text)
    assert recital
    heading = text.index("</recitals>")
    new = tmp_path / "new.xml"
    new.write_text(text[: recital.start()] + text[recital.end() : heading] + recital[0] + text[heading:], "utf-8")
    call = ("diff", lima, new, "--to", "docx", "--author", "Mission of Peru", "--date", "2026-05-31")
    done = masthead(*call)
    assert (done.returncode, done.stdout) == (0, "build/new.redline.docx\n")
    with ZipFile(tmp_path / "build" / "new.redline.docx") as archive:
        root = etree.fromstring(archive.read(DOCUMENT))
    moves = [node for name in ("moveFrom", "moveTo") for node in root.iter(f"{W}{name}") if len(node)]
    assert ["".join(node.itertext())[:30] for node in moves] == ["The International Convention o"] * 2
    assert not list(root.iter(f"{W}ins", f"{W}del"))
    assert {(node.get(f"{W}author"), node.get(f"{W}date")) for node in moves} == {
        ("Mission of Peru", "2026-05-31T00:00:00Z")
    }
    assert masthead(*call).returncode == 0  # the same again is no other file
    other = masthead(*call[:-2])
    assert other.returncode == 2
    assert "MH603" in other.stderr
    assert masthead("diff", lima, new, "--to", "docx", "--date", "today").returncode == 2


def test_references_lead_where_each_version_has_them() -> None:
    """A paragraph is taken out before one that is referred to: the field goes whole, with its old number."""
    path = SOURCES["everything"]
    text = path.read_text("utf-8")
    gone = re.search(r' *<item>That <term key="basin">.*?</item>\n', text)
    assert gone
    old, new = (_built(path, each.encode()) for each in (text, text.replace(gone[0], "")))
    redline = redline_docx(old, new, Reviser("x"))
    one, other = (next(t for t in settled(redline, accepted=yes) if "without prejudice" in t) for yes in (True, False))
    assert "paragraph 1, 1 (a)" in one
    assert "paragraph 2, 2 (a)" in other
