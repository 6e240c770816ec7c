"""Published files of one document in several languages are compared, in a collection as by ``import --sisters``."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from conftest import Run

from pipeline.batch.families import families, family, joined
from pipeline.batch.listing import Listed
from pipeline.batch.order import chunks
from pipeline.batch.packing import Parcel, pack
from pipeline.batch.work import Order, work
from pipeline.files.freshness import product_digest
from pipeline.options import Options
from pipeline.published import import_any
from tests.published.files import paragraph, resolution

_TWO = (paragraph("\tTakes note;", "1.", eid="para_1"), paragraph("\tDecides so.", "2.", eid="para_2"))
_LACKING = (paragraph("\tPrend note.", eid="para_1"),)


def _files(folder: Path) -> list[Path]:
    """The English and the French of a resolution, of which the French lacks a paragraph; and another resolution."""
    folder.mkdir(exist_ok=True)
    held = {
        "A_RES_80_999.eng.xml": resolution(*_TWO),
        "A_RES_80_999.fra.xml": resolution(*_LACKING, language="fra"),
        "A_RES_80_998.eng.xml": resolution(*_TWO),
    }
    for name, data in held.items():
        (folder / name).write_bytes(data)
    return [folder / name for name in held]


def _parcels(folder: Path) -> tuple[Parcel, ...]:
    listed = [Listed(path, path.name) for path in _files(folder)]
    return tuple(parcel for group in families(listed) for parcel in joined([pack(each, "k") for each in group]))


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("d/A_RES_80_1.eng.xml", "d/A_RES_80_1"),
        ("d/A_RES_80_1.zh.xml", "d/A_RES_80_1"),
        ("letter.xml", ""),
        ("a.b.xml", ""),
    ],
)
def test_names_tell_sisters(name: str, expected: str) -> None:
    assert family(name) == expected


def test_sisters_are_compared_as_import_compares_them(tmp_path: Path) -> None:
    parcels = _parcels(tmp_path / "in")
    order = Order("import", Options(), str(tmp_path / "out"), product_digest(), 0.0)
    rows = {row.source: row for row in work(order, parcels)}
    assert {row.outcome for row in rows.values()} == {"built"}
    told = [fault for fault in rows["A_RES_80_999.fra.xml"].faults if fault["code"] == "MH746"]
    english, french = tmp_path / "in" / "A_RES_80_999.eng.xml", tmp_path / "in" / "A_RES_80_999.fra.xml"
    alone = import_any(english.read_bytes(), str(english), [(french.read_bytes(), str(french))])
    expected = [fault for fault in alone.faults if fault.code == "MH746"]
    assert [(each["path"], each["line"], each["wrong"]) for each in told] == [
        (fault.place.path, fault.place.line, fault.wrong) for fault in expected
    ]
    assert expected
    assert not [each for name in rows if ".eng." in name for each in rows[name].faults if each["code"] == "MH746"]


def test_sisters_stay_in_one_chunk_and_depend_on_each_other(tmp_path: Path) -> None:
    parcels = _parcels(tmp_path / "in")
    assert [parcel.family for parcel in parcels] == ["", "A_RES_80_999", "A_RES_80_999"]
    many = tuple(Parcel(f"{at}.xml", "", b"") for at in range(3))
    assert [len(chunk) for chunk in chunks((*many, *parcels[1:]))] == [5]
    (tmp_path / "in" / "A_RES_80_999.fra.xml").write_bytes(resolution(*_TWO, language="fra"))
    listed = [Listed(tmp_path / "in" / parcel.name, parcel.name) for parcel in parcels]
    after = [parcel for group in families(listed) for parcel in joined([pack(each, "k") for each in group])]
    changed = [now.key != before.key for now, before in zip(after, parcels, strict=True)]
    assert changed == [False, True, True]


@pytest.mark.long
def test_the_report_has_what_differs_and_the_next_run_does_all_sisters(process: Run, tmp_path: Path) -> None:
    _files(tmp_path / "in")
    call = ("batch", tmp_path / "in", "--do", "import", "--out", tmp_path / "out", "--jobs", 1)
    assert process(*call).returncode == 0
    rows = [json.loads(line) for line in (tmp_path / "out" / "report.jsonl").read_text("utf-8").splitlines()]
    assert [row["source"] for row in rows if any(fault["code"] == "MH746" for fault in row["faults"])] == [
        "A_RES_80_999.fra.xml"
    ]
    assert "MH746" in (tmp_path / "out" / "report.html").read_text("utf-8")
    (tmp_path / "in" / "A_RES_80_999.fra.xml").write_bytes(resolution(*_TWO, language="fra"))
    done = process(*call)
    assert "2 built, 1 fresh" in done.stderr
