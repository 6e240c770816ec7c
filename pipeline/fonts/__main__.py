"""``python -m pipeline.fonts``: where each font of the house lies; ``--missing``: the apt packages that would help."""

from __future__ import annotations

import sys

from pipeline.errors import Exit
from pipeline.fonts.search import found_fonts, missing


def main(arguments: list[str]) -> int:
    """Prints a line for each font file, or the missing apt packages as ``name|alternative``; exit code 0 or 3."""
    fonts = found_fonts()
    absent = missing(fonts)
    if "--missing" in arguments:
        print(*("|".join(face.package.names) for face in absent if face.package.manager == "apt"))
        return Exit.DONE
    for font in fonts:
        for name, path in zip(font.typeface.files, font.files or [None] * len(font.typeface.files), strict=True):
            print(f"{font.typeface.family}: {path or f'{name} is missing ({font.typeface.package})'}")
    return Exit.ENVIRONMENT if absent else Exit.DONE


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
