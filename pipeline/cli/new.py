"""Prints a source to begin with: commented, in any of the six languages, and it already checks and builds."""

from __future__ import annotations

import argparse
from pathlib import Path

import masthead
from pipeline.cli.terminal.streams import say_file
from pipeline.errors import Exit, call_error

BLANK = (
    *("letter", "identical-letters", "note-verbale", "request", "transmittal", "joint", "report"),
    *("resolution", "decision", "draft-resolution", "draft-decision"),
)
OF = ("corrigendum", "addendum", "revision", "translation")
ORGANS = ("general-assembly", "security-council", "economic-and-social-council", "human-rights-council")
_STATE_CODE = 2  # letters


def arguments(command: argparse.ArgumentParser) -> None:
    """Say what may be typed."""
    kinds = (*BLANK, *OF)
    command.add_argument("kind", choices=kinds, metavar="KIND", help=", ".join(kinds))
    command.add_argument("--of", type=Path, metavar="SOURCE", help=f"what the {', '.join(OF)} is of")
    command.add_argument(
        "--lang",
        default="",
        choices=masthead.OFFICIAL,
        help="the language of document and comments (en, or that of SOURCE)",
    )
    command.add_argument(
        "--organ", action="append", default=[], choices=ORGANS, help="the organ; twice for a document of two"
    )
    command.add_argument(
        "--symbol", default="", help="A/80/123; A/80/123-S/2025/45 of two organs; its organ follows it"
    )
    command.add_argument("--state", default=None, type=_state, metavar="CODE", help="the sender's State (ISO 3166): PE")
    command.add_argument("-o", dest="output", type=Path, metavar="FILE", help="write a new file, not standard output")
    command.set_defaults(run=run)


def _state(text: str) -> str:
    if len(text) != _STATE_CODE or not text.isascii() or not text.isalpha():
        raise argparse.ArgumentTypeError(f"“{text}” is no ISO 3166 code of two letters")
    return text.upper()


def run(given: argparse.Namespace) -> Exit:
    """Print the source, or write it into a new file (``-o``).

    Exit 2 where what follows a document does not say of which, where the options contradict each other, and where the
    file exists.
    """
    if given.kind in OF:
        _refuse(given.of is None, f"{given.kind} does not say of what", f"{given.kind} --of SOURCE", "add --of SOURCE")
        _refuse(
            bool(given.organ or given.state),
            f"{given.kind} has the organs and the State of its document",
            f"{given.kind} --of SOURCE",
            "leave --organ and --state out",
        )
        text = _following(given)
    else:
        _refuse(given.of is not None, f"{given.kind} is of nothing", given.kind, "leave --of out")
        asked = {"organs": given.organ, "symbol": given.symbol, "state": given.state or ""}
        text = masthead.new(given.kind, given.lang or "en", **asked)
    if given.output is None:
        say_file(text)
    else:
        masthead.write_new(given.output, text)
    return Exit.DONE


def _refuse(wrong: bool, what: str, expected: str, mend: str) -> None:
    if wrong:
        raise call_error("MH108", what, f"masthead new {expected}", mend)


def _following(given: argparse.Namespace) -> str:
    """What follows a document, or translates it."""
    document = masthead.load(given.of)
    if given.kind == "translation":
        _refuse(not given.lang, "translation does not say into what", "translation --of SOURCE --lang fr", "add --lang")
        _refuse(
            given.lang == document.language,
            f"the document is in the language {given.lang} already",
            "translation --of SOURCE --lang CODE, another language",
            "name the language of the translation",
        )
        return document.translation(given.lang)
    return document.following(given.kind, lang=given.lang, symbol=given.symbol)
