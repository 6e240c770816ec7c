"""Explains a CODE: what is asked, where that comes from, a wrong and a right example, what a drafter can do."""

from __future__ import annotations

import argparse

from pipeline.cli.terminal.streams import say
from pipeline.errors import Exit, call_error


def run(given: argparse.Namespace) -> Exit:
    """Print what is known of each code; exit 2 where there is no such code."""
    from pipeline.checks.explained import explained

    known = explained()
    for code in given.codes:
        if code.upper() not in known:
            raise call_error(
                "MH126",
                f"no finding about a source has the code “{code}”",
                f"a code from {next(iter(known))} to {list(known)[-1]}, such as MH407",
                "docs/rules.md lists them; others are about the call, the machine and the outputs",
            )
    paragraphs = [each for code in given.codes for each in known[code.upper()].lines()]
    for line in "\n\n".join(each.removeprefix("## ") for each in paragraphs).split("\n"):
        say(line)
    return Exit.DONE
