"""Prints what completes the command in a SHELL: bash, zsh or tcsh.

For bash: masthead completion bash > ~/.local/share/bash-completion/completions/masthead
"""

from __future__ import annotations

import argparse

from pipeline.cli.terminal.streams import say_file
from pipeline.errors import Exit

SHELLS = ("bash", "zsh", "tcsh")


def run(given: argparse.Namespace) -> Exit:
    """Print the script."""
    import shtab

    say_file(f"{shtab.complete(given.parser, shell=given.shell)}\n")
    return Exit.DONE
