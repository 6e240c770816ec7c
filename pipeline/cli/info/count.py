"""Counts the words and pages of each SOURCE, and says what its kind of document may have.

Words are counted as conference services do: headings, notes and tables too. Pages are those of the PDF.
"""

from __future__ import annotations

import argparse
from functools import partial
from pathlib import Path
from typing import Any

from pipeline.cli.several.folders import sources_of
from pipeline.cli.several.together import attempts
from pipeline.cli.terminal.messages import print_faults, print_json, under
from pipeline.cli.terminal.streams import say
from pipeline.errors import Exit


def run(given: argparse.Namespace) -> Exit:
    """Count each source; a document that fails stops no other."""
    code = Exit.DONE
    told: list[dict[str, Any]] = []
    paths = sources_of(given.sources)
    counting = partial(_one, pages=given.pages)
    for path, counted in zip(paths, attempts(counting, [(path,) for path in paths]), strict=True):
        print_faults(under(counted.faults, str(path)))
        code = max(code, counted.code)
        if counted.value is not None:
            told.append(counted.value)
            if not given.json:
                say(_line(counted.value))
    if given.json:
        print_json(told)
    return code


def _one(path: Path, *, pages: bool) -> dict[str, Any]:
    from pipeline.library.document import load

    document = load(path)
    count, found = document.count(), document.pages() if pages else None
    return {
        "source": str(path),
        "words": count.words,
        "letter": count.letter,
        "attached": count.attached,
        "pages": found,
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
