"""The spaces between words, which a reader must find in the file (ISO 32000-1 14.8.2.5).

WeasyPrint drops the space at which a line is broken, and paints nothing for a space that stands alone between two
elements; whoever reads the text gets ``the lastword``. Here layout remembers the spaces it drops, and a space glyph is
added after the last glyph of the words before, where nothing is seen of it.
"""

from __future__ import annotations

from typing import Any

import weasyprint.document
import weasyprint.layout.inline
from weasyprint.formatting_structure import boxes

from pipeline.weasy.content import glyphs
from pipeline.weasy.content import private_names as inner
from pipeline.weasy.lines.han_signs import set_apart

_document: Any = weasyprint.document
_inline: Any = weasyprint.layout.inline
_build = _document.build_formatting_structure
_split, _strip = _inline.split_text_box, _inline.remove_last_whitespace
_LONE = " \u200b"  # what WeasyPrint makes of a space that stands alone, so that Pango can widen it


def dropped(box: Any) -> bool:
    """Whether a space after this text is not painted with it."""
    return "_space_dropped" in vars(box) or (bool(box.text) and box.text.isspace())


def divided(box: Any) -> bool:
    """Whether the hyphen at the end of this line is none of the text: a word is divided there."""
    return "_divided" in vars(box)


def before(box: Any) -> bool:
    """Whether this text, the first that is painted of its piece, is parted by a space from the piece before."""
    return "_space_before" in vars(box)


def glyph(stream: Any) -> str:
    """The space of the font that was used last in a content stream, as PDF syntax; empty where it has none."""
    font = inner.last_font(stream)
    if font is None or font.bitmap:
        return ""
    space: str | None = vars(font).get("_space_glyph")
    if space is None:
        space = vars(font)["_space_glyph"] = _look_up(font)
    return space


def _look_up(font: Any) -> str:
    found = glyphs.opened(font)
    number = found.get_nominal_glyph(0x20)
    if not number:
        return ""
    font.to_unicode.setdefault(number, " ")
    font.widths.setdefault(number, round(found.get_glyph_h_advance(number) * 1000 / font.upem))
    return f"<{number:04x}>"


def build_formatting_structure(*args: Any, **options: Any) -> Any:
    """In place of WeasyPrint's: each piece of text that a space parts from the piece before in its block is told so.

    Before that, texts that hold Chinese are divided where their face or spacing changes.
    """
    root = _build(*args, **options)
    waiting = [root]
    while waiting:
        box = waiting.pop()
        if isinstance(box, boxes.LineBox) or _is_bare(box):
            set_apart(box)
            _tell(box, waiting)
        else:
            waiting.extend(box.children if isinstance(box, boxes.ParentBox) else ())
    return root


def _is_bare(box: Any) -> bool:
    """Whether words stand in it without a line of their own: in a footnote, which gets its lines on its page."""
    children = box.children if isinstance(box, boxes.BlockContainerBox) else ()
    return any(isinstance(child, (boxes.TextBox, boxes.InlineBox)) for child in children)


def _tell(line: Any, others: list[Any]) -> None:
    """Go through the pieces of text of a block; what stands among them and is no text is one of the ``others``."""
    parted = seen = False
    inside = [*reversed(line.children)]
    while inside:
        box = inside.pop()
        if isinstance(box, boxes.InlineBox):
            if box.footnote:
                others.append(box.footnote)
            inside.extend(reversed(box.children))
        elif not isinstance(box, boxes.TextBox):
            others.append(box)
            parted, seen = False, True
        elif box.text.isspace():
            parted = parted or seen
        elif box.text:
            if parted or (seen and box.text[0] == " "):
                vars(box)["_parted"] = True
            parted, seen = box.text[-1] == " ", True


def split_text_box(context: Any, box: Any, width: Any, skip: int | None, *args: Any, **options: Any) -> Any:
    """In place of WeasyPrint's: text is broken at a space, or at a line break, if the next line skips a byte."""
    line, resume, preserved = _split(context, box, width, skip, *args, **options)
    if line is not None and line.text == _LONE:
        line.text = " "
    if line is not None and "_parted" in vars(box) and not box.text.encode()[:skip].strip():
        vars(line)["_space_before"] = True
    if line is not None and resume is not None:
        written = box.text.encode()[skip or 0 : resume]
        if len(written) > len(line.text.encode()):
            vars(line)["_space_dropped"] = True
        elif not written.startswith(line.text.encode()):
            vars(line)["_divided"] = True
    return line, resume, preserved


def remove_last_whitespace(context: Any, line: Any) -> None:
    """In place of WeasyPrint's: the last text of the line may lose its space here too."""
    box = line
    while isinstance(box, (boxes.LineBox, boxes.InlineBox)) and box.children:
        box = box.children[-1]
    ends = isinstance(box, boxes.TextBox) and box.text.endswith(" ")
    _strip(context, line)
    if ends and not box.text.endswith(" "):
        vars(box)["_space_dropped"] = True
