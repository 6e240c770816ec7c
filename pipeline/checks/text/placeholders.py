"""MH465: an issued document has no words left that stand in a skeleton for those of the drafter."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from pipeline.errors import Fault, Passage, Place, Severity
from pipeline.resources import data, read_text
from pipeline.source.model.document import Letterhead, Name, Source, Status
from pipeline.source.model.inline import Text
from pipeline.source.model.walk import every, nodes

_BRACKETS = re.compile(r"\[[^\[\]]{1,80}\]")
_FILLER = re.compile(r"\[(?:[xX]{2,}|_+|\?+|TB[CD]|tb[cd])\]")


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
    for words in _BRACKETS.findall(text) if "[" in text else ():
        if _FILLER.fullmatch(words) or words.casefold() in _skeletons():
            yield Fault(
                "MH465",
                place,
                f"the document is issued, and “{words}” still stands in it",
                "the words for which it stands",
                'write them, or set the document\'s status to "draft"',
                Severity.WARNING,
                Passage(place, words),
            )


@cache
def _skeletons() -> frozenset[str]:
    """What stands in brackets in the skeletons, in small letters."""
    texts = (read_text(path) for path in sorted(data("skeletons").iterdir()))
    return frozenset(words.casefold() for text in texts for words in _BRACKETS.findall(text))
