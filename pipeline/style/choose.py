"""Chooses the layout for a date: each layout says from when to when it was in use."""

from __future__ import annotations

from functools import cache

from pipeline.style.sheets import layout_head, layouts

_FAMILY = "new-york"  # the layout of another place is chosen by name, never by date


@cache
def _periods() -> tuple[tuple[str, str, str], ...]:
    """The layouts of the house's own place in order of time: name, first day, last day (ISO 8601, ``''`` if open)."""
    found = [
        (name, str(layout_head(name)["from"]), str(layout_head(name)["to"]))
        for name in layouts()
        if layout_head(name)["family"] == _FAMILY
    ]
    return tuple(sorted(found, key=lambda period: period[1]))


def choose_layout(date_iso: str) -> str:
    """The layout in use on a day (ISO 8601), else the nearest in time; today's where there is no date."""
    periods = _periods()
    if not date_iso:
        return periods[-1][0]
    chosen = periods[0][0]
    for name, first, _last in periods:
        if first <= date_iso:
            chosen = name
    return chosen


def oldest_layout() -> tuple[str, str]:
    """The name of the earliest layout of the house's own place, and its first day (ISO 8601)."""
    name, first, _last = _periods()[0]
    return name, first


def covers(layout: str, date_iso: str) -> bool:
    """Whether the layout was in use on that day; one that is not bound to a time, or no date, always counts as so."""
    own = layout_head(layout)
    first, last = str(own["from"]), str(own["to"])
    return not date_iso or (first <= date_iso and (not last or date_iso <= last))
