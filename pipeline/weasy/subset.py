"""Font subsetting by the ``uharfbuzz`` wheel, the same HarfBuzz on every machine.

WeasyPrint takes the system's libharfbuzz-subset where there is one, whose version differs from machine to machine, and
else fontTools, which writes the current time into each font. Two passes as in WeasyPrint: the first keeps the glyphs
used under their numbers, the second cuts the empty ones after the last.
"""

from __future__ import annotations

from typing import Any

import uharfbuzz

_DROPPED = ("BASE", "DSIG", "EBDT", "EBLC", "EBSC", "GPOS", "GSUB", "JSTF", "LTSH", "PCLT", "SVG ")


def subset(data: bytes, index: int, glyphs: set[int], *, hinting: bool, missing: bool) -> bytes:
    """The font with only ``glyphs`` in it, under their own numbers; ``index`` is the face of a collection."""
    flags = uharfbuzz.SubsetFlags.PASSTHROUGH_UNRECOGNIZED | uharfbuzz.SubsetFlags.DESUBROUTINIZE
    if missing:
        flags |= uharfbuzz.SubsetFlags.NOTDEF_OUTLINE
    subset_input = uharfbuzz.SubsetInput()
    subset_input.glyph_set.update(glyphs)
    subset_input.drop_table_tag_set.update(int.from_bytes(tag.encode("ascii"), "big") for tag in _DROPPED)
    subset_input.flags = flags | uharfbuzz.SubsetFlags.RETAIN_GIDS
    face = uharfbuzz.subset(uharfbuzz.Face(data, index), subset_input)
    subset_input.glyph_set.update(range(max(glyphs) + 1))
    subset_input.flags = flags if hinting else flags | uharfbuzz.SubsetFlags.NO_HINTING
    return bytes(uharfbuzz.subset(face, subset_input).blob.data)


def subset_font(font: Any, to_unicode: dict[int, str], hinting: bool) -> None:
    """In place of ``weasyprint.pdf.fonts.Font.subset``."""
    if to_unicode:
        font.file_content = subset(
            font.file_content, font.index, set(to_unicode), hinting=hinting, missing=bool(font.missing)
        )
