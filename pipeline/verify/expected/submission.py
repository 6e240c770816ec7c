"""The document as the form for submission prints it: all its lines in their order, under the names of the text.

What only that form has (letterhead, reference, date, salutation, complimentary close, addressee) becomes paragraphs
of the letter; what it does not print (masthead, title, the word that says that a letter was signed) is left out.
"""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from pipeline.document.blocks import Para
from pipeline.document.functions import Function
from pipeline.document.inline import Inlines, Text
from pipeline.document.model import Component, Document, HeadingStyle, Signature
from pipeline.source.model.document import LetterKind, TitlePartKind
from pipeline.source.model.inline import plain


def to_sign(document: Document) -> Document:
    """``document``, already ``for_signature``, with nothing but what the form prints, in its order."""
    mast = replace(document.masthead, united_nations="", symbol_parts=(), organs=(), right=(), left=(), notes=())
    return replace(document, masthead=mast, letter=_letter(document))


def _letter(document: Document) -> Component:
    """The letter: a note verbale is dated at its end, if nothing says where and when."""
    letter, form = document.letter, document.submission
    note, close = letter.kind is LetterKind.NOTE_VERBALE, letter.closing
    date, addressee = (_titled(letter, kind) for kind in (TitlePartKind.DATE, TitlePartKind.ADDRESSEE))
    first = (*form.mission, form.reference, *(() if note else date), form.salutation)
    last = (*(date if note and not close.before else ()), *addressee)
    return replace(
        letter,
        heading_style=HeadingStyle.ABSENT,
        heading=(),
        above=(),
        titles=(),
        original_line=(),
        opening=(*_lines(first), *letter.opening),
        blocks=(*letter.blocks, *_lines((form.complimentary,))),
        closing=replace(
            close,
            signatures=tuple(_unsigned(signed) for signed in close.signatures),
            after=(*close.after, *_lines(last)),
        ),
    )


def _titled(letter: Component, kind: TitlePartKind) -> tuple[Inlines, ...]:
    return tuple((Text(plain(part.content)),) for part in letter.title_parts if part.kind is kind)


def _lines(contents: Iterable[Inlines]) -> tuple[Para, ...]:
    return tuple(Para("", Function.BODY, content=content) for content in contents if content)


def _unsigned(signed: Signature) -> Signature:
    return replace(signed, lines=tuple(replace(line, sign_before="", sign_after="") for line in signed.lines))
