"""What a caller can ask of the DOCX beyond the document itself."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Form(Enum):
    """The form of the document: as the UN issues it, or as the mission signs and submits it."""

    ISSUED = "issued"
    SUBMISSION = "submission"


@dataclass(frozen=True, slots=True)
class Comment:
    """A review comment on the block with the id ``anchor`` (the beginning of the document if there is none).

    ``date`` is ISO 8601, a day or a moment; a day stands for its midnight.
    """

    anchor: str
    text: str
    author: str
    date: str
