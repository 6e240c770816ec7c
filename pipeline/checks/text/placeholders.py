"""MH465: an issued document has no words left that stand in a skeleton for those of the drafter."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from pipeline.checks.wording.tables import placeholder_words
from pipeline.errors import Fault, Passage, Place, Severity
from pipeline.language import OFFICIAL
from pipeline.resources import data, read_text
from pipeline.source.model.document import Letterhead, Name, Source, Status
from pipeline.source.model.inline import Text
from pipeline.source.model.walk import every, nodes
from pipeline.words.typed_dates import calendar_words

_BRACKETS = re.compile(r"\[[^\[\]]{1,80}\]")
_BARE = re.compile(r"(?<![\w.-])(?:X{3,}|x{3,}|TBC|TBD|_{3,}|\?{3,}|[Ll]orem ipsum|[xX]{2}(?= \w))(?![\w/-])")


def check(source: Source) -> Iterator[Fault]:
    """Words in brackets as the skeletons have them, and fillers such as ``[XX]``. The letterhead is not issued."""
    if source.status is not Status.ISSUED:
        return
    unprinted = {id(node) for head in every(source, Letterhead) for node in nodes(head)}
    for node in nodes(source):
        if id(node) in unprinted:
            continue
        match node:
            case Text():
                yield from _found(node.text, node.place)
            case Name():
                yield from _found(f"{node.before} {node.surname} {node.after}", node.place)
            case _:
                pass


def _found(text: str, place: Place) -> Iterator[Fault]:
    bracketed = _BRACKETS.findall(text) if "[" in text else []
    left = [words for words in bracketed if _filler().fullmatch(words) or words.casefold() in _skeletons()]
    bare = [found for found in _BARE.finditer(text) if len(found[0]) > 2 or _is_month(text[found.end() :])]
    for words in (*left, *(found[0] for found in bare)):
        if words:
            yield Fault(
                "MH465",
                place,
                f"the document is issued, and “{words}” still stands in it",
                "the words for which it stands",
                'write them, or set the document\'s status to "draft"',
                Severity.WARNING,
                Passage(place, words),
            )


def _is_month(after: str) -> bool:
    """Whether the name of a month follows: “XX August”."""
    words = after.split()[:2]
    return any(word.casefold() in calendar_words(OFFICIAL)[0] for word in words)


@cache
def _filler() -> re.Pattern[str]:
    """What drafters leave in brackets: signs alone, or an order to write something there."""
    orders = "|".join(re.escape(word) for word in placeholder_words())
    return re.compile(rf"\[(?:[xX]{{2,}}|_+|\?+|•|(?:{orders})(?:[ :][^\[\]]{{0,60}})?)\]", re.IGNORECASE)


@cache
def _skeletons() -> frozenset[str]:
    """What stands in brackets in the skeletons, in small letters."""
    texts = (read_text(path) for path in sorted(data("skeletons").iterdir()))
    return frozenset(words.casefold() for text in texts for words in _BRACKETS.findall(text))
