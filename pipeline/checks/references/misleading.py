"""MH463: the words of a reference name the place or the document to which it leads, and no other."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.errors import Fault, Passage, Severity
from pipeline.resolve.inline.misnumbered import misnumbered
from pipeline.resolve.inline.symbols import cited
from pipeline.source.model.document import Source
from pipeline.source.model.inline import Reference, TargetKind, plain
from pipeline.source.model.walk import every

_SYMBOL = re.compile(r"(?<![\w/.–-])(?:[A-Z]{1,7}/){0,3}(?:E?S-)?\d{1,4}/\d{1,4}(?![\w/])")  # A/RES/66/288, 66/288
_YEARED = re.compile(r"(?<![\w/–-])\d{1,4} \((?:19|20)\d\d\)")  # of the Security Council: 2773 (2025)


def check(source: Source) -> Iterator[Fault]:
    """“annex II” that leads to an annex I, “resolution 66/289” to A/RES/66/288. What names neither passes."""
    expected = "words that name the place to which it leads, or none: its number is then printed"
    for reference, words, place in misnumbered(source):
        yield _fault(reference, words, place, expected, "correct the words or the target")
    expected = "words that name the document to which it leads"
    for reference, words in _misnamed(source):
        yield _fault(reference, words, reference.target, expected, "correct the words or the symbol")


def _misnamed(source: Source) -> Iterator[tuple[Reference, str]]:
    """References by symbol whose words name another symbol, and that one."""
    for reference in every(source, Reference):
        if reference.kind is TargetKind.SYMBOL:
            words = plain(reference.content).replace("\u00a0", " ")
            named = [found[0] for pattern in (_SYMBOL, _YEARED) for found in pattern.finditer(words)]
            symbols = [piece.symbol for piece in cited(reference.target)]
            if named and not any(_holds(symbol, one) for symbol in symbols for one in named):
                yield reference, named[0]


def _holds(symbol: str, named: str) -> bool:
    """Whether a symbol has the parts that words name; a volume, a year or the letter of a part may follow them."""
    whole, part = (f"/{each.replace(' ', '')}" for each in (symbol, named))
    at = whole.find(part)
    return at >= 0 and not whole[at + len(part) : at + len(part) + 1].isdecimal()


def _fault(reference: Reference, words: str, leads_to: str, expected: str, mend: str) -> Fault:
    wrong = f"the reference reads “{words}” but leads to {leads_to}"
    about = Passage(reference.place, words)
    return Fault("MH463", reference.place, wrong, expected, mend, Severity.WARNING, about)
