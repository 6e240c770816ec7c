"""Makes a deposit (a BagIt bag) of a document with all its outputs and its record, or proves that one is intact."""

from __future__ import annotations

import argparse

from pipeline.cli.names import source_stem
from pipeline.cli.terminal.streams import say, tell
from pipeline.errors import Exit, call_error


def run(given: argparse.Namespace) -> Exit:
    """Make or verify a bag; exit 1 where a bag is not intact."""
    from pipeline.archive import make_bag, verify_bag

    if (given.source is None) == (given.verify is None):
        raise call_error(
            "MH109",
            "the call names neither a source nor a bag, or both",
            "masthead archive SOURCE, or masthead archive --verify BAG",
            "name one of the two",
        )
    if given.verify is not None:
        verify_bag(given.verify)
        say(f"{given.verify}: intact")
        return Exit.DONE
    source_stem(given.source)
    made = make_bag(given.source, given.out, by_symbol=given.name == "symbol", force=given.force)
    say(str(made.path))
    if made.aside is not None:
        tell(f"masthead: what stood there is {made.aside} now")
    elif not made.written:
        tell("masthead: unchanged; the bag is the same already")
    return Exit.DONE
