"""What is found in one source, by every stage that can refuse it; for tests."""

from __future__ import annotations

from pathlib import Path

from pipeline.checks import check_source
from pipeline.checks.text.glyphs import glyph_faults
from pipeline.errors import Fault, MastheadError, Severity
from pipeline.pictures import pictures_of
from pipeline.resolve import resolve
from pipeline.source.grammar.check import grammar_faults
from pipeline.source.load import load
from pipeline.xmlio.parse import parse, read_bytes


def findings(path: Path) -> tuple[Fault, ...]:
    """The faults in order, as ``masthead build`` would come to them."""
    try:
        parsed = parse(path.name, read_bytes(path))
        faults = grammar_faults(parsed)
        if faults:
            return faults
        source = load(parsed)
        pictures, refused = pictures_of(source, path.parent)
        found = sorted(
            (*check_source(source), *glyph_faults(parsed), *refused), key=lambda fault: (fault.place, fault.code)
        )
        if not any(fault.severity is Severity.ERROR for fault in found):
            resolve(source, path.parent, pictures=pictures)
        return tuple(found)
    except MastheadError as error:
        return error.faults


def lines(path: Path) -> str:
    """The findings as they are kept beside the source: a line for each, without the name of the file."""
    return "".join(f"{fault}\n".removeprefix(path.name).removeprefix(":") for fault in findings(path))
