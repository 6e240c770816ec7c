"""What a style says: its properties that differ from those of the style on which it is based, in the schema's order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec import Struct, field

from pipeline.render.docx.styles.properties import Border, ParagraphLook, StyleView, TypeLook

_WORDS_OWN = ParagraphLook(before=-1, widows=False, left=-1)  # all is said
_PLAIN = TypeLook()
_AUTO = 240  # twentieths of a point: a line as its type asks for it


class Property(Struct, frozen=True):
    """An element of ``w:pPr`` or ``w:rPr``: its name, its attributes, and what stands in it."""

    name: str
    attributes: Mapping[str, object] = field(default_factory=dict)
    inside: tuple[Property, ...] = ()


def paragraph_changes(view: StyleView) -> Iterator[Property]:
    """The properties of its paragraphs."""
    look = view.paragraph or ParagraphLook()
    base = view.over.paragraph if view.over and view.over.paragraph else _WORDS_OWN
    yield from _switch("keepNext", now=look.keep_next, before=base.keep_next)
    yield from _switch("keepLines", now=look.keep_lines, before=base.keep_lines)
    yield from _switch("pageBreakBefore", now=look.page_break, before=base.page_break)
    if look.widows != base.widows:
        yield _value("widowControl", int(look.widows))
    yield from _switch("suppressLineNumbers", now=look.suppress_numbers, before=base.suppress_numbers)
    borders = tuple(_border(side, line) for side, line in (("top", look.above), ("bottom", look.below)) if line)
    if borders:
        yield Property("pBdr", inside=borders)
    yield from _tabs(look, base)
    if look.ltr != base.ltr or (look.ltr and look.align != base.align):  # beside an alignment LibreOffice asks for it
        yield _value("bidi", int(not look.ltr))
    if (look.before, look.after, look.line) != (base.before, base.after, base.line):
        rule = {"line": look.line or _AUTO, "lineRule": "exact" if look.line else "auto"}
        yield Property("spacing", {"before": look.before, "after": look.after, **rule})
    yield from _indents(look, base)
    yield from _switch("contextualSpacing", now=look.contextual, before=base.contextual)
    if look.align != base.align:
        yield _value("jc", look.align or "left")
    if look.outline != base.outline:
        yield _value("outlineLvl", look.outline)


def type_changes(view: StyleView) -> Iterator[Property]:
    """The properties of its type; sizes and the like that are 0 are left alone."""
    look, base = view.type, view.over.type if view.over else _PLAIN
    for name, now, before in (("b", look.bold, base.bold), ("i", look.italic, base.italic)):
        yield from _switch(name, now=now, before=before)
        yield from _switch(f"{name}Cs", now=now, before=before)
    if look.colour != base.colour:
        yield _value("color", look.colour)
    if look.spacing != base.spacing:
        yield _value("spacing", look.spacing)
    if look.scale != base.scale:
        yield _value("w", look.scale or 100)
    if look.kerned and look.kerned != base.kerned:
        yield _value("kern", look.kerned)
    if look.size and look.size != base.size:
        yield _value("sz", look.size)
        yield _value("szCs", look.size)
    places = {"baseline": look.level, "superscript": look.superscript, "subscript": look.subscript}
    yield from (_value("vertAlign", place) for place, stands in places.items() if stands)


def _value(name: str, value: object) -> Property:
    return Property(name, {"val": value})


def _switch(name: str, *, now: bool, before: bool) -> Iterator[Property]:
    if now != before:
        yield Property(name, {} if now else {"val": "0"})


def _border(side: str, line: Border) -> Property:
    return Property(side, {"val": "single", "sz": line.size, "space": line.space, "color": "auto"})


def _tabs(look: ParagraphLook, base: ParagraphLook) -> Iterator[Property]:
    if look.tabs == base.tabs:
        return
    kept = {tab.at for tab in look.tabs}
    cleared = (Property("tab", {"val": "clear", "pos": tab.at}) for tab in base.tabs if tab.at not in kept)
    own = (
        Property("tab", {"val": tab.kind, **({"leader": tab.leader} if tab.leader else {}), "pos": tab.at})
        for tab in look.tabs
    )
    yield Property("tabs", inside=(*cleared, *own))


def _indents(look: ParagraphLook, base: ParagraphLook) -> Iterator[Property]:
    own = (look.left, look.right, look.first, look.first_chars)
    if own == (base.left, base.right, base.first, base.first_chars):
        return
    first = {"hanging": -look.first} if look.first < 0 else {"firstLine": look.first}
    chars = {"firstLineChars": look.first_chars} if look.first_chars != base.first_chars else {}
    yield Property("ind", {"left": look.left, "right": look.right, **first, **chars})
