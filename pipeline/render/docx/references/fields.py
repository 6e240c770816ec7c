r"""What can be said of a place, and which Word field prints it.

A ``FieldText`` is a text and the field that prints it, now and after an update (ECMA-376 Part 1, 17.16.5.51):

- the number of a counted paragraph is ``REF … \n``, which leaves out full stops at its end;
- where a form puts words or signs around it (``Article 2``, ``8.-``, ``(a)``), what a reference says of it is a value
  of its own (``SET``), and the reference is a REF to that;
- words and typed numbers are REF to a bookmark around just them.

No field stands in the instruction of another: LibreOffice takes such a field out when it saves the file, and computes
REF without knowing ``\t`` and ``\* Lower``. What says a label in small letters computes nothing, and is a plain link.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from pipeline.document.names import bookmark
from pipeline.document.numbers import Number, Style
from pipeline.render.docx.references.labels import Label, bare, cited, label_id, number_id

_UNCOUNTED = frozenset({Style.BULLET, Style.DASH, Style.NONE})
_UNSAFE = frozenset('"\\{}')  # signs that mean something in an instruction


class FieldText(Struct, frozen=True):
    """A text that a field prints.

    ``instruction`` is the field's. One that does not lead to its place by itself stands in a link (``linked``).
    ``value`` is the id of the value that it prints, where that has to be set. ``number`` tells a number from words.
    """

    text: str
    instruction: str
    linked: bool = False
    value: str = ""
    number: bool = False


def counted(id_: str, number: Number) -> Iterator[FieldText]:
    """The number of the paragraph in which the bookmark of ``id_`` begins."""
    if number.scheme.style in _UNCOUNTED:
        return
    own = number.text.rstrip(".")
    yield FieldText(own, f"REF {bookmark(id_)} \\n \\h", number=True)
    for text in sorted({bare(number), cited(number)} - {own}):
        yield from valued(id_, text)


def typed(id_: str, number: Number) -> Iterator[FieldText]:
    """The number of a point in running text."""
    if number.scheme.style in _UNCOUNTED:
        return
    yield FieldText(cited(number), f"REF {bookmark(number_id(id_))} \\h", number=True)
    if bare(number) != cited(number):
        yield from valued(id_, bare(number))


def labelled(id_: str, label: Label) -> Iterator[FieldText]:
    """A label that is printed, and its number."""
    yield FieldText(label.text, f"REF {bookmark(label_id(id_))} \\h")
    yield FieldText(label.number, f"REF {bookmark(number_id(id_))} \\h", number=True)


def valued(id_: str, text: str, *, number: bool = True) -> Iterator[FieldText]:
    """Something that no text or number of the document is."""
    if not _UNSAFE.intersection(text):
        value = f"{id_}__as_{text}"
        yield FieldText(text, f"REF {bookmark(value)}", linked=True, value=value, number=number)
