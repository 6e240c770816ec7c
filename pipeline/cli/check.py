"""Checks each FILE: a source by schema and house rules, Akoma Ntoso by its schema and the guidelines.

Every finding is printed, not the first alone.
"""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path

import masthead
from pipeline.cli.several.folders import documents_of
from pipeline.cli.shared import every, jobs, strict
from pipeline.cli.terminal.messages import print_faults, print_json, summary
from pipeline.cli.terminal.streams import say, tell
from pipeline.errors import Exit, Fault, Severity


def arguments(command: argparse.ArgumentParser) -> None:
    """Say what may be typed."""
    command.add_argument(
        "sources",
        metavar="FILE",
        nargs="+",
        type=Path,
        help="a source, Akoma Ntoso (.akn.xml), or a folder of them",
    )
    command.add_argument("--json", action="store_true", help="the findings as JSON on standard output")
    command.add_argument("--summary", action="store_true", help="only counts by rule")
    command.add_argument(
        "--resolve",
        type=Path,
        metavar="FOLDER",
        help="say which references by symbol lead to a document of the folder, and which nowhere",
    )
    command.add_argument(
        "--versions",
        action="store_true",
        help="compare the sources as language versions of one document: structure, ids and numbers must be the same",
    )
    command.add_argument("--sarif", action="store_true", help="the findings in SARIF 2.1.0 on standard output")
    strict(command)
    jobs(command)
    every(command)
    command.set_defaults(run=run)


def run(given: argparse.Namespace) -> Exit:
    """Check every file; exit 1 where any has an error, 0 where there are only warnings."""
    found: list[Fault] = []
    code = Exit.DONE
    quiet = given.json or given.summary or given.sarif
    paths = documents_of(given.sources)
    for checked in masthead.check_files(paths, strict=given.strict, jobs=given.jobs):
        faults = checked.faults if checked.value is None else checked.value
        code = max(code, checked.code)
        if any(fault.severity is Severity.ERROR for fault in faults):
            code = max(code, Exit.DOCUMENT)
        found.extend(faults)
        if not quiet:
            print_faults(faults, every=given.all)
    if given.versions and code is Exit.DONE:
        first, *others = map(masthead.load, paths)
        differences = first.differences(*others)
        found.extend(differences)
        code = Exit.DOCUMENT if differences else code
        if not quiet:
            print_faults(differences, every=given.all)
    _report(found, given)
    if given.resolve is not None and code is Exit.DONE:
        _resolve(given)
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


def _resolve(given: argparse.Namespace) -> None:
    """Print where the references by symbol lead among the documents of a folder."""
    found = masthead.references(given.sources, given.resolve)
    if given.json:
        names = ("path", "line", "column", "symbol", "iri", "leads_to")
        rows = [
            (each.place.path, each.place.line, each.place.column, each.symbol, each.iri, each.leads_to)
            for each in found
        ]
        print_json([dict(zip(names, row, strict=True)) for row in rows])
        return
    for each in found:
        say(f"{each.place}: {each.symbol} leads {f'to {each.leads_to}' if each.leads_to else 'nowhere'}")
    lost = sum(not each.leads_to for each in found)
    tell(f"masthead: {len(found)} references, {lost} of which lead to no document of {given.resolve}")
