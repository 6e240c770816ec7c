"""MH427: honorifics are left out of signatures (Editorial Manual, "Communications")."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from functools import cache

from pipeline.errors import Fault, Passage, Severity
from pipeline.resources import data, read_text
from pipeline.source.model.document import Name, Source
from pipeline.source.model.walk import every


@cache
def _honorifics() -> frozenset[str]:
    """Those of all six languages: names of others are signed in each."""
    table = tomllib.loads(read_text(data("typography.toml")))["honorifics"]
    return frozenset(word for words in table.values() for word in words)


def check(source: Source) -> Iterator[Fault]:
    """Names that begin with an honorific."""
    for name in every(source, Name):
        words = f"{name.before} {name.surname}".split()
        ends = f"{name.surname}{name.after}".rstrip()
        after = next((word for word in _honorifics() if "\u4e00" <= word[0] <= "\u9fff" and ends.endswith(word)), "")
        found = words[0] if words and words[0] in _honorifics() else after
        if found and found != ends:
            yield Fault(
                "MH427",
                name.place,
                f"the name {'ends' if found == after else 'begins'} with “{found}”",
                "the name alone",
                "leave the honorific out",
                Severity.WARNING,
                Passage(name.place, found),
            )
