"""What several commands have in common of what may be typed."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

from masthead import LAYOUTS, Format
from pipeline.cli.terminal.messages import MOST

LISTED = "; ".join(f"{format_.value}, {format_.row.about}" for format_ in Format)


def formats(text: str) -> tuple[Format, ...]:
    """The outputs named in ``pdf,docx,akn``, each once, in their own order."""
    names = {name.strip() for name in text.split(",") if name.strip()}
    unknown = names - {format_.value for format_ in Format}
    if unknown or not names:
        names_of_all = ", ".join(format_.value for format_ in Format)
        raise argparse.ArgumentTypeError(
            f"no output is called “{', '.join(sorted(unknown)) or text}”; there are {names_of_all}"
        )
    return tuple(format_ for format_ in Format if format_.value in names)


def above(least: int, what: str) -> Callable[[str], int]:
    """A reader of whole numbers from ``least`` on, of what they count."""

    def number(text: str) -> int:
        if not text.isascii() or not text.isdigit() or int(text) < least:
            raise argparse.ArgumentTypeError(f"“{text}” is no number of {what} from {least:,} on")
        return int(text)

    return number


def every(command: argparse.ArgumentParser) -> None:
    """``--all``."""
    command.add_argument("--all", action="store_true", help=f"print every finding, not {MOST} a document")


def strict(command: argparse.ArgumentParser) -> None:
    """``--strict``."""
    command.add_argument("--strict", action="store_true", help="a warning is an error")


def sources(command: argparse.ArgumentParser) -> None:
    """SOURCE, once or more."""
    about = "a source: source/NAME.xml; or a folder, of which every source is taken"
    command.add_argument("sources", metavar="SOURCE", nargs="+", type=Path, help=about)


def jobs(command: argparse.ArgumentParser) -> None:
    """``--jobs``."""
    command.add_argument(
        "--jobs",
        type=above(1, "processes"),
        default=1,
        metavar="N",
        help="how many documents at once, in processes of their own (1)",
    )


def memory(command: argparse.ArgumentParser, who: str) -> None:
    """``--memory``; ``who`` is limited."""
    command.add_argument(
        "--memory",
        type=above(100, "megabytes"),
        default=0,
        metavar="MB",
        help=f"the memory that {who} may use (no limit)",
    )


def outputs(command: argparse.ArgumentParser) -> None:
    """Which outputs, where, how they are called and look."""
    command.add_argument(
        "--to", type=formats, metavar="LIST", help=f"the outputs (those of masthead.toml, or all): {LISTED}"
    )
    command.add_argument(
        "--out", type=Path, metavar="FOLDER", help="the output folder (that of masthead.toml, or build/)"
    )
    command.add_argument(
        "--name",
        default="source",
        choices=("source", "symbol"),
        help="what names the outputs: the source, or the symbol",
    )
    looks(command)


def looks(command: argparse.ArgumentParser) -> None:
    """How outputs look."""
    command.add_argument("--layout", default="", choices=LAYOUTS, help="overrules source, date and masthead.toml")
    command.add_argument(
        "--profile",
        default="a3a-ua1",
        choices=("a3a-ua1", "a4f-ua2"),
        help="the two PDF standards that the file keeps at once (PDF/A-3a with PDF/UA-1)",
    )
    command.add_argument(
        "--akn", default="flat", choices=("flat", "wrapper"), dest="shape", help="the form of the Akoma Ntoso (flat)"
    )
    command.add_argument(
        "--form",
        default="issued",
        choices=("issued", "submission"),
        help="submission: the letter as the mission signs it, as a DOCX without masthead",
    )
    command.add_argument(
        "--wrap", type=above(40, "columns"), default=0, metavar="N", help="the longest line of the text (no limit)"
    )
    command.add_argument(
        "--review", action="store_true", help="a DOCX to work on: line numbers, margins, findings as comments"
    )
