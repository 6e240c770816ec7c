"""The fonts of the house: what they are, where they lie on this machine, what they can print.

>>> os.environ["FONTCONFIG_FILE"] = str(private_fontconfig(user_cache()))   # before WeasyPrint is imported
"""

from pipeline.fonts.configuration import private_fontconfig, user_cache
from pipeline.fonts.glyphs import coverage
from pipeline.fonts.house import HOUSE, Package, Script, Typeface, typeface
from pipeline.fonts.search import Found, font_digest, found_fonts, require_fonts

__all__ = [
    "HOUSE",
    "Found",
    "Package",
    "Script",
    "Typeface",
    "coverage",
    "font_digest",
    "found_fonts",
    "private_fontconfig",
    "require_fonts",
    "typeface",
    "user_cache",
]
