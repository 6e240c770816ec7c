"""Who speaks in a resolution: its name is set as words of action are, not the comma after it, nor the mark of a note.

Source: A/80/192, A/RES/73/3 and resolutions in AKN4UN (A/RES/80/259).
"""

from __future__ import annotations

from pipeline.document.inline import Inlines, Marked, NoteCall, Text
from pipeline.language import acts_in
from pipeline.source.model.inline import Mark

_COMMAS = (",", "،", "，")


def speaker(organ: Inlines, lang: str) -> Inlines:
    """The words of the line, resolved, with the name as emphasized words; as they are where any is set apart."""
    if any(isinstance(item, Marked) and (item.italic or item.bold) for item in organ):
        return organ
    end = len(organ)
    while end and isinstance(organ[end - 1], NoteCall):
        end -= 1
    name, after = organ[:end], organ[end:]
    last = name[-1] if name else None
    if isinstance(last, Text) and last.text.endswith(_COMMAS):
        shortened = Text(last.text[:-1], last.place)
        name, after = (
            (*name[:-1], *((shortened,) if shortened.text else ())),
            (Text(last.text[-1:], last.place), *after),
        )
    return (Marked(Mark.EMPHASIS, name, "", "", "", *acts_in(lang)), *after) if name else organ
