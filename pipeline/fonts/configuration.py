"""Writes the private fontconfig file: Pango sees the fonts of the house and no other, on any machine."""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Iterable
from pathlib import Path

from pipeline.errors import Place, environment_error
from pipeline.fonts.house import HOUSE, UNUSED_FAMILIES, Script, typeface
from pipeline.fonts.search import Found, home_folder, require_fonts

# Liberation Serif has no glyph for the non-breaking hyphen U+2011, and HarfBuzz prints its hyphen U+2010 for it. Pango
# would not let it: it would take the character from the next typeface. So the font is said to have it.
_TEMPLATE = """\
<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
  <dir>{fonts}</dir>
  <cachedir>{cache}</cachedir>
  <selectfont>
    <rejectfont>
{rejected}
    </rejectfont>
  </selectfont>
  <match target="pattern">
{fallbacks}
  </match>
  <match target="scan">
    <test name="family"><string>{latin}</string></test>
    <edit name="charset" mode="assign">
      <plus><name>charset</name><charset><int>0x2011</int></charset></plus>
    </edit>
  </match>
</fontconfig>
"""
_REJECTED = '      <pattern><patelt name="family"><string>{}</string></patelt></pattern>'
_FALLBACK = '    <edit name="family" mode="append_last" binding="weak"><string>{}</string></edit>'


def user_cache() -> Path:
    """The product's cache folder of this user (it need not exist yet).

    A user without a home that can be written, such as one of a service, has it among the temporary files.
    """
    root = Path(os.environ.get("XDG_CACHE_HOME", ""))
    if root.is_absolute():
        return root / "masthead"
    own = home_folder() / ".cache" / "masthead"
    there = next(folder for folder in (own, *own.parents) if folder.exists())
    return own if os.access(there, os.W_OK | os.X_OK) else _temporary_cache() or own


def _temporary_cache() -> Path | None:
    """A folder that only this user may write, since code is kept in it; none where somebody else has made it."""
    import tempfile  # noqa: PLC0415 - as _remove

    folder = Path(tempfile.gettempdir()) / f"masthead-{os.getuid()}"
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
        status = folder.lstat()
    except OSError:
        return None
    private = stat.S_ISDIR(status.st_mode) and status.st_uid == os.getuid() and not status.st_mode & 0o022
    return folder if private else None


def private_fontconfig(cache: Path) -> Path:
    """The path of a fontconfig file that knows the fonts of the house only; to be set as FONTCONFIG_FILE.

    It lies in ``cache``, in a folder named after the fonts' places, sizes and times, beside links to the fonts and
    fontconfig's own cache of them; it is written whole or not at all, once. A character that the requested family
    lacks is taken from the house's typefaces, in the order of the house.

    Raises MH301 if a typeface is missing, MH306 if the folder cannot be written.
    """
    fonts = require_fonts()
    folder = cache.absolute() / f"fonts-{_key(cache, fonts)}"
    configuration = folder / "fonts.conf"
    if not configuration.is_file():
        try:
            _create(folder, fonts)
        except OSError as error:
            raise environment_error(
                "MH306",
                f"the font cache cannot be written ({error.strerror})",
                "a folder in which this user may write",
                "set XDG_CACHE_HOME to such a folder",
                Place(str(folder)),
            ) from error
    return configuration


def _key(cache: Path, fonts: Iterable[Found]) -> str:
    digest = hashlib.sha256(f"{_TEMPLATE}{HOUSE}{UNUSED_FAMILIES}{cache.absolute()}".encode())
    for path in (path for font in fonts for path in font.files):
        status = path.stat()
        digest.update(f"{path} {status.st_size} {status.st_mtime_ns}\n".encode())
    return digest.hexdigest()[:16]


def _create(folder: Path, fonts: Iterable[Found]) -> None:
    folder.parent.mkdir(parents=True, exist_ok=True)
    new = folder.parent / f".new-{folder.name}-{os.getpid()}"
    try:
        (new / "fonts").mkdir(parents=True)
        (new / "cache").mkdir()
        for path in (path for font in fonts for path in font.files):
            (new / "fonts" / path.name).symlink_to(path.absolute())
        text = _TEMPLATE.format(
            latin=_escaped(typeface(Script.LATIN).family),
            fonts=_escaped(str(folder / "fonts")),
            cache=_escaped(str(folder / "cache")),
            rejected="\n".join(_REJECTED.format(_escaped(family)) for family in UNUSED_FAMILIES),
            fallbacks="\n".join(_FALLBACK.format(_escaped(face.family)) for face in HOUSE),
        )
        (new / "fonts.conf").write_text(text, encoding="utf-8")
        try:
            new.rename(folder)
        except OSError:
            if not (folder / "fonts.conf").is_file():  # else another process was first, with the same fonts
                _remove(folder)
                new.rename(folder)
    finally:
        _remove(new)


def _remove(folder: Path) -> None:
    import shutil  # noqa: PLC0415 - brings in every compressor; needed once in the life of a cache

    shutil.rmtree(folder, ignore_errors=True)


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
