"""What Pillow does for a picture: opens it strictly, turns it, makes its pixels square, writes it anew.

Pillow is imported where there is a picture: a document without any does not load it.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from io import BytesIO
from typing import Any
from warnings import catch_warnings, simplefilter

from pipeline.pictures.faults import DamagedError, UnusableError

PNG, JPEG = "image/png", "image/jpeg"
_QUALITY = 95  # of a JPEG file that is written anew; 100 is twice as large and looks the same
_OBLONG = (1.02, 4.0)  # pixels that are not square, as fax machines and scanners make; beyond, the numbers are wrong
_ORIENTATION = 0x0112
_TURNS = {  # Exif 2.32, 4.6.4
    2: "FLIP_LEFT_RIGHT",
    3: "ROTATE_180",
    4: "FLIP_TOP_BOTTOM",
    5: "TRANSPOSE",
    6: "ROTATE_270",
    7: "TRANSVERSE",
    8: "ROTATE_90",
}


def upright(picture: Any, exif: bytes) -> Any:
    """The picture as the camera was held; damaged records say nothing."""
    if not exif:
        return picture
    image = import_module("PIL.Image")
    record = image.Exif()
    try:
        record.load(exif)
        how = record.get(_ORIENTATION)
    except Exception:  # noqa: BLE001 - whatever Pillow makes of rubbish
        return picture
    name = _TURNS.get(how) if isinstance(how, int) else None
    return picture.transpose(getattr(image.Transpose, name)) if name else picture


def square(picture: Any, density: tuple[int, int]) -> Any:
    """The picture enlarged along the coarser side, where its pixels are not square."""
    across, down = density
    least, most = _OBLONG
    if not across or not down or not least < max(across, down) / min(across, down) <= most:
        return picture
    size = (
        (picture.width, round(picture.height * across / down))
        if across > down
        else (round(picture.width * down / across), picture.height)
    )
    if picture.mode == "P":
        picture = picture.convert("RGBA" if "transparency" in picture.info else "RGB")
    elif picture.mode == "1":
        picture = picture.convert("L")
    return picture.resize(size)


def written(picture: Any, mime: str) -> bytes:
    """The bytes of a picture and of nothing else."""
    kept = {"transparency": picture.info["transparency"]} if "transparency" in picture.info else {}
    picture.info = kept
    file = BytesIO()
    if mime == JPEG:
        picture.save(file, "JPEG", quality=_QUALITY, subsampling=0)
    else:
        picture.save(file, "PNG")
    return file.getvalue()


def opened(data: bytes) -> Any:
    """Pillow's image. Raises ``DamagedError``."""
    image = import_module("PIL.Image")
    try:
        return image.open(BytesIO(data), formats=("PNG", "JPEG"))
    except Exception as error:
        raise DamagedError("its head is not read") from error


def reads_as(data: bytes, picture: Any) -> bool:
    """Whether readers that heed all of the file see the same picture, and have nothing to say of it."""
    try:
        with catch_warnings():
            simplefilter("error")
            whole = opened(data)
    except DamagedError:
        return False
    same = whole.info.get("transparency") == picture.info.get("transparency")
    return bool(same and whole.size == picture.size and whole.mode == picture.mode)


@contextmanager
def strict() -> Iterator[None]:
    """Pillow refuses what is cut off, though WeasyPrint tells it not to. What it raises becomes ``DamagedError``."""
    files: Any = import_module("PIL.ImageFile")
    lenient = files.LOAD_TRUNCATED_IMAGES
    files.LOAD_TRUNCATED_IMAGES = False
    try:
        with catch_warnings():
            simplefilter("ignore")
            yield
    except (DamagedError, UnusableError):
        raise
    except Exception as error:
        raise DamagedError("its pixels cannot be read") from error
    finally:
        files.LOAD_TRUNCATED_IMAGES = lenient
