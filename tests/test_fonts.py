"""The fonts of the house: found, alone before Pango, and honest about what they cannot print."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import Exit, MastheadError
from pipeline.fonts import HOUSE, Script, configuration, coverage, font_digest, found_fonts, private_fontconfig
from pipeline.fonts import search as search_module
from pipeline.fonts.search import Found, missing, search

BY_SCRIPT = {font.typeface.script: font for font in found_fonts()}


def test_every_typeface_is_found_and_is_what_it_says() -> None:
    assert not missing(found_fonts())
    for font in found_fonts():
        for path in font.files:
            with TTFont(path, fontNumber=font.typeface.face, lazy=True) as opened:
                assert opened["name"].getBestFamilyName() == font.typeface.family


def test_all_cuts_of_a_typeface_hold_the_characters_that_are_checked() -> None:
    for font in found_fonts():
        characters = [code_points(path, font.typeface.face) for path in font.files]
        letters = {
            code for code in characters[0] if chr(code).isalpha() and code < 0x1EE00
        }  # less the mathematical ones
        for path, known in zip(font.files, characters, strict=True):
            assert letters <= known, f"{path.name} lacks {[hex(code) for code in sorted(letters - known)][:20]}"


def test_the_newer_liberation_wins_and_any_folder_will_do(tmp_path: Path) -> None:
    for folder in ("truetype/liberation", "truetype/liberation2", "elsewhere/deep"):
        (tmp_path / folder).mkdir(parents=True)
        for path in BY_SCRIPT[Script.LATIN].files:
            shutil.copy(path, tmp_path / folder)
    assert search((tmp_path,))[0].files[0].parent == tmp_path / "truetype/liberation2"
    assert search((tmp_path / "elsewhere",))[0].files[0].parent == tmp_path / "elsewhere/deep"


def test_an_incomplete_typeface_is_missing(tmp_path: Path) -> None:
    shutil.copy(BY_SCRIPT[Script.LATIN].files[0], tmp_path)
    assert [face.script for face in missing(search((tmp_path,)))] == [Script.LATIN, Script.HAN]


def test_missing_fonts_are_an_error_of_the_machine_that_names_the_packages(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search_module, "font_folders", lambda: (tmp_path / "none",))
    with pytest.raises(MastheadError) as caught:
        private_fontconfig(tmp_path)
    assert caught.value.exit_code is Exit.ENVIRONMENT
    assert [fault.code for fault in caught.value.faults] == ["MH301", "MH301"]
    assert "apt-get install fonts-liberation2" in str(caught.value)
    assert "apt-get install fonts-noto-cjk" in str(caught.value)
    assert not list(tmp_path.iterdir())


def test_a_folder_that_cannot_be_written_is_an_error_of_the_machine(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(MastheadError, match="MH306") as caught:
        private_fontconfig(tmp_path / "file")
    assert caught.value.exit_code is Exit.ENVIRONMENT


def test_the_cache_follows_the_user_s_setting(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert configuration.user_cache() == tmp_path / "masthead"
    monkeypatch.setenv("XDG_CACHE_HOME", "relative/is/ignored")
    assert configuration.user_cache() == Path.home() / ".cache/masthead"


def test_a_user_without_a_home_has_a_cache_of_its_own_among_the_temporary_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("in the way")
    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    monkeypatch.setenv("HOME", str(tmp_path / "file"))
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    cache = configuration.user_cache()
    assert cache == tmp_path / f"masthead-{os.getuid()}"
    assert cache.stat().st_mode & 0o777 == 0o700
    assert private_fontconfig(cache).is_file()
    cache.chmod(0o777)  # anybody might have put code there
    assert configuration.user_cache() == tmp_path / "file" / ".cache" / "masthead"


def test_a_user_whom_the_machine_does_not_know_has_fonts_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("HOME")
    monkeypatch.setattr("os.getuid", lambda: 4_000_000_000)
    assert search_module.home_folder() == Path("/")
    assert Path("/usr/share/fonts") in search_module.font_folders()


def test_the_configuration_is_written_once_and_mended_when_damaged(tmp_path: Path) -> None:
    path = private_fontconfig(tmp_path / "a & <b>")
    first = path.read_bytes(), path.stat().st_mtime_ns
    assert private_fontconfig(tmp_path / "a & <b>") == path
    assert (path.read_bytes(), path.stat().st_mtime_ns) == first
    path.unlink()
    assert private_fontconfig(tmp_path / "a & <b>").read_bytes() == first[0]
    assert [item.name for item in path.parent.parent.iterdir()] == [path.parent.name]


def test_the_configuration_is_quick_when_it_is_there(tmp_path: Path) -> None:
    private_fontconfig(tmp_path)
    best = 1.0
    for _ in range(5):
        started = time.perf_counter()
        private_fontconfig(tmp_path)
        best = min(best, time.perf_counter() - started)
    assert best < 0.005


def test_pango_sees_the_fonts_of_the_house_and_no_other(tmp_path: Path) -> None:
    listed = fontconfig("fc-list", "--format=%{family[0]}\n", configuration=private_fontconfig(tmp_path / "a & <b>"))
    assert set(listed.split("\n")) - {""} == {face.family for face in HOUSE}


@pytest.mark.parametrize(
    ("pattern", "family"),
    [
        ("DejaVu Sans", "Liberation Serif"),
        ("serif", "Liberation Serif"),
        ("Liberation Serif:charset=0631", "Amiri"),
        ("Liberation Serif:charset=4E2D", "Noto Serif CJK SC"),
        ("Liberation Serif:charset=2011", "Liberation Serif"),
    ],
)
def test_what_the_requested_family_lacks_is_taken_in_the_order_of_the_house(
    pattern: str, family: str, tmp_path: Path
) -> None:
    assert fontconfig("fc-match", "-f", "%{family[0]}", pattern, configuration=private_fontconfig(tmp_path)) == family


def test_a_pdf_embeds_the_fonts_of_the_house_even_for_a_non_breaking_hyphen(tmp_path: Path) -> None:
    script = (
        "import sys, weasyprint\n"
        "html = '<p style=\"font-family: Liberation Serif, Comic Sans MS\">A\\u20111, <b>رسالة</b>, 大会</p>'\n"
        "weasyprint.HTML(string=html).write_pdf(sys.argv[1])\n"
    )
    environment = os.environ | {"FONTCONFIG_FILE": str(private_fontconfig(tmp_path))}
    subprocess.run([sys.executable, "-c", script, tmp_path / "x.pdf"], env=environment, check=True)
    fonts = subprocess.run(["pdffonts", tmp_path / "x.pdf"], capture_output=True, text=True, check=True).stdout
    names = sorted(line.split()[0].partition("+")[2] for line in fonts.splitlines()[2:])
    assert names == ["Amiri-Bold", "Liberation-Serif", "Noto-Serif-CJK-SC"]


def test_the_digest_tells_contents_apart_not_places(tmp_path: Path) -> None:
    copies = []
    for font in found_fonts():
        paths = [Path(shutil.copyfile(path, tmp_path / path.name)) for path in font.files]
        copies.append(Found(font.typeface, tuple(paths)))
    assert font_digest(copies) == font_digest()
    assert font_digest(copies[1:]) != font_digest()
    with copies[0].files[1].open("r+b") as file:
        file.seek(40)
        byte = file.read(1)
        file.seek(40)
        file.write(bytes([byte[0] ^ 1]))
    assert font_digest(copies) != font_digest()


@pytest.mark.parametrize(
    "text",
    [
        "Letter dated 7 June 2006 — “Déclaration de Lima”, «№ 5», A/61/…, § 2, 1.-",
        "Письмо Постоянного представителя Перу при Организации Объединенных Наций; Ё, и\u0306",
        "Ἀθῆναι, Αθήνα",
        "رسالة مؤرخة ٧ حزيران/يونيه ٢٠٠٦، موجهة إلى الأمين العام؛ ﷺ",
        "2006年6月7日秘鲁常驻联合国代表给大会主席的信。“团结”、《宣言》",
        "e\u0301 soft\u00adhyphen \u200eA\u200f \u00a0\u2009\u202f \ufeff\t\n non\u2011breaking \u845b\U000e0100",
    ],
)
def test_what_the_house_prints_in_its_six_languages_is_covered(text: str) -> None:
    assert coverage(text) == ()


def test_characters_without_a_glyph_are_named_once_in_order() -> None:
    assert coverage("Thai ไทย, Devanagari ह, again ไ; emoji 🕊; unassigned \u0378; private \ue000") == tuple(
        "ไทยह🕊\u0378\ue000"
    )


def test_a_letter_is_wanted_in_the_typeface_of_its_own_script() -> None:
    latin = code_points(BY_SCRIPT[Script.LATIN].files[0])
    amiri = code_points(BY_SCRIPT[Script.ARABIC].files[0])
    # U+FB50 is an Arabic letter: in Amiri, so covered although Liberation lacks it.
    assert 0xFB50 in amiri - latin
    assert coverage("\ufb50") == ()


def test_nothing_is_said_of_a_typeface_that_is_not_there(monkeypatch: pytest.MonkeyPatch) -> None:
    from pipeline.fonts import glyphs

    absent = tuple(
        Found(font.typeface, () if font.typeface.script is Script.HAN else font.files) for font in BY_SCRIPT.values()
    )
    monkeypatch.setattr(glyphs, "found_fonts", lambda: absent)
    glyphs._characters.cache_clear()
    glyphs._printable.cache_clear()
    try:
        assert coverage("大会 ў") == ()
    finally:
        glyphs._characters.cache_clear()
        glyphs._printable.cache_clear()


@given(st.text())
def test_what_is_missing_is_part_of_the_text_and_stays_missing(text: str) -> None:
    absent = coverage(text)
    assert len(absent) == len(set(absent))
    assert coverage(" ".join(absent)) == absent
    assert not set(absent) & set("abc XYZ 019 ,.;")


def test_the_list_for_the_set_up_names_what_apt_must_bring() -> None:
    command = [sys.executable, "-m", "pipeline.fonts"]
    full = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert len(full.splitlines()) == sum(len(face.files) for face in HOUSE)
    assert subprocess.run([*command, "--missing"], capture_output=True, text=True, check=True).stdout.strip() == ""


def fontconfig(*command: str, configuration: Path) -> str:
    """The output of one of fontconfig's own programs, under a configuration."""
    environment = os.environ | {"FONTCONFIG_FILE": str(configuration)}
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout


def code_points(path: Path, face: int = 0) -> set[int]:
    """What a font file maps to glyphs, as another library reads it."""
    with TTFont(path, fontNumber=face, lazy=True) as font:
        return set(font.getBestCmap())
