"""Where the base of a line stands: at the place that the first face and the leading give it, whatever faces are in it.

WeasyPrint sets a piece of text by the tallest face in it: words in a second face (Arabic, Chinese), which stands higher
or lower in its box, push the lines apart. The house's leading is exact, as in Word. Lengths are WeasyPrint's pixels.
"""

from __future__ import annotations

from typing import Any

import weasyprint.text.line_break

_strut: Any = weasyprint.text.line_break.strut
_SAME = 0.01  # pixels: rounding


def kept(line: Any, style: Any) -> Any:
    """A line of ``split_first_line`` with the base that a line of the first face alone has.

    A style may name the one around it, whose first face that is (``_around``).
    """
    *found, height, baseline = line
    leading, base = _strut(vars(style).get("_around", style))
    base_wanted = base - (leading - height) / 2  # what WeasyPrint adds to it
    return line if abs(base_wanted - baseline) < _SAME else (*found, height, base_wanted)
