"""Where lines are broken: two places at which WeasyPrint and the house differ.

WeasyPrint adds the spacing of a line's last letter to its width, Pango does not. A line that fills its measure to
within that spacing is then taken for too wide. Where it is one text, only its first word is kept
(``split_first_line``, third step); such a line is measured again with the spacing, of which nothing is seen, added to
the measure. Where it is the last of several (after the mark of a note), all of it would go to the next line; such a
text is as wide as its measure.

Unicode allows a break after a slash before letters (UAX 14, class SY); the house's documents are set by Word, which
does not: a symbol (A/RES/79/1) is never broken. Addresses of the web stay breakable, since they can be longer than a
line. A symbol that begins its text (a link) goes to the next line whole too, unless it begins the line already. The
house types a hyphen that never breaks in ``non-intervention``: in 48 such words of issued documents no line ends there.
Widths are in WeasyPrint's pixels.
"""

from __future__ import annotations

import math
import re
from typing import Any

import weasyprint.layout.inline

from pipeline.fonts.han_signs import is_letter
from pipeline.language import script_of
from pipeline.weasy.lines import baselines as bases

_inline: Any = weasyprint.layout.inline
_split = _inline.split_first_line
_can_break = _inline.can_break_text
_HAN = "\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef"  # after these, and their punctuation, a line may end
_BEGUN = (
    rf"[^\s{_HAN}]*[（《〈「『【〔]*"  # read backwards: a search for its beginning would take the square of its length
)
_REST = rf"[^\s{_HAN}]*"
_TIED_HYPHEN = re.compile(r"(?<![^\W_])[Nn]on-$")


def split_first_line(text: str, style: Any, context: Any, measure: Any, *args: Any, **options: Any) -> Any:
    """In place of WeasyPrint's: ``(layout, length, resume, width, height, baseline)``; lengths in bytes of UTF-8."""
    return bases.kept(_broken(text, style, context, measure, *args, **options), style)


def can_break_text(text: str, lang: str | None) -> Any:
    """In place of WeasyPrint's: whether a line may end in a text, or between two pieces, by their last and first sign.

    In Chinese, the last letter or figure of a symbol is a piece of its own, and may follow a slash.
    """
    if len(text) == 2 and text[0] == "/" and is_letter(text[1]) and script_of(lang or "") == "han":
        return False
    return _can_break(text, lang)


def _broken(text: str, style: Any, context: Any, measure: Any, *args: Any, **options: Any) -> Any:
    line = _split(text, style, context, measure, *args, **options)
    if measure is None or not math.isfinite(measure):
        return line
    if _one_word_of_many(text, line) and line[3] < measure:
        line = _measured_again(text, style, context, measure, line, *args, **options)
    line = _within(line, style, measure)
    start, end = _slashed_word(text, line)
    if start:
        return _ended_at(text, start, style, context, measure, *args, **options)
    if end and not options.get("is_line_start", True):
        return _whole(text, end, style, context, *args, **options)
    return line


def _one_word_of_many(text: str, line: Any) -> bool:
    _layout, length, resume, *_ = line
    return resume is not None and b" " not in text.encode()[:length].strip(b" ")


def _measured_again(text: str, style: Any, context: Any, measure: Any, line: Any, *args: Any, **options: Any) -> Any:
    spacing = _spacing(style)
    if not spacing:
        return line
    layout, length, resume, width, *size = _split(text, style, context, measure + spacing, *args, **options)
    return (layout, length, resume, min(width, measure), *size)


def _within(line: Any, style: Any, measure: Any) -> Any:
    """The line, if it is too wide by no more than the spacing of its last letter as wide as its measure."""
    layout, length, resume, width, *size = line
    return (layout, length, resume, measure, *size) if 0 < width - measure <= _spacing(style) else line


def _spacing(style: Any) -> float:
    """The space after each letter; 0 where letters stand nearer than usual."""
    spacing = style["letter_spacing"]
    return 0.0 if spacing == "normal" else max(0.0, float(spacing))


def _slashed_word(text: str, line: Any) -> tuple[int, int]:
    """Where the word begins and ends that is broken after a slash or ``non-``; the same twice where none is."""
    resume = line[2]
    data = text.encode()
    if resume is None or data[resume : resume + 1] in {b"", b" ", b"\n"}:
        return 0, 0
    if data[resume - 1 : resume] != b"/" and not _TIED_HYPHEN.search(
        data[max(resume - 8, 0) : resume].decode(errors="ignore")
    ):
        return 0, 0
    begun, rest = data[:resume].decode(), data[resume:].decode()
    backwards, more = re.match(_BEGUN, begun[::-1]), re.match(_REST, rest)
    if backwards is None or more is None or "://" in backwards[0][::-1] + more[0]:
        return 0, 0
    return len(begun[: len(begun) - backwards.end()].encode()), resume + len(more[0].encode())


def _ended_at(text: str, start: int, style: Any, context: Any, measure: Any, *args: Any, **options: Any) -> Any:
    """The line that ends before the word that begins at that byte."""
    before = text.encode()[:start].decode().removesuffix(" ")
    layout, length, _resume, *size = _split(before, style, context, measure, *args, **options)
    return (layout, length, start, *size)


def _whole(text: str, end: int, style: Any, context: Any, *args: Any, **options: Any) -> Any:
    """The line of the word that ends at that byte, however wide: what stands before it is then broken."""
    word, rest = text.encode()[:end].decode(), text.encode()[end:]
    layout, length, _resume, *size = _split(word, style, context, None, *args, **options)
    return (layout, length, end + rest.startswith(b" ") if rest.strip() else None, *size)
