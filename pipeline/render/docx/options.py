"""What a caller can ask of the DOCX beyond the document itself."""

from __future__ import annotations

from enum import Enum

from msgspec import Struct

from pipeline.errors import Passage


class Form(Enum):
    """The form of the document: as the UN issues it, or as the mission signs and submits it."""

    ISSUED = "issued"
    SUBMISSION = "submission"


class Comment(Struct, frozen=True):
    """A review comment on a passage of the source (on the letter's title if that has no place).

    ``date`` is ISO 8601, a day or a moment; a day stands for its midnight.
    """

    passage: Passage
    text: str
    author: str
    date: str
