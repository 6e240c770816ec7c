"""The paragraphs that the masthead must have, in the order in which it is read."""

from __future__ import annotations

from collections.abc import Iterator
from unicodedata import bidirectional

from pipeline.document.masthead import LeftKind
from pipeline.document.model import Document
from pipeline.style import Function
from pipeline.verify.docx.wanted import Setting, Trait, Wanted
from pipeline.verify.pieces import Tongue

_RIGHT_TO_LEFT = frozenset({"R", "AL"})  # Unicode Standard Annex 9, table 4
_LEFT = {
    LeftKind.ORGAN: Function.LEFT_ORGAN,
    LeftKind.SESSION: Function.LEFT_STRONG,
    LeftKind.DATES: Function.LEFT_REGULAR,
    LeftKind.ITEM: Function.LEFT_REGULAR,
    LeftKind.ITEM_TITLE: Function.LEFT_STRONG,
}


def masthead_paragraphs(document: Document) -> Iterator[Wanted]:
    """Name, symbol, organs, right column, left block; the signs of a reissue are marks of a note and no words."""
    mast = document.masthead
    own = Trait(Tongue(document.language.code, document.language.direction))
    rtl = own.tongue.direction == "rtl"
    yield _line(Function.UNITED_NATIONS, mast.united_nations, own, rtl=rtl)
    symbol = Wanted(Setting(Function.SYMBOL, rtl=False))  # at the side where the lines of the document end
    signs = {note.mark: note for note in mast.notes if note.mark}
    for part in mast.symbol_parts:
        words = part.text
        for sign in sorted(signs, key=len, reverse=True):
            symbol.notes.extend([signs[sign]] * words.count(sign))
            words = words.replace(sign, "")
        symbol.add(words, Trait(Tongue("", "ltr"), large=part.large))
    yield symbol
    for organ in mast.organs:
        yield _line(Function.ORGAN, organ, own, rtl=rtl)
    for right in mast.right:
        words = f"{right.label}{right.text}"
        turned = rtl and any(bidirectional(sign) in _RIGHT_TO_LEFT for sign in words)
        direction = "rtl" if turned else "ltr"
        yield _line(Function.RIGHT_COLUMN, words, Trait(Tongue(own.tongue.lang, direction)), rtl=turned)
    blocks = [column for column in mast.left if column]
    for column in blocks:
        for line in column:
            function = _LEFT[line.kind]
            made = Wanted(Setting(function, rtl, columns=len(blocks) > 1))
            made.say(line.content, own)
            yield made


def _line(function: Function, text: str, trait: Trait, *, rtl: bool) -> Wanted:
    made = Wanted(Setting(function, rtl))
    made.add(text, trait)
    return made
