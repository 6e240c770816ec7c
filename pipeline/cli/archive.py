"""Makes a deposit (a BagIt bag) of a document with all its outputs and its record, or proves that some are intact."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

import masthead
from pipeline.cli.terminal.messages import print_faults, print_json
from pipeline.cli.terminal.streams import say, tell
from pipeline.errors import Exit, call_error

# How the options are written in a call that say something of a deposit; the library tells what each is.
OPTIONS = {
    "date": "DAY",
    "depositor": "NAME",
    "contact": "NAME",
    "email": "ADDRESS",
    "identifier": "ID",
    "access": "WORDS",
    "retention": "WORDS",
}


def arguments(command: argparse.ArgumentParser) -> None:
    """Say what may be typed."""
    command.add_argument(
        "source",
        metavar="SOURCE",
        type=Path,
        nargs="*",
        help="a source to deposit; then its language versions, corrigenda and addenda, in the same deposit",
    )
    command.add_argument(
        "--with",
        dest="with_",
        type=Path,
        action="append",
        default=[],
        metavar="FILE",
        help="a file as it was received, such as an original or a detached signature; may be given again",
    )
    command.add_argument(
        "--role",
        action="append",
        default=[],
        metavar="WORDS",
        help="what that file is: 'note verbale as received'; one for each --with, in the same order",
    )
    command.add_argument("--verify", type=Path, nargs="+", metavar="BAG", help="prove that deposits are intact")
    command.add_argument(
        "--receipt", nargs="+", metavar="DIGEST", help="what was printed when each of those deposits was made"
    )
    command.add_argument(
        "--out",
        type=Path,
        metavar="FOLDER",
        help="where the deposit goes (the folder of masthead.toml, or build/)",
    )
    command.add_argument(
        "--name", default="source", choices=("source", "symbol"), help="what names the files: the source, or the symbol"
    )
    command.add_argument("--zip", action="store_true", help="pack the bag into one file, NAME.bag.zip")
    command.add_argument(
        "--verapdf", action="store_true", help="keep veraPDF's report on each PDF (extra `verapdf` of masthead)"
    )
    command.add_argument(
        "--force", action="store_true", help="set what stands in the bag's place aside under another name"
    )
    for name, form in OPTIONS.items():
        command.add_argument(f"--{name}", default="", metavar=form, help=masthead.TOLD[name])
    command.add_argument("--json", action="store_true", help="the result as JSON on standard output")
    command.set_defaults(run=run)


def run(given: argparse.Namespace) -> Exit:
    """Make or verify bags; exit 1 where a bag is not intact."""
    if (not given.source) == (given.verify is None):
        raise call_error(
            "MH109",
            "the call names neither a source nor a bag, or both",
            "masthead archive SOURCE, or masthead archive --verify BAG",
            "name one of the two",
        )
    if len(given.with_) != len(given.role):
        raise call_error(
            "MH117",
            f"--with is given {len(given.with_)} times and --role {len(given.role)} times",
            "a role for each file that is carried",
            "masthead archive SOURCE --with FILE --role 'note verbale as received'",
        )
    receipts = given.receipt or ()
    if receipts and len(receipts) != len(given.verify or ()):
        raise call_error(
            "MH110",
            f"the call names {len(given.verify or ())} bags and {len(receipts)} receipts",
            "a receipt for each bag that is verified",
            "name them in the same order, or no receipt: masthead archive --verify BAG --receipt DIGEST",
        )
    if given.verify is None:
        return _make(given)
    return _verify(given.verify, receipts or [""] * len(given.verify), as_json=given.json)


def _make(given: argparse.Namespace) -> Exit:
    made = masthead.deposit(
        given.source,
        given.out,
        told={name: getattr(given, name) for name in OPTIONS},
        carried=zip(given.with_, given.role, strict=True),
        by_symbol=given.name == "symbol",
        force=given.force,
        packed=given.zip,
        by_verapdf=given.verapdf,
    )
    aside = None if made.aside is None else str(made.aside)
    if given.json:
        print_json({"bag": str(made.path), "written": made.written, "aside": aside, "receipt": made.receipt})
        return Exit.DONE
    say(str(made.path))
    say(f"receipt: {made.receipt}")
    if aside is not None:
        tell(f"masthead: what stood there is {aside} now")
    elif not made.written:
        tell("masthead: unchanged; the bag is the same already")
    return Exit.DONE


def _verify(bags: list[Path], receipts: list[str], *, as_json: bool) -> Exit:
    """Prove each; the others go on where one is not intact."""
    code = Exit.DONE
    told: list[dict[str, Any]] = []
    for proven in masthead.prove_files(bags, receipts):
        told.append(_told(proven, as_json=as_json))
        code = max(code, proven.code)
    if as_json:
        print_json(told)
    return code


def _told(proven: masthead.Attempt[masthead.Verdict], *, as_json: bool) -> dict[str, Any]:
    bag, verdict = proven.path, proven.value
    if verdict is not None:
        because = f" ({verdict.because})" if verdict.because else ""
        if not as_json:
            say(f"{bag}: {verdict.words}{because}")
        return {"bag": str(bag), "verdict": verdict.name, "because": verdict.because, "findings": []}
    outcome = "not verified" if proven.code is Exit.ENVIRONMENT else "not intact"
    if not as_json:
        say(f"{bag}: {outcome}")
        print_faults(proven.faults)
    findings = [fault.as_json() for fault in proven.faults]
    return {"bag": str(bag), "verdict": outcome, "because": "", "findings": findings}
