"""Chinese lines reach both edges: what is left of a line is shared out between all its signs.

WeasyPrint justifies by spaces, of which Chinese has none. Here the signs of such a line get letter-spacing, that line
alone; nothing is added to its text. Word does the same where it spreads a line. Lengths are in WeasyPrint's pixels.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import weasyprint.layout.inline
from weasyprint.formatting_structure import boxes
from weasyprint.text.line_break import create_layout, line_size

from pipeline.language import script_of

_inline: Any = weasyprint.layout.inline
_justify_line = _inline.justify_line
_HAN = re.compile("[\u2e80-\u303f\u3040-\u9fff\uf900-\ufaff\uff00-\uffef]")
_FEWEST = 8  # signs: of fewer, the line is left as it is rather than drawn far apart


def justify_line(context: Any, line: Any, extra: float) -> None:
    """In place of WeasyPrint's: ``extra`` is the room that is left of the line."""
    texts = [*_texts(line)]
    extra += _unseen(context, texts[-1]) if texts else 0.0
    words = "".join(text.text for text in texts)
    gaps = len(words.rstrip()) - 1
    if gaps < _FEWEST or 2 * len(_HAN.findall(words)) < len(words):
        _justify_line(context, line, extra)
        return
    _spread(context, line, extra / gaps, 0.0, texts[-1])


def _unseen(context: Any, last: Any) -> float:
    """The room after the last sign of a Chinese line, as far as it is in its width: it shows nothing there."""
    spacing = last.style["letter_spacing"]
    if spacing == "normal" or spacing <= 0 or script_of(last.style["lang"] or "") != "han":
        return 0.0
    layout = create_layout(last.text, last.style, context, None, last.justification_spacing)
    width, _ = line_size(layout.get_first_line()[0], last.style)
    return max(0.0, float(last.width - width + spacing))


def _texts(box: Any) -> Iterator[Any]:
    for child in box.children:
        if isinstance(child, boxes.TextBox):
            yield child
        elif isinstance(child, boxes.InlineBox):
            yield from _texts(child)


def _spread(context: Any, box: Any, each: float, moved: float, last: Any) -> float:
    """Move a box by what was added before it, and add its own; gives how far what comes after it is moved."""
    if isinstance(box, boxes.TextBox):
        box.position_x += moved
        added = each * (len(box.text) - (box is last))
        _space(context, box, each)
        box.width += added
        return moved + added
    if not isinstance(box, (boxes.LineBox, boxes.InlineBox)):
        box.translate(moved, 0)
        return moved
    box.position_x += moved
    before = moved
    for child in box.children:
        if child.is_in_normal_flow():
            moved = _spread(context, child, each, moved, last)
    box.width += moved - before
    return moved


def _space(context: Any, text: Any, each: float) -> None:
    """Lay out a text anew with so much more between its letters."""
    style = text.style.copy()
    own = style["letter_spacing"]
    style["letter_spacing"] = (0 if own == "normal" else own) + each
    layout = create_layout(text.text, style, context, None, text.justification_spacing)
    layout.deactivate()
    text.style, text.pango_layout = style, layout
