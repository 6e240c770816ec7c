"""Units: every length of the house style is in points; the conversions to Word's units stand here and nowhere else."""

from __future__ import annotations


def twips(points: float) -> int:
    """Points to twips (twentieths of a point), for indents, spacing and page sizes in Word."""
    return round(points * 20)


def half_points(points: float) -> int:
    """Points to half-points, for type sizes in Word."""
    return round(points * 2)


def eighths(points: float) -> int:
    """Points to eighths of a point, for the thickness of Word's borders; never less than 2, which is Word's least."""
    return max(2, round(points * 8))


def emu(points: float) -> int:
    """Points to English Metric Units (12 700 to the point), for drawings in Word."""
    return round(points * 12700)


def fiftieths(percent: float) -> int:
    """Per cent to fiftieths of a per cent, for widths of tables in Word."""
    return round(percent * 50)


def baseline(size: float, leading: float, ascent: float, descent: float) -> float:
    """How far below the top of a line box of ``leading`` points the baseline of type of ``size`` points stands.

    ``ascent`` and ``descent`` are those of the face, in em: half of what the leading adds goes above the type.
    """
    return (leading - (ascent + descent) * size) / 2 + ascent * size
