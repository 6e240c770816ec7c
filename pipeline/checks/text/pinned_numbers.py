"""MH414: a pinned number that differs from the computed one is pointed out; it wins all the same."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.errors import Fault, Severity
from pipeline.source.model.blocks import OperativeGroup, Paragraph, PointList
from pipeline.source.model.document import Source
from pipeline.source.model.walk import every


def check(source: Source) -> Iterator[Fault]:
    """Pinned whole numbers that do not follow the number before them (``8 bis`` is not one)."""
    for group in every(source, OperativeGroup):
        yield from _series(group.items, group.start)
    for points in every(source, PointList):
        yield from _series(points.items, points.start)


def _series(items: tuple[Paragraph, ...], start: int) -> Iterator[Fault]:
    value = start
    for item in items:
        if item.number.isdecimal():
            yield Fault(
                "MH414",
                item.place,
                f"the number {item.number} is pinned where the count gives {value}",
                "no pinned number, or one such as “8 bis” outside the count",
                "delete number, or set start on the group; or allow the finding with the reason",
                Severity.WARNING,
            )
        elif not item.number:
            value += 1
