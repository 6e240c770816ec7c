"""Settles a picture for every output: upright, sRGB or grey, square pixels, nothing that readers show differently.

A picture that needs no change keeps its bytes. What only has to lose something keeps its pixels, bit by bit.
"""

from __future__ import annotations

from typing import Any

from pipeline.pictures import colour
from pipeline.pictures.faults import DamagedError, UnusableError
from pipeline.pictures.jpeg import SIGNATURE as JPEG_SIGNATURE
from pipeline.pictures.jpeg import Jpeg, read_jpeg
from pipeline.pictures.pixels import JPEG, PNG, opened, reads_as, square, strict, upright, written
from pipeline.pictures.png import SIGNATURE as PNG_SIGNATURE
from pipeline.pictures.png import Png, read_png

MAX_PIXELS = 80_000_000  # an A4 page at 900 dots an inch; beyond, Pillow warns of decompression bombs
MAX_RATIO = 1000  # of one side to the other: the short one still has a size when the long one fills the column


def settled(name: str, data: bytes) -> tuple[bytes, str, int, int]:
    """Bytes, media type, width and height of the picture that all outputs carry. Raises ``UnusableError``."""
    try:
        if data.startswith(PNG_SIGNATURE):
            read: Png | Jpeg = read_png(data)
            width, height = read.header[:2] if isinstance(read, Png) else (0, 0)
        elif data.startswith(JPEG_SIGNATURE):
            read = read_jpeg(data)
            width, height = read.size
        else:
            raise UnusableError(
                "MH163",
                f"the picture “{name}” is neither PNG nor JPEG",
                "a PNG or JPEG file",
                "save the picture as PNG",
            )
        if not width or not height:
            raise DamagedError("it has no size")
        _bounded(name, width, height)
        if isinstance(read, Png):
            read.require_pixels()
        with strict():
            return _settled(name, read)
    except DamagedError as error:
        raise UnusableError(
            "MH163",
            f"the picture “{name}” is damaged ({error})",
            "a whole PNG or JPEG file",
            "save it again, from the program that made it",
        ) from None


def _bounded(name: str, width: int, height: int) -> None:
    if width * height > MAX_PIXELS:
        wrong, expected = f"the picture “{name}” has {width} by {height} pixels", f"at most {MAX_PIXELS:,} in all"
        raise UnusableError("MH162", wrong, expected, "reduce it")
    if max(width, height) > MAX_RATIO * min(width, height):
        wrong = f"the picture “{name}” is a strip of {width} by {height} pixels"
        raise UnusableError("MH165", wrong, f"one side at most {MAX_RATIO:,} times the other", "cut it, or divide it")


def _settled(name: str, read: Png | Jpeg) -> tuple[bytes, str, int, int]:
    mime = PNG if isinstance(read, Png) else JPEG
    picture = opened(read.bare())
    picture.load()
    turn = colour.transform(read.profile, _colours(picture)) if read.profile else None
    if turn is not None and not colour.changes(turn, _colours(picture)):
        turn = None
        kept = read.kept(profile=True)
    else:
        kept = read.kept(profile=False)
    made = _redrawn(picture, read, turn)
    made = upright(made, read.exif)
    made = square(made, read.density)
    if made is not picture or (isinstance(read, Jpeg) and not read.plain):
        _bounded(name, made.width, made.height)
        return written(made, mime), mime, made.width, made.height
    return (kept if reads_as(kept, picture) else read.bare()), mime, made.width, made.height


def _redrawn(picture: Any, read: Png | Jpeg, turn: Any) -> Any:
    """The picture with its transparency and colours as every output has them; itself where nothing is to do."""
    made = picture
    gamma = 0.0
    if made.mode == "CMYK" and isinstance(read, Jpeg) and not read.adobe:
        made = made.point(lambda value: 255 - value)  # Pillow takes all inks for inverted
    if isinstance(read, Png):
        made, gamma = _with_key(made, read), read.gamma
    if made.mode.startswith("I"):
        made = made.point(lambda value: value / 257 + 0.5).convert("L")
    if turn is not None or gamma:
        if made.mode == "P" or "transparency" in made.info:
            made = made.convert("RGBA" if "transparency" in made.info else "RGB")
        elif made.mode == "1":
            made = made.convert("L")
        made = colour.turned_to_srgb(made, turn) if turn is not None else colour.lightened(made, gamma)
    return made.convert("RGB") if made.mode == "CMYK" else made


def _with_key(picture: Any, read: Png) -> Any:
    """The picture with a mask, where its one transparent colour is not written as the samples are."""
    depth, key = read.header[2], read.key
    if not key or depth in (1, 8):
        return picture
    largest = (1 << depth) - 1
    transparent = tuple(each >> 8 if depth == 16 else each * 255 // largest for each in key)
    if picture.mode == "I;16":
        picture = picture.point(lambda value: value / 256).convert("L")
    made = picture.copy()
    made.info["transparency"] = transparent if len(transparent) > 1 else transparent[0]
    return made.convert("RGBA" if len(transparent) > 1 else "LA")


def _colours(picture: Any) -> str:
    """The colours of a mode: RGB, L or CMYK, whether there is alpha or not."""
    mode = str(picture.mode)
    return {"1": "L", "LA": "L", "P": "RGB", "RGBA": "RGB"}.get(mode, "L" if mode.startswith("I") else mode)
