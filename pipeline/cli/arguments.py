"""The command line: its commands, and the help that teaches them. What each takes is said in its own module."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Any, NoReturn

from masthead import Format, __version__
from pipeline.cli.terminal.streams import clean, write

_EXTENSIONS = ", ".join(format_.extension for format_ in Format)
# The commands in the order of the help: name, module, what it does.
_COMMANDS = (
    ("build", "build", "build the outputs of documents"),
    ("batch", "batch", "build thousands of documents"),
    ("catalogue", "several.catalogue", "make a static catalogue"),
    ("check", "check", "check documents against schema and house rules"),
    ("explain", "info.explain", "explain a finding by its code"),
    ("count", "info.count", "count words and pages"),
    ("schema", "info.schema", "say where the schema is, or copy it"),
    ("verify", "verify", "read outputs back and compare"),
    ("new", "new", "print a source to begin with"),
    ("cite", "cite", "cite a place of a document"),
    ("import", "convert", "take in a DOCX, ODT, text, HTML or AKN file as a source"),
    ("export", "export", "export a source for translation tools"),
    ("diff", "desk.diff", "show what changed between two versions"),
    ("changes", "desk.changes", "list what edited copies changed"),
    ("assign", "desk.assign", "give a document its symbol, date and job"),
    ("archive", "archive", "make or prove a deposit"),
    ("lsp", "drafting.lsp", "serve an editor while one types"),
    ("watch", "drafting.watch", "show documents while one works on them"),
    ("completion", "info.completion", "print what completes the command"),
)
_EPILOG = f"""\
exit codes: 0 done, 1 the document is at fault, 2 the call is at fault, 3 the machine or the program is at fault

a document in four steps:
  masthead new letter > source/my-letter.xml      a skeleton with comments, which already builds
  masthead check source/my-letter.xml             every finding with its line and how to mend it
  masthead build source/my-letter.xml             build/my-letter{_EXTENSIONS}
  masthead verify source/my-letter.xml            the outputs read back and compared with the source
"""


class _Parser(argparse.ArgumentParser):
    """A parser that prints nothing of a call as it stands: a terminal obeys control characters."""

    def error(self, message: str) -> NoReturn:
        super().error(clean(message))

    def _print_message(self, message: str, file: Any = None) -> None:
        write(sys.stderr if file is None else file, message)


def parser(arguments: Sequence[str] | None = None) -> argparse.ArgumentParser:
    """The parser of the whole command; with ``arguments``, no more of it than reads these: one command is loaded."""
    top = _Parser(
        prog="masthead",
        description="Official United Nations documents from one XML source: PDF, DOCX, Akoma Ntoso, HTML and text.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    top.add_argument("--version", action="version", version=f"masthead {__version__}")
    commands = top.add_subparsers(title="commands", metavar="COMMAND", required=True)
    named = None if arguments is None else next((each for each in arguments if not each.startswith("-")), "")
    for name, module, about in _COMMANDS:
        command = commands.add_parser(name, help=about)
        if named in (None, name):
            loaded = import_module(f"pipeline.cli.{module}")
            command.description = loaded.__doc__
            loaded.arguments(command)
    return top
