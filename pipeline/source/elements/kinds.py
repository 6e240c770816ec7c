"""The table of blocks: each kind by the name of its element, and by the class of its nodes."""

from __future__ import annotations

from collections.abc import Mapping

from pipeline.source.elements import lists, preamble, section, table
from pipeline.source.elements.paragraph import ParagraphElement
from pipeline.source.markup.reader import Loads
from pipeline.source.markup.writer import Dumps
from pipeline.source.model import blocks as b

_PLAIN = (
    section.SECTION,
    section.ARTICLE,
    section.QUOTATION,
    section.CONTENTS,
    preamble.PREAMBLE,
    preamble.RECITALS,
    preamble.OPERATIVE,
    preamble.RESOLUTION,
    lists.LIST,
    lists.PARTICIPANTS,
    table.TABLE,
    table.FIGURE,
)
# The paragraphs that are blocks by themselves, and those of the sections of a resolution; others stand in groups, which
# read them.
_ROLES = (b.Role.PARAGRAPH, b.Role.NUMBERED, b.Role.RECITAL, b.Role.OPERATIVE)
_PARAGRAPHS = {role.value: ParagraphElement(role) for role in _ROLES}

BY_NAME: Mapping[str, Loads] = {**_PARAGRAPHS, **{kind.name: kind for kind in _PLAIN}}
BY_CLASS: Mapping[type, Dumps] = {
    b.Paragraph: ParagraphElement(b.Role.PARAGRAPH),
    **{kind.make: kind for kind in _PLAIN},
}
