"""The last line of a justified paragraph: its spaces are as wide as they are.

The spaces of justified text are set narrower than they are (``word-spacing``), so that as many words find room on a
line as the house squeezes into it; justification widens those of full lines again. The last line of a paragraph is not
justified, and would keep narrow spaces: here they get their own width, as far as the line has room for it. Lengths are
in WeasyPrint's pixels.
"""

from __future__ import annotations

from typing import Any

import weasyprint.layout.inline

_inline: Any = weasyprint.layout.inline
_text_align = _inline.text_align


def text_align(context: Any, line: Any, available_width: float, last: bool) -> Any:
    """In place of WeasyPrint's: how far a line is moved to where its alignment wants it."""
    narrower = -line.style["word_spacing"]
    if last and narrower > 0 and line.style["text_align_all"] == "justify":
        spaces, room = _inline.count_expandable_spaces(line), available_width - line.width
        if spaces and room > 0:
            _inline.add_word_spacing(context, line, min(narrower, room / spaces), 0)
    return _text_align(context, line, available_width, last)
