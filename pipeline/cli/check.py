"""Checks each FILE: a source by schema and house rules, Akoma Ntoso by its schema and the guidelines.

Every finding is printed, not the first alone.
"""

from __future__ import annotations

import argparse
from collections import Counter
from dataclasses import replace
from functools import partial
from pathlib import Path

from pipeline.cli.several.folders import documents_of
from pipeline.cli.several.together import attempts
from pipeline.cli.terminal.messages import print_faults, print_json, summary, under
from pipeline.cli.terminal.streams import say, tell
from pipeline.errors import Exit, Fault, Severity
from pipeline.options import Options
from pipeline.project import project_of
from pipeline.xmlio.kinds import is_akn
from pipeline.xmlio.parse import read_bytes


def run(given: argparse.Namespace) -> Exit:
    """Check every file; exit 1 where any has an error, 0 where there are only warnings."""
    found: list[Fault] = []
    code = Exit.DONE
    quiet = given.json or given.summary or given.sarif
    paths = documents_of(given.sources)
    checked_so = partial(findings, strict=given.strict)
    for path, checked in zip(paths, attempts(checked_so, [(path,) for path in paths], given.jobs), strict=True):
        faults = under(checked.faults if checked.value is None else checked.value, str(path))
        code = max(code, checked.code)
        if any(fault.severity is Severity.ERROR for fault in faults):
            code = max(code, Exit.DOCUMENT)
        found.extend(faults)
        if not quiet:
            print_faults(faults, every=given.all)
    if given.versions and code is Exit.DONE:
        differences = versions(paths)
        found.extend(differences)
        code = Exit.DOCUMENT if differences else code
        if not quiet:
            print_faults(differences, every=given.all)
    _report(found, given)
    if given.resolve is not None and code is Exit.DONE:
        from pipeline.cli.several.resolving import resolve_references

        resolve_references(given.sources, given.resolve, as_json=given.json)
    return code


def versions(paths: list[Path]) -> tuple[Fault, ...]:
    """How language versions of one document differ from the first in more than words (MH640)."""
    from pipeline.checks.versions import parity
    from pipeline.stages import RESOLVING, Work, document_of
    from pipeline.stages import run as run_stages

    first, *others = (document_of(run_stages(Work(path, path.stem, Options()), RESOLVING)) for path in paths)
    pairs = zip(paths[1:], others, strict=True)
    return tuple(fault for path, other in pairs for fault in under(parity(first, other), str(path)))


def _report(found: list[Fault], given: argparse.Namespace) -> None:
    if given.summary:
        counts = Counter((fault.code, fault.severity.value, fault.expected) for fault in found)
        rows = [{"code": c, "severity": s, "rule": r, "count": n} for (c, s, r), n in sorted(counts.items())]
        if given.json:
            print_json(rows)
        else:
            for row in rows:
                say(f"{row['code']}  {row['count']:6}  {row['severity']:7}  {row['rule']}")
    elif given.sarif:
        from pipeline.cli.terminal.sarif import sarif

        print_json(sarif(found))
    elif given.json:
        print_json([fault.as_json() for fault in found])
    if not given.json and not given.sarif:
        tell(f"masthead: {summary(found) or 'no findings'}")


def findings(path: Path, *, strict: bool = False) -> tuple[Fault, ...]:
    """Every finding in one file, as grave as its project has it; ``strict``: each an error.

    Raises ``MastheadError`` where it cannot be read or is not valid at all.
    """
    from pipeline.stages import CHECKING, RESOLVING, Work
    from pipeline.stages import run as run_stages

    data = read_bytes(path)
    if path.name.endswith(".akn.xml") or is_akn(data):
        from pipeline.akn.checks import check_akn
        from pipeline.akn.schema import validate_akn

        return (*validate_akn(data, str(path)), *check_akn(data, str(path)))
    options = Options(levels=replace(project_of(path).levels, always=strict))
    work = run_stages(Work(path, path.stem, options, data), CHECKING)
    run_stages(work, RESOLVING[len(CHECKING) :])
    return work.warnings
