"""The typefaces of the house, one for each group of scripts: what the PDF embeds and what Word is told to use."""

from __future__ import annotations

from enum import Enum

from msgspec import Struct


class Script(Enum):
    """A group of scripts that one typeface serves."""

    LATIN = "latin"  # with Cyrillic and Greek: four of the six official languages
    ARABIC = "arabic"
    HAN = "han"


class Package(Struct, frozen=True):
    """Where a typeface comes from: ``manager`` is ``apt`` or ``pip``; any one of ``names`` will do."""

    manager: str
    names: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.manager} package {' or '.join(self.names)}"


class Typeface(Struct, frozen=True):
    """One typeface, as the PDF and as Word know it.

    ``family`` is embedded in the PDF and has the metrics of ``word_family`` where such a twin exists; ``files`` are
    needed together, the upright regular one first; ``face`` is the index of the face in a collection (.ttc);
    ``folders`` are looked at first, the preferred one first: paths below a font folder of the system, or the name of
    a Python package with a colon and a path in it.
    """

    script: Script
    family: str
    word_family: str
    files: tuple[str, ...]
    face: int
    folders: tuple[str, ...]
    package: Package


HOUSE: tuple[Typeface, ...] = (
    Typeface(
        script=Script.LATIN,
        family="Liberation Serif",
        word_family="Times New Roman",
        files=(
            "LiberationSerif-Regular.ttf",
            "LiberationSerif-Bold.ttf",
            "LiberationSerif-Italic.ttf",
            "LiberationSerif-BoldItalic.ttf",
        ),
        face=0,
        # Where Debian 12 has both, `liberation` holds the older release with fewer characters.
        folders=("truetype/liberation2", "truetype/liberation", "liberation-serif-fonts", "liberation"),
        package=Package("apt", ("fonts-liberation2", "fonts-liberation")),
    ),
    Typeface(
        script=Script.ARABIC,
        family="Amiri",
        word_family="Simplified Arabic",
        files=("Amiri-Regular.ttf", "Amiri-Bold.ttf", "Amiri-Italic.ttf", "Amiri-BoldItalic.ttf"),
        face=0,
        folders=("fontpkg_amiri:files",),
        package=Package("pip", ("fontpkg-amiri",)),
    ),
    Typeface(
        script=Script.HAN,
        family="Noto Serif CJK SC",
        word_family="SimSun",
        files=("NotoSerifCJK-Regular.ttc", "NotoSerifCJK-Bold.ttc"),
        face=2,
        folders=("opentype/noto", "noto-cjk", "google-noto-serif-cjk-fonts"),
        package=Package("apt", ("fonts-noto-cjk",)),
    ),
)

#: The other families in the collections named above: they hold the same characters in the shapes of other regions.
UNUSED_FAMILIES = ("Noto Serif CJK JP", "Noto Serif CJK KR", "Noto Serif CJK TC", "Noto Serif CJK HK")


def typeface(script: Script) -> Typeface:
    """The typeface of a script."""
    return next(face for face in HOUSE if face.script is script)
