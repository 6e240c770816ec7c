"""Counts a document as conference services do: all words of letter and annexes, with headings, notes and tables."""

from __future__ import annotations

import re
import tomllib

from msgspec import Struct

from pipeline.checks.wording.texts import Texts, texts_of
from pipeline.resources import data, read_text
from pipeline.source.model.document import LetterKind
from pipeline.xmlio.parse import Parsed

_WORD = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]|[^\s\u00a0\x00-\x03\u3400-\u9fff\uf900-\ufaff]+")
_UNCOUNTED = frozenset({"symbol", "mission", "reference", "salutation", "complimentary", "subject"})  # not of the text


class Count(Struct, frozen=True):
    """The words of the letter and of what is attached, and the most that its kind may have (0: none is known).

    ``of`` is what the limit is for, ``source`` where it stands.
    """

    letter: int
    attached: int
    limit: int
    of: str
    source: str = ""

    @property
    def words(self) -> int:
        """All words."""
        return self.letter + self.attached


def counted(parsed: Parsed, kind: LetterKind) -> Count:
    """The words of a source. A word is what stands between spaces and holds a letter or figure; so is a Han character.

    Headings, notes and tables count, as the instructions on submission have it.
    """
    texts = texts_of(parsed)
    found = {False: 0, True: 0}
    for flow in texts.flows:
        if flow.name not in _UNCOUNTED:
            found[flow.annex] += _words(texts, flow.start, flow.end)
    row = tomllib.loads(read_text(data("limits.toml"))).get(kind.value, {})
    return Count(found[False], found[True], row.get("words", 0), row.get("of", ""), row.get("source", ""))


def _words(texts: Texts, start: int, end: int) -> int:
    return sum(any(sign.isalnum() for sign in word) for word in _WORD.findall(texts.text, start, end))
