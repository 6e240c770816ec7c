"""A picture that cannot be used is a finding at the place of its element, in `check` as in a build."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable
from pathlib import Path

import pytest
from look.building import source
from pictures.kinds import HEIGHT, WIDTH, chunk, png, quartered, saved, segment, with_segments
from PIL import Image

from masthead import load
from pipeline.pictures import file, picture
from pipeline.pictures.faults import UnusableError

_PNG = saved(quartered())
_JPEG = saved(quartered(), "JPEG", restart_marker_blocks=1)


def _rubbish_inside(data: bytes) -> bytes:
    at = data.index(b"IDAT") + 20
    return data[:at] + bytes(range(40)) + data[at + 40 :]


def _with_right_sums(data: bytes) -> bytes:
    """Rubbish among the pixels, though every sum is right."""
    at = data.index(b"IDAT") - 4
    length = int.from_bytes(data[at : at + 4], "big")
    return data[:at] + chunk(b"IDAT", b"\x78\x9c" + bytes(range(7, length + 5))) + data[at + 12 + length :]


_DAMAGED: dict[str, Callable[[], bytes]] = {
    "cut.png": lambda: _PNG[:-30],
    "cut-in-head.png": lambda: _PNG[:20],
    "altered.png": lambda: _rubbish_inside(_PNG),
    "rubbish.png": lambda: _with_right_sums(_PNG),
    "no-pixels.png": lambda: _PNG[:33] + _PNG[-12:],
    "few-rows.png": lambda: png(8, 2, [bytes(3 * WIDTH)] * (HEIGHT - 4)),
    "no-palette.png": lambda: png(8, 3, [bytes(WIDTH)] * HEIGHT),
    "bits.png": lambda: png(3, 0, [bytes(WIDTH)] * HEIGHT),
    "flat.png": lambda: png(8, 0, [], size=(10, 0)),
    "key.png": lambda: png(8, 2, [bytes(3 * WIDTH)] * HEIGHT, chunk(b"tRNS", b"\0\0")),
    "empty.png": lambda: b"",
    "cut.jpg": lambda: _JPEG[: len(_JPEG) // 2],
    "rubbish.jpg": lambda: _JPEG[:-200] + bytes(range(1, 256)) + b"\xff\xb7" + _JPEG[-150:],
    "disorder.jpg": lambda: _JPEG.replace(b"\xff\xd1", b"\xff\xd3", 1),
    "twelve-bits.jpg": lambda: _JPEG.replace(b"\xff\xc0\x00\x11\x08", b"\xff\xc0\x00\x11\x0c"),
    "flat.jpg": lambda: _JPEG[: _JPEG.index(b"\xff\xc0") + 5] + bytes(4) + _JPEG[_JPEG.index(b"\xff\xc0") + 9 :],
    "segment.jpg": lambda: with_segments(_JPEG, segment(0xE5, b"ab")[:2] + b"\0\1"),
    "head.jpg": lambda: _JPEG[:4],
    "lossless.jpg": lambda: _JPEG.replace(b"\xff\xc0", b"\xff\xc5", 1),
}


@pytest.mark.parametrize("name", _DAMAGED)
def test_damage_is_told(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(_DAMAGED[name]())
    with pytest.raises(UnusableError) as error:
        picture(tmp_path, name)
    assert error.value.code == "MH163"
    assert len(error.value.wrong) < 200


@pytest.mark.parametrize(("size", "code"), [((2001, 1), "MH165"), ((1, 2001), "MH165"), ((100_000, 100_000), "MH162")])
def test_a_shape_that_no_page_bears_is_told(size: tuple[int, int], code: str, tmp_path: Path) -> None:
    (tmp_path / "shape.png").write_bytes(png(8, 0, [bytes(size[0])] * min(size[1], 10), size=size))
    with pytest.raises(UnusableError) as error:
        picture(tmp_path, "shape.png")
    assert error.value.code == code


def _pipe(folder: Path) -> str:
    os.mkfifo(folder / "pipe.png")
    return "pipe.png"


def _socket(folder: Path) -> str:
    here = Path.cwd()
    os.chdir(folder)  # the path of a socket has few letters
    try:
        with socket.socket(socket.AF_UNIX) as made:
            made.bind("socket.png")
    finally:
        os.chdir(here)
    return "socket.png"


def _folder(folder: Path) -> str:
    (folder / "folder.png").mkdir()
    return "folder.png"


def _circle(folder: Path) -> str:
    (folder / "circle.png").symlink_to("circle.png")
    return "circle.png"


def _outward(folder: Path) -> str:
    (folder.parent / "outside.png").write_bytes(_PNG)
    (folder / "link.png").symlink_to("../outside.png")
    return "link.png"


def _device(folder: Path) -> str:
    (folder / "device.png").symlink_to("/dev/zero")
    return "device.png"


def _vast(folder: Path) -> str:
    with (folder / "vast.png").open("wb") as vast:
        vast.write(_PNG)
        vast.truncate(file.MAX_PICTURE + 1)
    return "vast.png"


def _alike(folder: Path) -> str:
    for name in ("a\u00a0b.png", "a\u202fb.png"):
        (folder / name).write_bytes(_PNG)
    return "a b.png"


_OF_NO_USE: dict[str, tuple[Callable[[Path], str], str]] = {
    "pipe": (_pipe, "MH164"),
    "socket": (_socket, "MH162"),
    "folder": (_folder, "MH162"),
    "circle": (_circle, "MH162"),
    "link out of the folder": (_outward, "MH161"),
    "link to a device": (_device, "MH161"),
    "vast": (_vast, "MH162"),
    "two that read the same": (_alike, "MH166"),
    "missing": (lambda _folder: "none.png", "MH162"),
    "long name": (lambda _folder: "a" * 300 + ".png", "MH162"),
    "path out of the folder": (lambda _folder: "none/../../x.png", "MH161"),
    "path from the top": (lambda _folder: "/etc/hostname", "MH161"),
    "the folder itself": (lambda _folder: ".", "MH162"),
}


@pytest.mark.timeout(20)
@pytest.mark.parametrize("name", _OF_NO_USE)
def test_what_is_no_file_of_the_folder_is_told(name: str, tmp_path: Path) -> None:
    make, code = _OF_NO_USE[name]
    folder = tmp_path / "sources"
    folder.mkdir()
    with pytest.raises(UnusableError) as error:
        picture(folder, make(folder))
    assert error.value.code == code


def test_each_place_of_each_picture_is_told_in_one_run(tmp_path: Path) -> None:
    (tmp_path / "cut.png").write_bytes(_PNG[:-30])
    Image.new("RGB", (9, 9)).save(tmp_path / "right.png")
    body = "".join(f"<figure file='{name}.png' alt='A'/>" for name in ("cut", "right", "none", "cut"))
    page = (
        "<annex original='fr'><title>C</title><facsimile file='no.jpg' alt='A'><body><paragraph>D.</paragraph></body>"
    )
    annexes = f"<annex><title>B</title><body>{body}</body></annex>{page}</facsimile></annex>"
    (tmp_path / "letter.xml").write_bytes(source(attached=annexes))
    faults = [fault for fault in load(tmp_path / "letter.xml").check() if fault.code.startswith("MH16")]
    assert [fault.code for fault in faults] == ["MH163", "MH162", "MH163", "MH162"]
    assert len({fault.place for fault in faults}) == 4
    assert all(fault.place.line and fault.place.column for fault in faults)
