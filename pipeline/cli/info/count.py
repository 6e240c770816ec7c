"""Counts the words and pages of each SOURCE, and says what its kind of document may have.

Words are counted as conference services do: headings, notes and tables too. Pages are those of the PDF.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

import masthead
from pipeline.cli.several.folders import sources_of
from pipeline.cli.shared import sources
from pipeline.cli.terminal.messages import print_faults, print_json
from pipeline.cli.terminal.streams import say
from pipeline.errors import Exit


def arguments(command: argparse.ArgumentParser) -> None:
    """Say what may be typed."""
    sources(command)
    command.add_argument("--no-pages", action="store_false", dest="pages", help="count words alone, which is quick")
    command.add_argument("--json", action="store_true", help="the counts as JSON on standard output")
    command.set_defaults(run=run)


def run(given: argparse.Namespace) -> Exit:
    """Count each source; a document that fails stops no other."""
    code = Exit.DONE
    told: list[dict[str, Any]] = []
    for counted in masthead.count_files(sources_of(given.sources), pages=given.pages):
        print_faults(counted.faults)
        code = max(code, counted.code)
        if counted.value is not None:
            told.append(_row(counted.path, *counted.value))
            if not given.json:
                say(_line(told[-1]))
    if given.json:
        print_json(told)
    return code


def _row(path: Path, count: masthead.Count, pages: int) -> dict[str, Any]:
    return {
        "source": str(path),
        "words": count.words,
        "letter": count.letter,
        "attached": count.attached,
        "pages": pages or None,
        "limit": count.limit or None,
        "of": count.of,
        "source_of_limit": count.source,
    }


def _line(row: dict[str, Any]) -> str:
    parts = f" ({row['letter']:,} in the letter, {row['attached']:,} attached)" if row["attached"] else ""
    pages = f", {row['pages']} page{'' if row['pages'] == 1 else 's'}" if row["pages"] else ""
    if not row["limit"]:
        limit = "no limit is known for its kind"
    elif row["words"] > row["limit"]:
        limit = f"{row['words'] - row['limit']:,} words over the limit of {row['limit']:,} for {row['of']}"
    else:
        limit = f"within the limit of {row['limit']:,} for {row['of']}"
    if row["limit"]:
        limit += f" ({row['source_of_limit']})"
    return f"{row['source']}: {row['words']:,} words{parts}{pages}; {limit}"
