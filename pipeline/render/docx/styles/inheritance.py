"""Which style each is based on: variants on what they vary, styles of running text on that of plain paragraphs.

So whoever changes the size of *Single Text* in Word has changed recitals, paragraphs and points with it.
"""

from __future__ import annotations

from collections.abc import Mapping

from msgspec.structs import replace

from pipeline.document.functions import Function, facts_of, functions
from pipeline.render.docx.styles.choose import Styling, Variant, named
from pipeline.render.docx.styles.properties import StyleView


def inherited(views: tuple[StyleView, ...], styling: Styling) -> tuple[StyleView, ...]:
    """The styles with what they are based on (``based``), and how that looks (``over``)."""
    bases = _bases(styling)
    by_id = {view.id: view for view in views}
    made = (replace(view, based=bases.get(view.id, view.based)) for view in views)
    return tuple(replace(view, over=by_id.get(view.based) if view.paragraph else None) for view in made)


def _bases(styling: Styling) -> Mapping[str, str]:
    """What is based on another style than Word's own."""
    found: dict[str, str] = {}
    for function in functions():
        own, base = named(function), facts_of(function).based_on
        text = named(Function(base)) if base else None
        if own is not None and text is not None:
            found[own.id] = text.id
    for use, id_ in styling.uses.items():
        own = named(use.function)
        if own is not None and use.variant is not Variant.USUAL and not (own.outline or use.outline):
            found[id_] = own.id
    return found
