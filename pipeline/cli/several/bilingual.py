"""``masthead build --bilingual A B``: two language versions side by side, for revisers. No deposit takes it."""

from __future__ import annotations

import argparse
from pathlib import Path

import masthead
from pipeline.cli.terminal.streams import say
from pipeline.errors import Exit, call_error


def run_bilingual(given: argparse.Namespace) -> Exit:
    """Write ``A+B.bilingual.html`` and ``.pdf``, or the one that ``--to`` names.

    Exit 2 (MH154) where the call does not name two versions in two languages, or another output.
    """
    if len(given.sources) != 2:
        raise call_error(
            "MH154", f"{len(given.sources)} sources are named", "two versions: A.en.xml A.es.xml",
            "masthead build --bilingual A.en.xml A.es.xml --to html,pdf",
        )  # fmt: skip
    one, other = map(masthead.load, given.sources)
    made = masthead.bilingual(one, other, given.to or masthead.BILINGUAL)
    stem = "+".join(map(masthead.source_stem, given.sources))
    folder: Path = given.out or masthead.FOLDER
    files = {f"{stem}.bilingual{format_.extension}": data for format_, data in made.items()}
    masthead.write_files(folder, files)
    for name in files:
        say(str(folder / name))
    return Exit.DONE
