r"""What can be said of a place, and which Word field prints it.

An offer is a text and the field that prints it, now and after an update (ECMA-376 Part 1, 17.16.5.51):

- the number of a counted paragraph is ``REF … \n``, which leaves out full stops at its end;
- where a form puts words around it (``Article 2``), ``\t`` takes them away, and ``2`` remains. LibreOffice does not
  know ``\t``, so the field stands inside a ``QUOTE``, of which it shows the stored result;
- where a form puts other signs around it (``8.-``, ``(a)``), no switch takes them away: what a reference says of it is
  a value of its own (``SET``), and the reference is a REF to that;
- words and typed numbers are REF to a bookmark around just them; ``annex`` is that in small letters.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.document.blocks import Number, Style
from pipeline.document.names import bookmark
from pipeline.render.docx.numbering.number_formats import Format, format_of
from pipeline.render.docx.references.labels import Label, bare, cited, label_id, number_id

_UNCOUNTED = frozenset({Style.BULLET, Style.DASH, Style.NONE})
_UNSAFE = frozenset('"\\{}')  # signs that mean something in an instruction


@dataclass(frozen=True, slots=True)
class Offer:
    """A text that a field prints.

    ``instruction`` is the field's; a field nested in it has the instruction ``inner``, and ``after`` is what follows
    that. One that does not lead to its place by itself stands in a link (``linked``). ``value`` is the id of the value
    that it prints, where that has to be set. ``number`` tells a number from words.
    """

    text: str
    instruction: str
    inner: str = ""
    after: str = ""
    linked: bool = False
    value: str = ""
    number: bool = False


def counted(id_: str, number: Number, *, live: bool) -> Iterator[Offer]:
    """The number of the paragraph in which the bookmark of ``id_`` begins; ``live`` if Word counts it."""
    if number.scheme.style in _UNCOUNTED:
        return
    own = number.text.rstrip(".")
    yield Offer(own, f"REF {bookmark(id_)} \\n \\h", number=True)
    around = number.scheme.before + number.scheme.after.rstrip(".")
    worded = live and all(sign.isalpha() or sign.isspace() for sign in around)
    for said in sorted({bare(number), cited(number)} - {own}):
        if worded and said == bare(number) and format_of(number) is Format.DECIMAL:
            yield Offer(said, 'QUOTE "', f"REF {bookmark(id_)} \\n \\t", '"', linked=True, number=True)
        else:
            yield from valued(id_, said)


def typed(id_: str, number: Number) -> Iterator[Offer]:
    """The number of a point in running text."""
    if number.scheme.style in _UNCOUNTED:
        return
    yield Offer(cited(number), f"REF {bookmark(number_id(id_))} \\h", number=True)
    if bare(number) != cited(number):
        yield from valued(id_, bare(number))


def labelled(id_: str, label: Label) -> Iterator[Offer]:
    """A label that is printed, and its number."""
    yield Offer(label.text, f"REF {bookmark(label_id(id_))} \\h")
    yield Offer(label.number, f"REF {bookmark(number_id(id_))} \\h", number=True)
    if label.text.lower() != label.text and not label.number:
        inner = f"REF {bookmark(label_id(id_))}"
        yield Offer(label.text.lower(), 'QUOTE "', inner, '" \\* Lower', linked=True)


def valued(id_: str, said: str, *, number: bool = True) -> Iterator[Offer]:
    """Something that no text or number of the document is."""
    if not _UNSAFE.intersection(said):
        value = f"{id_}__as_{said}"
        yield Offer(said, f"REF {bookmark(value)}", linked=True, value=value, number=number)
