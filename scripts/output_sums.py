"""Prints a SHA-256 for every output of every source here, and every finding: compare before and after a move.

``python scripts/output_sums.py [WORD …]``: only sources whose path holds one of the words. A line is the hash, the case
(source, layout, profile, form, review, shape) and the output's name; a finding is its code, place and words.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from hashlib import sha256
from itertools import product
from pathlib import Path

from msgspec.structs import replace

from pipeline.errors import Fault, MastheadError
from pipeline.options import Options
from pipeline.outputs import Format
from pipeline.stages import PIPELINE, Work, run

_LAYOUTS = ("", "new-york", "new-york-2006", "geneva")
_TEXTS = (Format.HTML, Format.TXT)
_CASES = (
    *(Options(formats=(Format.PDF, Format.AKN), profile=profile) for profile in ("a3a-ua1", "a4f-ua2")),
    *(
        Options(formats=(Format.DOCX, *_TEXTS), form=form, review=review)
        for form, review in product(("issued", "submission"), (False, True))
    ),
    Options(formats=(Format.AKN,), shape="wrapper"),
)


def lines(path: Path, options: Options) -> Iterator[str]:
    """A line for each output and each finding; those of a refused source must stay too."""
    case = f"{path} {options.layout or '-'} {options.profile} {options.form} {options.review} {options.shape}"
    findings: tuple[Fault, ...]
    try:
        work = run(Work(path, path.stem, replace(options, verify=False)), PIPELINE)
        findings = work.warnings
        yield from (f"{sha256(data).hexdigest()}  {case} {format_.value}" for format_, data in work.outputs.items())
    except MastheadError as error:
        findings = error.faults
    yield from (f"{fault.code} {fault.place} {fault.wrong} | {fault.expected}  {case}" for fault in findings)


if __name__ == "__main__":
    for path in sorted((*Path("source").glob("*.xml"), *Path("tests").glob("**/*.xml"))):
        if not sys.argv[1:] or any(part in str(path) for part in sys.argv[1:]):
            for layout, options in product(_LAYOUTS, _CASES):
                print(*lines(path, replace(options, layout=layout)), sep="\n", flush=True)
