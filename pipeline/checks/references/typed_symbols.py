"""What symbol the words of a reference name, where it leads to another."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.resolve.inline.symbols import cited
from pipeline.source.model.document import Source
from pipeline.source.model.inline import Reference, TargetKind, plain
from pipeline.source.model.walk import every

_SYMBOL = re.compile(r"(?<![\w/–-])(?:[A-Z]{1,7}/){0,3}(?:E?S-)?\d{1,4}/\d{1,4}(?![\w/])")  # A/RES/66/288, 66/288


def misnamed(source: Source) -> Iterator[tuple[Reference, str, str]]:
    """Each such reference, the symbol that it names, and where it leads: “resolution 66/289” to A/RES/66/288."""
    for reference in every(source, Reference):
        if reference.kind is not TargetKind.SYMBOL:
            continue
        text = plain(reference.content)
        named = [found[0] for found in _SYMBOL.finditer(text)]
        symbols = [piece.symbol for piece in cited(reference.target)]
        if named and not any(f"/{symbol}/".find(f"/{one}/") >= 0 for symbol in symbols for one in named):
            yield reference, named[0], reference.target
