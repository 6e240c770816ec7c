"""What the template of the styles prints: the properties of a style, in Word's units."""

from __future__ import annotations

from msgspec import Struct


class TabStop(Struct, frozen=True):
    """A tab stop: its kind in WordprocessingML and its place in twips."""

    kind: str
    at: int
    leader: str = ""


class Border(Struct, frozen=True):
    """A border: thickness in eighths of a point, distance to the text in points."""

    size: int
    space: int


class ParagraphLook(Struct, frozen=True):
    """Paragraph properties. ``line`` is exact twips, 0 leaves it to the content; ``first`` hangs where negative.

    ``outline`` counts from 0 as in Word, -1 is body text. ``first_chars`` (hundredths of a character) wins over
    ``first`` in East Asian text, where the program knows it; ``first`` is then as much in type of the style's size.
    ``contextual`` drops the space between paragraphs of this style. ``ltr`` sets lines from left to right in a document
    that runs from right to left; ``align`` and indents are then those of such lines.
    """

    before: int = 0
    after: int = 0
    line: int = 0
    left: int = 0
    right: int = 0
    first: int = 0
    first_chars: int = 0
    align: str = ""
    tabs: tuple[TabStop, ...] = ()
    keep_next: bool = False
    keep_lines: bool = False
    widows: bool = True
    contextual: bool = False
    page_break: bool = False
    ltr: bool = False
    suppress_numbers: bool = False
    outline: int = -1
    above: Border | None = None
    below: Border | None = None


class TypeLook(Struct, frozen=True):
    """Run properties: size in half-points, scale in per cent, spacing in twips; 0 leaves them alone.

    ``kerned`` (half-points) is the size from which on pairs of letters are kerned.

    ``level`` says that it stands on the line, neither raised nor lowered. ``superscript`` is Word's own, as in the
    house's documents: about two thirds of the size of the text, whatever it is; LibreOffice makes type that is raised
    by a measure smaller once more. ``colour`` is RGB in hexadecimal digits; empty leaves it alone.
    """

    size: int = 0
    bold: bool = False
    italic: bool = False
    scale: int = 0
    spacing: int = 0
    kerned: int = 0
    superscript: bool = False
    subscript: bool = False
    level: bool = False
    colour: str = ""


class StyleView(Struct, frozen=True):
    """A style of ``styles.xml``; ``paragraph`` is empty for a character style.

    ``over`` is the style on which that of a paragraph is based: what is the same there is not said again.
    ``aliases`` are its other names, divided by commas.
    """

    id: str
    name: str
    based: str
    next: str
    gallery: bool
    own: bool
    priority: int
    paragraph: ParagraphLook | None
    type: TypeLook
    over: StyleView | None = None
    aliases: str = ""
