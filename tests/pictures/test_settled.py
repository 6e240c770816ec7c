"""A picture of any kind is settled when it is read: upright, in its colours, and once for all."""

from __future__ import annotations

import unicodedata
from io import BytesIO
from pathlib import Path
from struct import pack

import pytest
from pictures.kinds import (
    GREYS,
    HEIGHT,
    RED,
    USABLE,
    WIDTH,
    chunk,
    darker_profile,
    icc,
    jpeg_icc,
    palette,
    png,
    quartered,
    saved,
    with_chunks,
    with_segments,
)
from PIL import Image

from pipeline.pictures import picture
from pipeline.pictures.settle import settled

_UNCHANGED = (
    "rgb.png", "rgba.png", "palette.png", "palette-2.png", "palette-clear.png", "key.png", "grey.png", "grey-1.png",
    "grey-2.png", "rgb-16.png", "srgb.png", "profile.png", "density-0.png", "density-300.png", "interlaced.png",
    "rgb.jpg", "progressive.jpg", "restarts.jpg", "grey.jpg", "profile.jpg", "exif-1.jpg",
)  # fmt: skip


@pytest.mark.parametrize("name", USABLE)
def test_a_picture_is_upright_and_has_its_colours(name: str) -> None:
    data, _mime, width, height = settled(name, USABLE[name]())
    read = Image.open(BytesIO(data))
    assert (read.size, (width, height)) == ((WIDTH, HEIGHT), (WIDTH, HEIGHT))
    assert read.mode in {"1", "L", "LA", "P", "RGB", "RGBA"}
    if name in ("clear.png", "palette-4.png", "grey-1.png", "grey-2.png", "grey-key-2.png"):
        return  # too few colours to tell
    wanted = quartered("L").convert("RGB") if name in GREYS else quartered()
    for place in ((4, 4), (WIDTH - 4, 4), (4, HEIGHT - 4), (WIDTH - 4, HEIGHT - 4)):
        had = read.convert("RGBA").convert("RGB").getpixel(place)
        assert had == pytest.approx(wanted.getpixel(place), abs=16 if name == "grey-4.png" else 4), place


@pytest.mark.parametrize("name", USABLE)
def test_what_is_settled_stays_as_it_is(name: str) -> None:
    once = settled(name, USABLE[name]())
    assert settled(name, once[0]) == once


@pytest.mark.parametrize("name", _UNCHANGED)
def test_a_picture_that_needs_no_change_keeps_its_bytes(name: str) -> None:
    data = USABLE[name]()
    assert settled(name, data)[0] == data


def _settled(name: str, data: bytes) -> Image.Image:
    return Image.open(BytesIO(settled(name, data)[0])).convert("RGB")


def test_samples_of_another_profile_are_brought_to_srgb() -> None:
    wanted = [round(255 * _encoded(value / 255)) for value in RED]  # the profile's samples are light itself
    for name, data in (
        ("a.png", with_chunks(saved(quartered()), icc(darker_profile()))),
        ("b.png", with_chunks(palette(), icc(darker_profile()))),
        ("c.jpg", with_segments(saved(quartered(), "JPEG"), jpeg_icc(darker_profile()))),
        ("d.png", with_chunks(saved(quartered()), chunk(b"gAMA", pack(">I", 100_000)))),
        ("e.png", with_chunks(palette(), chunk(b"gAMA", pack(">I", 100_000)))),
    ):
        assert _settled(name, data).getpixel((4, 4)) == pytest.approx(wanted, abs=4), name


def _encoded(light: float) -> float:
    return float(1.055 * light ** (1 / 2.4) - 0.055 if light > 0.0031308 else 12.92 * light)


def test_alpha_stays_while_colours_change() -> None:
    half = quartered("RGBA")
    half.putalpha(90)
    for data in (
        with_chunks(saved(half), icc(darker_profile())),
        with_chunks(saved(half), chunk(b"gAMA", pack(">I", 100_000))),
    ):
        made = Image.open(BytesIO(settled("a.png", data)[0]))
        assert made.mode == "RGBA"
        assert made.getchannel("A").getextrema() == (90, 90)


def test_the_transparent_colour_stays_transparent_at_any_depth() -> None:
    for data in (
        png(2, 0, [bytes([0b00011011] * 2)] * 8, chunk(b"tRNS", pack(">H", 2)), size=(8, 8)),
        png(4, 0, [bytes([0x05, 0xAF, 0x05, 0xAF])] * 8, chunk(b"tRNS", pack(">H", 10)), size=(8, 8)),
        png(16, 0, [pack(">4H", 0, 9000, 40000, 65535) * 2] * 8, chunk(b"tRNS", pack(">H", 40000)), size=(8, 8)),
        png(16, 2, [pack(">12H", *(0, 0, 0), *(9, 9, 9), *(40000, 7000, 9), *(65535,) * 3) * 2] * 8,
            chunk(b"tRNS", pack(">3H", 40000, 7000, 9)), size=(8, 8)),
    ):  # fmt: skip
        made = Image.open(BytesIO(settled("a.png", data)[0])).convert("RGBA")
        alphas = [made.getpixel((x, 3))[3] for x in range(4)]  # type: ignore[index]
        assert alphas == [255, 255, 0, 255]


@pytest.mark.parametrize(("across", "down", "size"), [(2, 1, (48, 64)), (98, 204, (100, 32)), (1, 9, (48, 32))])
def test_pixels_that_are_not_square_are_made_so(across: int, down: int, size: tuple[int, int]) -> None:
    for data in (
        with_chunks(saved(quartered()), chunk(b"pHYs", pack(">IIB", across, down, 0))),
        with_chunks(palette(), chunk(b"pHYs", pack(">IIB", across, down, 1))),
        with_chunks(saved(quartered("1")), chunk(b"pHYs", pack(">IIB", across, down, 1))),
        saved(quartered(), "JPEG", dpi=(across, down)),
    ):
        assert settled("a", data)[2:] == size


@pytest.mark.parametrize(
    "written", ["caf\u00e9.png", "cafe\u0301.png", "a b.png", "it's & 50%.png", "\u041a\u0430\u0440\u0442\u0430 1.png"]
)
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_a_file_is_found_however_its_name_is_composed(written: str, form: str, tmp_path: Path) -> None:
    (tmp_path / unicodedata.normalize(form, written)).write_bytes(saved(quartered()))
    assert picture(tmp_path, written).width == WIDTH


def test_a_file_is_found_whose_name_has_other_blanks(tmp_path: Path) -> None:
    (tmp_path / "Screenshot at  9.41\u202fAM.png").write_bytes(saved(quartered()))
    found = picture(tmp_path, "Screenshot at 9.41 AM.png")
    assert found.file == "Screenshot at  9.41\u202fAM.png"
