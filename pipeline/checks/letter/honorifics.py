"""MH427: honorifics are left out of signatures (Editorial Manual, "Communications")."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.errors import Fault, Passage, Severity
from pipeline.source.model.document import Name, Source
from pipeline.source.model.walk import every

_HONORIFICS = frozenset({"H.E.", "Dr.", "Mr.", "Mrs.", "Ms.", "Sir", "S.E.", "Excmo.", "Sr.", "Sra.", "M.", "Mme"})


def check(source: Source) -> Iterator[Fault]:
    """Names that begin with an honorific."""
    for name in every(source, Name):
        words = f"{name.before} {name.surname}".split()
        if words and words[0] in _HONORIFICS:
            yield Fault(
                "MH427",
                name.place,
                f"the name begins with “{words[0]}”",
                "the name alone",
                "leave the honorific out",
                Severity.WARNING,
                Passage(name.place, words[0]),
            )
