"""Variants of the masthead and of direction: nothing is invented for what is unassigned, and Arabic is mirrored."""

from __future__ import annotations

from pathlib import Path

import pytest
from look.building import build, document_of, source

from pipeline.errors import MastheadError
from pipeline.render.emblem import VARIABLE, emblem_address
from pipeline.render.environment import environment
from pipeline.render.pdf import render_pdf_html
from pipeline.render.pdf.pictures import barcode
from pipeline.style.choose import choose_layout, covers
from pipeline.style.landmarks import Box
from pipeline.style.load import house_style
from pipeline.style.sheets import layouts

pytestmark = pytest.mark.filterwarnings("ignore::ResourceWarning")  # WeasyPrint leaves its colour profile open


def test_nothing_is_printed_for_what_is_unassigned(lima: Path) -> None:
    document = document_of(lima.read_bytes())
    for layout in layouts():
        html = render_pdf_html(document, house_style(layout)).html
        for part in ("barcode", "qr", "recycle", "job-line", "right-date", "right-original"):
            assert f'class="{part}' not in html, (layout, part)


def test_code_39_is_the_job_number_between_asterisks() -> None:
    assert barcode("", Box(0, 0, 101.2, 12)) == ""
    assert barcode("*0638211*", Box(0, 0, 101.2, 12)) == barcode("0638211", Box(0, 0, 101.2, 12))


def test_an_arabic_document_is_mirrored(tmp_path: Path) -> None:
    annex = "<annex><title>A</title><body><paragraph>اثنان</paragraph></body></annex>"
    document = document_of(source(lang="ar", letter="<paragraph>واحد</paragraph>", attached=annex))
    pages = build(document, tmp_path, "ar")
    symbol = pages.line(1, "A/79/9904")
    assert symbol.x0 == pytest.approx(60.0, abs=0.6)
    assert pages.line(1, "6 May 2025").x0 == pytest.approx(60.0, abs=0.5)
    assert pages.line(2, "A/79/9904").x1 == pytest.approx(552.1, abs=0.6), (
        "even pages have their outer side at the right"
    )


def test_the_emblem_is_the_stand_in_unless_configured(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(VARIABLE, raising=False)
    stand_in = emblem_address()
    own = tmp_path / "own.svg"
    own.write_text('<svg xmlns="http://www.w3.org/2000/svg"/>', encoding="utf-8")
    monkeypatch.setenv(VARIABLE, str(own))
    assert emblem_address() != stand_in
    monkeypatch.setenv(VARIABLE, str(tmp_path / "nothing.svg"))
    with pytest.raises(MastheadError, match="MH311"):
        emblem_address()


def test_templates_are_compiled_anew_where_nothing_can_be_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("no folder", encoding="utf-8")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    assert environment.__wrapped__().bytecode_cache is None
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "new"))
    assert environment.__wrapped__().get_template("docx/namespaces.xml.j2").render()
    assert list((tmp_path / "new" / "masthead" / "templates").iterdir())


def test_the_layout_follows_the_date() -> None:
    assert choose_layout("2006-06-12") == "new-york-2006"
    assert choose_layout("2025-03-03") == "new-york"
    assert choose_layout("2025-06-03") == choose_layout("") == "new-york-2025"
    assert choose_layout("1994-01-01") == "new-york-2006"
    assert not covers("new-york-2006", "1994-01-01")
    assert covers("new-york-2006", "2006-06-12")
    assert covers("geneva", "1950-01-01")


def test_a_layout_that_the_house_has_not_is_a_fault_of_the_call() -> None:
    with pytest.raises(MastheadError, match="MH701"):
        house_style("vienna")
