"""MH463: the words of a reference by symbol name the symbol to which it leads."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.errors import Fault, Passage, Severity
from pipeline.resolve.inline.symbols import cited
from pipeline.source.model.document import Source
from pipeline.source.model.inline import Reference, TargetKind, plain
from pipeline.source.model.walk import every

_SYMBOL = re.compile(r"(?<![\w/–-])(?:[A-Z]{1,7}/){0,3}(?:E?S-)?\d{1,4}/\d{1,4}(?![\w/])")  # A/RES/66/288, 66/288


def check(source: Source) -> Iterator[Fault]:
    """“resolution 66/289” that leads to A/RES/66/288. What names no symbol passes."""
    for reference in every(source, Reference):
        if reference.kind is not TargetKind.SYMBOL:
            continue
        text = plain(reference.content)
        named = [found[0] for found in _SYMBOL.finditer(text)]
        symbols = [piece.symbol for piece in cited(reference.target)]
        if named and not any(f"/{symbol}/".find(f"/{one}/") >= 0 for symbol in symbols for one in named):
            yield Fault(
                "MH463",
                reference.place,
                f"the reference reads “{named[0]}” but leads to {reference.target}",
                "words that name the document to which it leads",
                "correct the words or the symbol",
                Severity.WARNING,
                Passage(reference.place, named[0]),
            )
