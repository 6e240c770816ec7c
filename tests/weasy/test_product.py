"""What the product itself makes keeps both standards of both profiles, and a second checker finds no error in it.

``outloud`` is wrong in a few places; these are listed by document and code, and docs/pdf.md says why. What each of
them claims is looked at here by other means: rows fill their table, and what is painted comes in the tree's order.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pikepdf
import pytest
import verapdf
from building import built
from sampling import every
from weasy.test_structure import read

from pipeline.outputs import Format

FLAVOURS = {"a3a-ua1": ("3a", "ua1"), "a4f-ua2": ("4f", "ua2")}
SOURCES = {
    "everything": "tests/source/everything.xml",
    "two-organs": "tests/look/sources/letter.xml",
    "arabic": "tests/words/letter.ar.xml",
    "council": "tests/look/sources/council.xml",
    "lima": "source/lima-declaration.xml",
    "chinese": "tests/words/letter.zh.xml",
}
NAMES = every(2, SOURCES)  # every construct is in the first; Arabic runs the other way; the Lima letter is the product
#: What outloud 0.2.1 says of a document, though it is not so.
FALSE_ALARMS = {
    "everything": {"TBL-001": "error", "TBL-004": "error", "ORD-001": "warning"},
    "arabic": {"TXT-004": "warning"},
}
Made = Callable[[str, str], Path]


@pytest.fixture(scope="module")
def made(checkout: Path, tmp_path_factory: pytest.TempPathFactory) -> Made:
    """The PDF of one of the ``SOURCES`` in a profile, made once."""
    folder = tmp_path_factory.mktemp("product")

    def make(name: str, profile: str) -> Path:
        path = folder / f"{name}.{profile}.pdf"
        if not path.exists():
            done = built(checkout / SOURCES[name], (Format.PDF,), profile=profile, verify=False, validate=False)
            path.write_bytes(done.outputs[Format.PDF])
        return path

    return make


@pytest.mark.long
@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("profile", every(2, FLAVOURS))
def test_passes_verapdf_for_both_standards(made: Made, name: str, profile: str) -> None:
    for flavour in FLAVOURS[profile]:
        report = verapdf.validate(made(name, profile), flavour)
        assert report.passed, f"{flavour}: {report}"
        assert report.failures == ()
        assert report.checks > 1000


@pytest.mark.long
@pytest.mark.parametrize("name", NAMES)
def test_outloud_finds_nothing_but_its_false_alarms(made: Made, name: str, tmp_path: Path) -> None:
    result = tmp_path / "outloud.json"
    command = [str(Path(sys.executable).with_name("outloud")), "--json", str(result), "-q", "--fail-on", "never"]
    subprocess.run([*command, made(name, "a3a-ua1")], check=True, capture_output=True)
    (report,) = json.loads(result.read_text("utf-8"))["results"]
    assert report["error"] is None
    found = {finding["rule"]: finding["severity"] for finding in report["findings"] if finding["severity"] != "info"}
    assert found == FALSE_ALARMS.get(name, {}), json.dumps(report["findings"], indent=1)


@pytest.mark.parametrize("name", NAMES)
def test_every_row_fills_its_table(made: Made, name: str) -> None:
    with pikepdf.open(made(name, "a3a-ua1")) as pdf:
        for table in (element for element in _walk(pdf.Root.StructTreeRoot.K) if element.S == "/Table"):
            assert len(set(_widths(table))) == 1


@pytest.mark.parametrize("name", NAMES)
def test_all_but_notes_is_painted_in_the_order_of_the_tree(made: Made, name: str) -> None:
    with pikepdf.open(made(name, "a3a-ua1")) as pdf:
        order = [mark for mark, noted in _marks(pdf) if not noted]
        for number, page in enumerate(pdf.pages):
            wanted = [mark for where, mark in order if where == page.objgen]
            painted = [mark for mark in _painted(page) if mark in wanted]
            assert painted == wanted, f"page {number + 1}"


@pytest.mark.long
def test_a_contents_line_is_number_link_and_page_and_its_leader_one_artifact(made: Made) -> None:
    path = made("everything", "a3a-ua1")
    with pikepdf.open(path) as pdf:
        tree = read(path, pdf)
        (contents,) = [one for one in tree.all("TOC") if one.text.startswith("Identical letters")]
        entries = contents.all("TOCI")
        quantity = [one for one in entries if "Quantity" in one.text][-1]
        assert [kid.role for kid in quantity.kids] == ["Lbl", "Reference"]
        assert [kid.role for kid in quantity.kids[1].kids] == ["Link"]
        assert quantity.kids[0].text.strip() == "A."
        assert quantity.kids[1].text.split() == ["Quantity", "5"]
        findings = next(one for one in entries if one.text.startswith("2. Findings"))
        assert [kid.role for kid in findings.kids] == ["Lbl", "Reference", "TOC"], "the next level is in its entry"
        assert quantity in findings.kids[2].kids
        for entry in entries:
            (reference,) = (kid for kid in entry.kids if kid.role == "Reference")
            assert sum(kid.annotations for kid in reference.kids) == 1
        (page,) = contents.pages
        opened = [str(one.operands[1].get("/Type")) for one in _instructions(pdf.pages[page], "BDC")]
        assert opened.count("/Layout") == len(entries)
    words = subprocess.run(
        ["pdftotext", "-f", str(page + 1), "-l", str(page + 1), "-layout", str(path), "-"],
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    assert words.replace(" ", "").count("....") > len(entries)


def _walk(element: Any) -> Iterator[Any]:
    yield element
    for kid in _kids(element):
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield from _walk(kid)


def _kids(element: Any) -> list[Any]:
    kids = element.get("/K", pikepdf.Array())
    return list(kids) if isinstance(kids, pikepdf.Array) else [kids]


def _widths(table: Any) -> Iterator[int]:
    """How many columns each row has, with the cells that reach down into it."""
    reaching: Counter[int] = Counter()
    for row_number, row in enumerate(element for element in _walk(table) if element.S == "/TR"):
        width = reaching[row_number]
        for cell in _kids(row):
            span = cell.get("/A", {})
            columns, rows = int(span.get("/ColSpan", 1)), int(span.get("/RowSpan", 1))
            width += columns
            reaching.update({row_number + below: columns for below in range(1, rows)})
        yield width
    assert max(reaching, default=0) <= row_number


def _marks(pdf: pikepdf.Pdf) -> Iterator[tuple[tuple[Any, int], bool]]:
    """Page and number of each marked content in the order of the tree, and whether it is a note's."""
    waiting: list[tuple[Any, Any, bool]] = [(pdf.Root.StructTreeRoot.K, None, False)]
    while waiting:
        kid, page, noted = waiting.pop()
        if isinstance(kid, int):
            yield (page.objgen, kid), noted
        elif "/MCID" in kid:
            yield (kid.get("/Pg", page).objgen, int(kid.MCID)), noted
        elif "/S" in kid:
            page, noted = kid.get("/Pg", page), noted or kid.S == "/Note"
            waiting += [(below, page, noted) for below in reversed(_kids(kid))]


def _painted(page: Any) -> list[int]:
    return [int(one.operands[1].MCID) for one in _instructions(page, "BDC") if "/MCID" in one.operands[1]]


def _instructions(page: Any, operator: str) -> list[Any]:
    return list(pikepdf.parse_content_stream(page, operator))
