"""MH462: no number has a per cent sign: Word counts where one stands."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.errors import Fault
from pipeline.source.model.blocks import Article, OperativeGroup, Paragraph, Participants, PointList, Section
from pipeline.source.model.document import Source
from pipeline.source.model.walk import nodes


def check(source: Source) -> Iterator[Fault]:
    """Forms and pinned numbers with a per cent sign (ECMA-376 Part 1, 17.9.11: ``%1`` is a number that Word counts)."""
    for node in nodes(source):
        match node:
            case OperativeGroup() | Participants() | PointList() if "%" in node.form:
                name, value = "form", node.form
            case Paragraph() | Section() | Article() if "%" in node.number:
                name, value = "number", node.number
            case _:
                continue
        yield Fault(
            "MH462",
            node.place,
            f"{name}=“{value}” has a per cent sign",
            "letters, digits and other signs",
            "write the number without it: Word takes it for the place of a number that it counts",
        )
