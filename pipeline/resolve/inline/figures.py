"""Figures in running words: what belongs to one number never parts at a line's end, and keeps its order.

Between words that run from right to left, a number with blanks between its groups would be shown group by group from
the right, and a sign on the wrong side (Unicode Standard Annex 9, W4 to W7, N1). So the groups of a number are joined
by no-break spaces, in every language, and a sign stands in a run of its own with its figure where the words run from
right to left. The per cent sign stays outside of it, as Arabic sets it. A web
address is a run too: its strokes and points would change places with what is around it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.document.inline import Inline, Marked, Text
from pipeline.errors import Place
from pipeline.source.model.inline import Mark

_GROUPS = re.compile(r"(?<!\d)\d{1,3}(?:[ \u2009]\d{3})+(?!\d)")
_UNIT = re.compile(r"(?<=\d) (?=[%‰٪؉])")
_SIGNED = re.compile(
    r"(?<![^\s(\[«“])[+±\u2212\u2013-]\d+(?:[.,\u066b\u066c\u00a0\u202f]\d+)*|https?://[!-~]*[!-'*-+/-9=-Z_a-z~-]"
)
_NO_BREAK = str.maketrans({" ": "\u00a0", "\u2009": "\u202f"})


def joined(text: str) -> str:
    """The text with no-break spaces in its numbers: ``1 204``, and before the per cent sign."""
    if " " not in text and "\u2009" not in text:
        return text
    return _UNIT.sub("\u00a0", _GROUPS.sub(lambda found: found[0].translate(_NO_BREAK), text))


def isolated(text: str, place: Place) -> Iterator[Inline]:
    """The text in words that run from right to left: figures with a sign and web addresses run from left to right."""
    at = 0
    for found in _SIGNED.finditer(text):
        if found.start() > at:
            yield Text(text[at : found.start()], place)
        yield Marked(Mark.RUN, (Text(found[0], place),), "", "", "ltr", italic=False)
        at = found.end()
    if at < len(text) or not text:
        yield Text(text[at:], place)
