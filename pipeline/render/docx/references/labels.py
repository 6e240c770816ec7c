"""The printed label of a table, figure or annex, and its number, each with a bookmark that a REF field can print.

A number that is typed (that of an annex, of a table, of a point in running text) gets a bookmark around just its
signs; one that Word counts needs none.
"""

from __future__ import annotations

from msgspec import Struct

from pipeline.document.blocks import Figure, Table
from pipeline.document.inline import Text
from pipeline.document.model import Component
from pipeline.document.numbers import Number
from pipeline.words import words

_CLOSING = ".- "  # what a reference leaves out of a number at its end


class Label(Struct, frozen=True):
    """A label in its parts: ``Annex ``, ``II``, and what follows the number; ``number`` is ``''`` where it has none."""

    before: str
    number: str
    after: str

    @property
    def text(self) -> str:
        """The whole label."""
        return self.before + self.number + self.after


def label_id(id_: str) -> str:
    """The id of the label of a table, figure or annex, as apart from the thing itself."""
    return f"{id_}__label"


def number_id(id_: str) -> str:
    """The id of a typed number, as apart from the thing that it numbers."""
    return f"{id_}__number"


def bare(number: Number) -> str:
    """A number without what its form puts around it: ``8`` of ``8.-``, ``a`` of ``(a)``."""
    return number.text.removeprefix(number.scheme.before).removesuffix(number.scheme.after)


def cited(number: Number) -> str:
    """A number as a reference to a sub-paragraph has it: ``(a)``, and ``b`` of ``b.``."""
    return number.text.rstrip(_CLOSING)


def label_of_float(block: Table | Figure) -> Label:
    """The label of a table or figure."""
    return _split(block.label, bare(block.number))


def label_of_attachment(part: Component, language: str) -> Label:
    """The label of an annex in a document of ``language``."""
    printed = words(language).attachment_numbers.get(part.number, part.number)
    return _split(part.label, printed)


def place_of_label(part: Component) -> int | None:
    """Where the label of an annex stands in the words of its heading: at their beginning, at their end, or nowhere."""
    first = part.heading[0] if part.heading else None
    text = first.text if isinstance(first, Text) else ""
    if text.startswith(part.label):
        return 0
    return len(text) - len(part.label) if len(part.heading) == 1 and text.endswith(part.label) else None


def _split(label: str, number: str) -> Label:
    before, found, after = label.rpartition(number) if number else (label, "", "")
    return Label(before, found, after) if found else Label(label, "", "")
