"""Checks each FILE: a source by schema and house rules, Akoma Ntoso by its schema and the guidelines.

Every finding is printed, not the first alone.
"""

from __future__ import annotations

import argparse
from collections import Counter
from functools import partial
from pathlib import Path

from pipeline.cli.several.folders import documents_of
from pipeline.cli.several.together import attempts
from pipeline.cli.terminal.messages import print_faults, print_json, summary, under
from pipeline.cli.terminal.streams import say, tell
from pipeline.errors import Exit, Fault, Severity


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
        from pipeline.library.document import load

        first, *others = map(load, paths)
        differences = first.differences(*others)
        found.extend(differences)
        code = Exit.DOCUMENT if differences else code
        if not quiet:
            print_faults(differences, every=given.all)
    _report(found, given)
    if given.resolve is not None and code is Exit.DONE:
        from pipeline.cli.several.resolving import resolve_references

        resolve_references(given.sources, given.resolve, as_json=given.json)
    return code


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
    from pipeline.library.document import load

    return load(path).check(strict=strict)
