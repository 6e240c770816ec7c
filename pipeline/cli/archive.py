"""Makes a deposit (a BagIt bag) of a document with all its outputs and its record, or proves that some are intact."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from pipeline.cli.terminal.messages import print_faults, print_json, under
from pipeline.cli.terminal.streams import say, tell
from pipeline.defence import unforeseen
from pipeline.errors import Exit, MastheadError, call_error
from pipeline.files.naming import source_stem
from pipeline.options import FOLDER
from pipeline.project import project_of

# What may be said of a deposit, as ``pipeline.archive.Given`` has it: option, form, help.
OPTIONS = {
    "date": ("DAY", "the day of the deposit (SOURCE_DATE_EPOCH, or today)"),
    "depositor": ("NAME", "who deposits it"),
    "contact": ("NAME", "whom an archive may ask"),
    "email": ("ADDRESS", "that person's address"),
    "identifier": ("ID", "the depositor's own identifier"),
    "access": ("WORDS", "who may read it, and from when on"),
    "retention": ("WORDS", "how long it is to be kept"),
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
    from pipeline.archive import Given, make_bag, received

    for source in given.source:
        source_stem(source)
    project = project_of(given.source[0])
    told = {name: getattr(given, name) or project.archive.get(name, "") for name in OPTIONS}
    said = Given(**told, layout=project.layout)
    out = given.out or project.out or FOLDER
    made = make_bag(
        given.source,
        out,
        by_symbol=given.name == "symbol",
        force=given.force,
        given=said,
        carried=received(given.with_, given.role),
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
    for bag, receipt in zip(bags, receipts, strict=True):
        said, its_code = _one(bag, receipt, as_json=as_json)
        told.append(said)
        code = max(code, its_code)
    if as_json:
        print_json(told)
    return code


def _one(bag: Path, receipt: str, *, as_json: bool) -> tuple[dict[str, Any], Exit]:
    from pipeline.archive import verify_bag

    try:
        verdict = verify_bag(bag, receipt=receipt)
    except MastheadError as error:
        failed = error
    except Exception as error:  # noqa: BLE001 - the last line of defence: the other bags go on
        failed = unforeseen(error, str(bag))
    else:
        because = f" ({verdict.because})" if verdict.because else ""
        if not as_json:
            say(f"{bag}: {verdict.words}{because}")
        return {"bag": str(bag), "verdict": verdict.name, "because": verdict.because, "findings": []}, Exit.DONE
    faults = under(failed.faults, str(bag))
    outcome = "not verified" if failed.exit_code is Exit.ENVIRONMENT else "not intact"
    if not as_json:
        say(f"{bag}: {outcome}")
        print_faults(faults)
    findings = [fault.as_json() for fault in faults]
    return {"bag": str(bag), "verdict": outcome, "because": "", "findings": findings}, failed.exit_code
