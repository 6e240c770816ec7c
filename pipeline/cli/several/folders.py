"""Folders as SOURCE: what is passed over in them is named."""

from __future__ import annotations

from pathlib import Path

import masthead
from pipeline.cli.terminal.streams import tell

_NAMED = 3  # files that are passed over


def sources_of(paths: list[Path], out: Path | None = None) -> list[Path]:
    """The sources that are named, and those in the folders that are (``masthead.sources_in``)."""
    return _told(masthead.sources_in(paths, out=out))


def documents_of(paths: list[Path]) -> list[Path]:
    """The same, Akoma Ntoso included."""
    return _told(masthead.documents_in(paths))


def _told(found: masthead.Found) -> list[Path]:
    others = found.passed
    if others:
        names = ", ".join(str(each) for each in others[:_NAMED])
        more = f" and {len(others) - _NAMED} more" if len(others) > _NAMED else ""
        tell(f"masthead: passed over what is no source: {names}{more}")
    return list(found.paths)
