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
