"""Turns Akoma Ntoso that masthead wrote back into the canonical source, on standard output.

What Akoma Ntoso cannot carry is reported.
"""

from __future__ import annotations

import argparse

from pipeline.cli.terminal.messages import print_faults
from pipeline.cli.terminal.streams import say_file
from pipeline.errors import Exit, Severity
from pipeline.xmlio.parse import read_bytes


def run(given: argparse.Namespace) -> Exit:
    """Print the source on standard output, what was lost on standard error; exit 1 where a picture is missing."""
    from pipeline.importing import import_akn

    text, losses = import_akn(read_bytes(given.file), str(given.file))
    print_faults(losses)
    say_file(text)
    return Exit.DOCUMENT if any(fault.severity is Severity.ERROR for fault in losses) else Exit.DONE
