"""Days that words name."""

from __future__ import annotations

from datetime import date

from pipeline.words.typed_dates import read


def day_of(text: str, lang: str) -> str:
    """The one day (ISO 8601) that words name in full; ``''`` where they name none or several."""
    named = read(text, (lang,))
    if len(named.days) < 1 or len(named.months) != 1 or len(named.years) != 1:
        return ""
    year = next(iter(named.years))
    try:
        return date(year, next(iter(named.months)), min(named.days)).isoformat() if len(named.days) == 1 else ""
    except ValueError:
        return ""
