"""Pictures of every kind, made by Pillow or byte by byte. All show one thing: red, green, blue and grey quarters.

Red stands top left, green top right, blue below left, grey below right; 48 by 32 pixels, when it stands upright.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable
from io import BytesIO
from struct import pack
from typing import Any

from PIL import Image, ImageCms

WIDTH, HEIGHT = 48, 32
RED, GREEN, BLUE, GREY = (200, 30, 30), (30, 160, 60), (40, 60, 190), (128, 128, 128)
QUARTERS = (RED, GREEN, BLUE, GREY)
_ORIENTATION = 0x0112


def quartered(mode: str = "RGB") -> Image.Image:
    """The picture in that mode."""
    made = Image.new("RGB", (WIDTH, HEIGHT))
    for place, colour in enumerate(QUARTERS):
        made.paste(colour, (WIDTH // 2 * (place % 2), HEIGHT // 2 * (place // 2), WIDTH, HEIGHT))
    return made if mode == "RGB" else made.convert(mode)


def saved(picture: Image.Image, kind: str = "PNG", **given: Any) -> bytes:
    file = BytesIO()
    picture.save(file, kind, **({"quality": 95, "subsampling": 0} if kind == "JPEG" else {}) | given)
    return file.getvalue()


def chunk(kind: bytes, held: bytes) -> bytes:
    return pack(">I", len(held)) + kind + held + pack(">I", zlib.crc32(kind + held))


def png(depth: int, colour: int, rows: list[bytes], *before: bytes, size: tuple[int, int] = (WIDTH, HEIGHT)) -> bytes:
    """A PNG file of those rows; ``before`` are chunks that stand before the pixels."""
    head = pack(">IIBBBBB", *size, depth, colour, 0, 0, 0)
    pixels = zlib.compress(b"".join(b"\0" + row for row in rows))
    chunks = (chunk(b"IHDR", head), *before, chunk(b"IDAT", pixels), chunk(b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


def with_chunks(data: bytes, *chunks: bytes) -> bytes:
    """A PNG file with more chunks after its head."""
    return data[:33] + b"".join(chunks) + data[33:]


def with_segments(data: bytes, *segments: bytes) -> bytes:
    """A JPEG file with more segments after its first marker."""
    return data[:2] + b"".join(segments) + data[2:]


def segment(marker: int, held: bytes) -> bytes:
    return pack(">BBH", 0xFF, marker, len(held) + 2) + held


def turned(how: int, kind: str = "JPEG") -> bytes:
    """The picture as a camera saves it that was held otherwise; read by its record, it stands upright."""
    back = {2: "FLIP_LEFT_RIGHT", 3: "ROTATE_180", 4: "FLIP_TOP_BOTTOM", 5: "TRANSPOSE", 6: "ROTATE_90",
            7: "TRANSVERSE", 8: "ROTATE_270"}  # fmt: skip
    picture = quartered()
    if how in back:
        picture = picture.transpose(getattr(Image.Transpose, back[how]))
    record = Image.Exif()
    record[_ORIENTATION] = how
    return saved(picture, kind, exif=record.tobytes())


def grey_rows(depth: int) -> list[bytes]:
    """The picture in grey, packed to ``depth`` bits of a sample."""
    picture = quartered("L")
    rows = []
    for y in range(HEIGHT):
        values = [int(picture.getpixel((x, y))) for x in range(WIDTH)]  # type: ignore[arg-type]
        if depth == 16:
            rows.append(b"".join(pack(">H", value * 257) for value in values))
            continue
        bits = "".join(f"{value >> (8 - depth):0{depth}b}" for value in values)
        rows.append(int(bits, 2).to_bytes(len(bits) // 8, "big"))
    return rows


def deep_rows(bands: int) -> list[bytes]:
    """The picture with 16 bits a sample, in ``bands``: 2 grey and alpha, 3 colours, 4 colours and alpha."""
    picture = quartered({2: "LA", 3: "RGB", 4: "RGBA"}[bands])
    return [
        b"".join(pack(">H", value * 257) for x in range(WIDTH) for value in picture.getpixel((x, y)))  # type: ignore[union-attr]
        for y in range(HEIGHT)
    ]


def profile_of(space: bytes = b"RGB ", kind: bytes = b"mntr") -> bytes:
    """The profile of sRGB, with another space and class in its head."""
    data = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    return data[:12] + kind + space + data[20:]


def darker_profile() -> bytes:
    """A profile as that of sRGB, whose samples stand for the square of their share of light, as old screens had it."""
    data = bytearray(profile_of())
    for name in (b"rTRC", b"gTRC", b"bTRC"):
        at = data.index(name, 128)
        where = int.from_bytes(data[at + 4 : at + 8], "big")
        data[where : where + 14] = b"curv" + bytes(4) + pack(">IH", 1, round(1.0 * 256))
        data[at + 8 : at + 12] = pack(">I", 14)
    return bytes(data)


def icc(profile: bytes) -> bytes:
    return chunk(b"iCCP", b"a profile\0\0" + zlib.compress(profile))


def jpeg_icc(profile: bytes, parts: int = 1, lost: int = 0) -> bytes:
    size = -(-len(profile) // parts)
    held = [profile[at * size : (at + 1) * size] for at in range(parts)]
    made = [segment(0xE2, b"ICC_PROFILE\0" + bytes((at, parts)) + each) for at, each in enumerate(held, 1)]
    return b"".join(made[: parts - lost])


def moving(data: bytes) -> bytes:
    """An APNG whose second picture is all black."""
    control = pack(">IIIIIHHBB", 0, WIDTH, HEIGHT, 0, 0, 1, 1, 0, 0)
    black = zlib.compress((b"\0" + bytes(3 * WIDTH)) * HEIGHT)
    second = pack(">IIIIIHHBB", 1, WIDTH, HEIGHT, 0, 0, 1, 1, 0, 0)
    begun = with_chunks(data, chunk(b"acTL", pack(">II", 2, 0)), chunk(b"fcTL", control))
    more = chunk(b"fcTL", second) + chunk(b"fdAT", pack(">I", 2) + black)
    return begun[:-12] + more + begun[-12:]


def several() -> bytes:
    """The first of two pictures in one JPEG file (MPO), as cameras save them."""
    file = BytesIO()
    quartered().save(file, "MPO", save_all=True, append_images=[Image.new("RGB", (WIDTH, HEIGHT))], quality=95)
    return file.getvalue()


def adobe_inks() -> bytes:
    """Four inks, inverted, as Adobe's programs save them: Pillow writes them so."""
    return saved(quartered("CMYK"), "JPEG")


def inks() -> bytes:
    """Four inks that are not inverted: without the segment by which readers know the others."""
    data = saved(Image.merge("CMYK", [band.point(lambda v: 255 - v) for band in quartered("CMYK").split()]), "JPEG")
    at = data.index(b"\xff\xee")
    return data[:at] + data[at + 2 + int.from_bytes(data[at + 2 : at + 4], "big") :]


def named_channels() -> bytes:
    """Red, green and blue, told by the names of the channels alone."""
    data = bytearray(saved(quartered(), "JPEG", keep_rgb=True))
    while (at := max(data.find(b"\xff\xe0"), data.find(b"\xff\xee"))) > 0:
        del data[at : at + 2 + int.from_bytes(data[at + 2 : at + 4], "big")]
    return bytes(data)


def interlaced() -> bytes:
    """The picture in the seven passes of Adam7 (ISO/IEC 15948, 8.2)."""
    picture = quartered()
    passes = ((0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2))
    rows = [
        b"".join(bytes(picture.getpixel((column, row))) for column in range(x, WIDTH, across))  # type: ignore[arg-type]
        for x, y, across, down in passes
        for row in range(y, HEIGHT, down)
    ]
    head = pack(">IIBBBBB", WIDTH, HEIGHT, 8, 2, 0, 0, 1)
    pixels = zlib.compress(b"".join(b"\0" + row for row in rows))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")


def palette(transparent: bool = False) -> bytes:
    made = quartered().quantize(4)
    return saved(made, transparency=bytes((255, 255, 255, 255))) if transparent else saved(made)


def _few(bits: int) -> bytes:
    return saved(quartered().quantize(4 if bits > 1 else 2), bits=bits)


# Name of the file: its bytes. What is grey has no colours; what has only two of them is told by its name.
USABLE: dict[str, Callable[[], bytes]] = {
    "rgb.png": lambda: saved(quartered()),
    "rgba.png": lambda: saved(quartered("RGBA")),
    "clear.png": lambda: saved(Image.new("RGBA", (WIDTH, HEIGHT), (0, 0, 0, 0))),
    "palette.png": palette,
    "palette-2.png": lambda: _few(2),
    "palette-4.png": lambda: _few(4),
    "palette-clear.png": lambda: palette(transparent=True),
    "key.png": lambda: saved(quartered(), transparency=(1, 2, 3)),
    "key-16.png": lambda: png(16, 2, deep_rows(3), chunk(b"tRNS", pack(">HHH", 1, 2, 3))),
    "grey.png": lambda: saved(quartered("L")),
    "grey-alpha.png": lambda: saved(quartered("LA")),
    "grey-1.png": lambda: png(1, 0, grey_rows(1)),
    "grey-2.png": lambda: png(2, 0, grey_rows(2)),
    "grey-4.png": lambda: png(4, 0, grey_rows(4)),
    "grey-16.png": lambda: png(16, 0, grey_rows(16)),
    "grey-key-2.png": lambda: png(2, 0, grey_rows(2), chunk(b"tRNS", pack(">H", 3))),
    "grey-key-16.png": lambda: png(16, 0, grey_rows(16), chunk(b"tRNS", pack(">H", 3))),
    "grey-alpha-16.png": lambda: png(16, 4, deep_rows(2)),
    "rgb-16.png": lambda: png(16, 2, deep_rows(3)),
    "rgba-16.png": lambda: png(16, 6, deep_rows(4)),
    "srgb.png": lambda: with_chunks(saved(quartered()), chunk(b"sRGB", b"\0"), chunk(b"gAMA", pack(">I", 45455))),
    "gamma-0.png": lambda: with_chunks(saved(quartered()), chunk(b"gAMA", bytes(4))),
    "wide.png": lambda: with_chunks(saved(quartered()), chunk(b"cICP", b"\x09\x10\x00\x01")),
    "chromaticity.png": lambda: with_chunks(saved(quartered()), chunk(b"cHRM", pack(">8I", *range(10, 18)))),
    "profile.png": lambda: with_chunks(saved(quartered()), icc(profile_of())),
    "profile-cmyk.png": lambda: with_chunks(saved(quartered()), icc(profile_of(b"CMYK"))),
    "profile-lab.png": lambda: with_chunks(saved(quartered()), icc(profile_of(b"Lab "))),
    "profile-link.png": lambda: with_chunks(saved(quartered()), icc(profile_of(kind=b"link"))),
    "profile-cut.png": lambda: with_chunks(saved(quartered()), icc(profile_of()[:200])),
    "profile-rubbish.png": lambda: with_chunks(saved(quartered()), chunk(b"iCCP", b"x\0\0rubbish")),
    "profile-vast.png": lambda: with_chunks(saved(quartered()), icc(profile_of() + bytes(40_000_000))),
    "profile-large.png": lambda: with_chunks(saved(quartered()), icc(profile_of() + bytes(3_000_000))),
    "density-0.png": lambda: with_chunks(saved(quartered()), chunk(b"pHYs", pack(">IIB", 0, 0, 1))),
    "density-absurd.png": lambda: with_chunks(saved(quartered()), chunk(b"pHYs", pack(">IIB", 1, 2**31 - 1, 1))),
    "density-300.png": lambda: saved(quartered(), dpi=(300, 300)),
    "words.png": lambda: with_chunks(saved(quartered()), chunk(b"tEXt", b"transparency\0none")),
    "words-vast.png": lambda: with_chunks(
        saved(quartered()), chunk(b"zTXt", b"Comment\0\0" + zlib.compress(bytes(90_000_000)))
    ),
    "interlaced.png": interlaced,
    "moving.png": lambda: moving(saved(quartered())),
    "trailing.png": lambda: saved(quartered()) + b"more than a picture",
    "exif-6.png": lambda: turned(6, "PNG"),
    **{f"exif-{how}.jpg": (lambda how=how: turned(how)) for how in (0, 1, 2, 3, 4, 5, 6, 7, 8, 9)},
    "exif-rubbish.jpg": lambda: with_segments(saved(quartered(), "JPEG"), segment(0xE1, b"Exif\0\0II*\0rubbish")),
    "rgb.jpg": lambda: saved(quartered(), "JPEG"),
    "progressive.jpg": lambda: saved(quartered(), "JPEG", progressive=True),
    "restarts.jpg": lambda: saved(quartered(), "JPEG", restart_marker_blocks=1),
    "grey.jpg": lambda: saved(quartered("L"), "JPEG"),
    "cmyk-adobe.jpg": adobe_inks,
    "cmyk.jpg": inks,
    "channels.jpg": named_channels,
    "profile.jpg": lambda: with_segments(saved(quartered(), "JPEG"), jpeg_icc(profile_of(), 2)),
    "profile-lost.jpg": lambda: with_segments(saved(quartered(), "JPEG"), jpeg_icc(profile_of(), 2, lost=1)),
    "profile-grey.jpg": lambda: with_segments(saved(quartered(), "JPEG"), jpeg_icc(profile_of(b"GRAY"))),
    "several.jpg": several,
    "trailing.jpg": lambda: saved(quartered(), "JPEG") + bytes(3000),
    "comment.jpg": lambda: saved(quartered(), "JPEG", comment=b"a" * 60_000),
    "really-png.jpg": lambda: saved(quartered()),
    "really-jpeg.png": lambda: saved(quartered(), "JPEG"),
}
GREYS = frozenset(name for name in USABLE if name.startswith("grey"))
