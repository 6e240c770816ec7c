"""Brings the colours of a picture to sRGB, which is what every output shows: by its profile, else by what it says.

Pillow is used, and imported where there is a picture whose colours must be looked at.
"""

from __future__ import annotations

from importlib import import_module
from io import BytesIO
from typing import Any

_MODES = {b"RGB ": "RGB", b"GRAY": "L", b"CMYK": "CMYK"}  # ICC.1:2022, 7.2.8: the colour space of the data
_CLASSES = frozenset({b"mntr", b"scnr", b"prtr", b"spac"})  # 7.2.7: profiles of devices, not of links or names
_MAX_DIFFERENCE = 3  # of 255: nobody sees it


def transform(profile: bytes | None, mode: str) -> Any:
    """What turns a picture of ``mode`` (RGB, L, CMYK) and ``profile`` into sRGB; none where that is useless."""
    if not profile or profile[12:16] not in _CLASSES or _MODES.get(profile[16:20]) != mode:
        return None
    cms = import_module("PIL.ImageCms")
    try:
        return cms.buildTransform(cms.ImageCmsProfile(BytesIO(profile)), cms.createProfile("sRGB"), mode, "RGB")
    except (cms.PyCMSError, OSError, ValueError, TypeError):
        return None


def changes(turn: Any, mode: str) -> bool:
    """Whether a transform changes what is seen; the profile of sRGB itself, under whatever name, does not."""
    image, chops = import_module("PIL.Image"), import_module("PIL.ImageChops")
    if mode == "CMYK":
        return True
    if mode == "L":
        sample = image.frombytes("L", (256, 1), bytes(range(256)))
    else:
        steps = range(0, 256, 51)
        sample = image.frombytes(
            "RGB", (216, 1), bytes(v for r in steps for g in steps for b in steps for v in (r, g, b))
        )
    difference = chops.difference(sample.convert("RGB"), turn.apply(sample))
    return any(most > _MAX_DIFFERENCE for _least, most in difference.getextrema())


def turned_to_srgb(picture: Any, turn: Any) -> Any:
    """``picture`` (RGB, L or CMYK, or RGB and L with alpha) in sRGB; grey stays grey, alpha stays as it is."""
    alpha = picture.getchannel("A") if picture.mode in ("RGBA", "LA") else None
    colours = picture.convert(picture.mode[:-1]) if alpha is not None else picture
    made = turn.apply(colours)
    if colours.mode == "L":
        made = made.convert("L")
    if alpha is not None:
        made.putalpha(alpha)
    return made


def lightened(picture: Any, gamma: float) -> Any:
    """``picture`` (RGB or L, alpha or not), whose samples are light to the power of ``gamma``, in sRGB."""
    table = [_srgb((value / 255) ** (1 / gamma)) for value in range(256)]
    bands = picture.getbands()
    same = list(range(256))
    return picture.point([value for band in bands for value in (same if band == "A" else table)])


def _srgb(light: float) -> int:
    """The sample of 255 for an amount of light of 1 (IEC 61966-2-1)."""
    value = 12.92 * light if light <= 0.0031308 else 1.055 * light ** (1 / 2.4) - 0.055
    return round(255 * value)
