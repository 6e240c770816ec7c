"""MH437: a reference without words leads to something that has a number or a name to print."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.errors import Fault
from pipeline.resolve.inline.targets import find_targets
from pipeline.resolve.numbers.numbering import number_source
from pipeline.source.model.document import Source
from pipeline.source.model.inline import Reference, TargetKind
from pipeline.source.model.walk import every
from pipeline.words import words


def check(source: Source) -> Iterator[Fault]:
    """References that hold no words and whose target has no label."""
    bare = [found for found in every(source, Reference) if found.kind is TargetKind.PLACE and not found.content]
    if not bare:
        return
    own = words(source.lang)
    targets = find_targets(source, number_source(source, own), own)
    for reference in bare:
        target = targets.get(reference.target)
        if target is not None and not target.label.strip():
            yield Fault(
                "MH437",
                reference.place,
                f"the reference to “{reference.target}” has no words, and its target has no number or name",
                f'<ref to="{reference.target}">words</ref>',
                "write the words of the reference",
            )
