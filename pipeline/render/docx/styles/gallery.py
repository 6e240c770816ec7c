"""Which heading styles stand in the gallery: those that the document uses, so that one that is added has their level.

The same heading has another outline level in a letter, in an annex with a title, and in what is attached to that. Each
level has a style of its own; one from the gallery must not break the navigation pane. The rest are hidden until used.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.document.functions import Function, facts_of, functions
from pipeline.document.model import Component
from pipeline.render.docx.styles.choose import Styling, named

_SECTIONS = (
    Function.HEADING_1, Function.HEADING_2, Function.HEADING_3,
    Function.HEADING_4, Function.HEADING_5, Function.HEADING_6,
)  # fmt: skip


def is_heading(function: Function) -> bool:
    """Whether a function has an outline level."""
    own = named(function)
    return own is not None and bool(own.outline)


def offer_sections(styling: Styling, letter: Component) -> None:
    """Define the headings of sections that the gallery offers, used or not, at the levels that fit this document.

    Those are the levels of the sections that there are; where there are none, those under the titles of attachments.
    """
    usual = _usual(_SECTIONS[0])
    used = {use.outline or usual for use in styling.uses if use.function is _SECTIONS[0]}
    under = {part.title_outline + bool(part.titles) for part in letter.attachments} or {usual}
    for level in sorted(used or under):
        for function in _SECTIONS:
            own = named(function)
            if own is not None and own.gallery:
                styling.of(function, outline=own.outline + level - usual)


def in_gallery(styling: Styling) -> frozenset[str]:
    """The identifiers of the heading styles in the gallery."""
    used = (id_ for use, id_ in styling.uses.items() if is_heading(use.function) or use.outline)
    return frozenset((*used, *_unused(styling)))


def _unused(styling: Styling) -> Iterator[str]:
    """Headings of a kind that the document does not have, at their usual level."""
    used = {_family(use.function) for use in styling.uses}
    for function in functions():
        own = named(function)
        if own is not None and own.gallery and own.outline and _family(function) not in used:
            yield own.id


def _usual(function: Function) -> int:
    own = named(function)
    return 0 if own is None else own.outline


def _family(function: Function) -> str:
    """The functions of which one stands for the others: where it is used, no other is offered at its usual level."""
    return facts_of(function).family or function.value
