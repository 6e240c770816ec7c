"""Loading, fonts, addresses, warnings, pages, and the same bytes everywhere."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.errors import Exit, MastheadError
from pipeline.weasy import Laid, Metadata, Profile, engine, lay_out, write_pdf

CHECKOUT = Path(__file__).parents[2]
WRITE = """
import sys
from pathlib import Path
sys.path[:0] = [{checkout!r}, {here!r}]
from conftest import AKN, METADATA, SOURCE, sample
from pipeline.weasy import Profile, lay_out, write_pdf
laid = lay_out(sample(), "", fontconfig=Path({fontconfig!r}))
for profile in Profile:
    sys.stdout.buffer.write(write_pdf(laid, profile=profile, metadata=METADATA, attached=(SOURCE, AKN)))
"""


def write_elsewhere(fontconfig: Path, cwd: Path, **environment: str) -> bytes:
    code = WRITE.format(checkout=str(CHECKOUT), here=str(Path(__file__).parent), fontconfig=str(fontconfig))
    return subprocess.run(
        [sys.executable, "-c", code], cwd=cwd, env=os.environ | environment, capture_output=True, check=True
    ).stdout


def test_importing_costs_nothing() -> None:
    code = "import sys, pipeline.weasy; print([m for m in sys.modules if m.split('.')[0] in ('weasyprint', 'pydyf')])"
    done = subprocess.run([sys.executable, "-c", code], cwd=CHECKOUT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.long
def test_same_bytes_in_another_place_time_zone_and_hash_seed(fontconfig: Path, tmp_path: Path) -> None:
    one = write_elsewhere(fontconfig, CHECKOUT, TZ="Asia/Tokyo", PYTHONHASHSEED="1")
    other = write_elsewhere(fontconfig, tmp_path, TZ="America/Lima", PYTHONHASHSEED="2", LANG="C")
    assert len(one) > 50_000
    assert one == other


def test_a_second_document_of_a_process_is_like_the_first(
    laid: Laid, html: str, fontconfig: Path, metadata: Metadata
) -> None:
    first = write_pdf(laid, profile=Profile.A3_UA1, metadata=metadata, attached=())
    again = lay_out(html, "", fontconfig=fontconfig)
    assert write_pdf(again, profile=Profile.A3_UA1, metadata=metadata, attached=()) == first


def test_page_of_every_id(laid: Laid) -> None:
    pages = laid.page_of()
    assert laid.pages >= 4
    assert [pages[name] for name in ("letter", "first", "note-a", "arabic", "item-2", "annex", "tables")] == [
        1, 1, 1, 1, 1, 2, 2,
    ]  # fmt: skip
    assert pages["states"] <= pages["last"] <= laid.pages


def test_the_style_sheet_counts(fontconfig: Path) -> None:
    laid = lay_out('<html lang="en"><p>a<p id="b">b', "#b { break-before: page }", fontconfig=fontconfig)
    assert laid.pages == 2
    assert laid.page_of() == {"b": 2}


@pytest.mark.long
@pytest.mark.parametrize(
    ("html", "found"),
    [
        ('<img alt="x" src="https://example.org/x.png">', "only data: addresses"),
        ('<img alt="x" src="file:///etc/hostname">', "outside the folder"),
        ('<link rel="stylesheet" href="http://example.org/x.css">', "only data: addresses"),
        ('<p style="no-such-property: 1">x', "no-such-property"),
        ("<p>\ue000", "U+E000"),
    ],
)
def test_a_warning_is_a_fault(html: str, found: str, fontconfig: Path, metadata: Metadata) -> None:
    with pytest.raises(MastheadError, match="MH304") as caught:
        write_pdf(
            lay_out(f'<html lang="en">{html}', "", fontconfig=fontconfig),
            profile=Profile.A3_UA1, metadata=metadata, attached=(),
        )  # fmt: skip
    assert found in str(caught.value)


def test_files_of_the_given_folder_only(fontconfig: Path, tmp_path: Path) -> None:
    inside = tmp_path / "inside"
    inside.mkdir()
    (inside / "dot.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')
    (tmp_path / "dot.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')
    assert lay_out('<html lang="en"><img src="dot.svg">', "", fontconfig=fontconfig, base=inside).pages == 1
    for outside in ("../dot.svg", "%2e%2e/dot.svg"):
        with pytest.raises(MastheadError, match="outside the folder"):
            lay_out(f'<html lang="en"><img src="{outside}">', "", fontconfig=fontconfig, base=inside)


def test_missing_pango_is_one_clear_error(fontconfig: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_name: str) -> None:
        raise OSError("cannot load library 'libgobject-2.0-0'")

    engine._import.cache_clear()
    monkeypatch.setattr(engine, "import_module", fail)
    with pytest.raises(MastheadError, match="MH302") as caught:
        engine.load(fontconfig)
    assert caught.value.exit_code is Exit.ENVIRONMENT
    assert "libpangoft2-1.0-0" in str(caught.value)


def test_another_version_of_weasyprint_is_refused(fontconfig: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    engine._import.cache_clear()
    monkeypatch.setattr(engine, "_installed", lambda: "71.0")
    with pytest.raises(MastheadError, match="MH303"):
        engine.load(fontconfig)
