"""Prints what completes the command in a SHELL: bash, zsh or tcsh.

For bash: masthead completion bash > ~/.local/share/bash-completion/completions/masthead
"""

from __future__ import annotations

import argparse

from pipeline.cli.terminal.streams import say_file
from pipeline.errors import Exit

SHELLS = ("bash", "zsh", "tcsh")


def arguments(command: argparse.ArgumentParser) -> None:
    """Say what may be typed."""
    command.add_argument("shell", metavar="SHELL", choices=SHELLS, help=", ".join(SHELLS))
    command.set_defaults(run=run)


def run(given: argparse.Namespace) -> Exit:
    """Print the script."""
    import shtab

    from pipeline.cli.arguments import parser

    say_file(f"{shtab.complete(parser(), shell=given.shell)}\n")
    return Exit.DONE
