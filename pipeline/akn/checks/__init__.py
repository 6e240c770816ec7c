"""Conformance: what the guidelines demand and the schema cannot say. Every rule is one check with its page."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.akn.checks import (
    agreement,
    classes,
    components,
    identification,
    identifiers,
    inlines,
    iris,
    notes,
    references,
    repeated,
    structure,
)
from pipeline.akn.checks.rule import Finding, Rule
from pipeline.akn.data import guidelines
from pipeline.akn.file import AknFile
from pipeline.errors import Fault, MastheadError, Severity

_ROOMS = (
    agreement, classes, components, identification, identifiers, inlines, iris, notes, references, repeated,
    structure,
)  # fmt: skip
RULES: tuple[Rule, ...] = tuple(sorted((rule for room in _ROOMS for rule in room.RULES), key=lambda rule: rule.code))
_MANY = 20  # findings of one rule in a file that can still be mended one by one
_QUOTED = 5  # lines of further places


def check_akn(data: bytes, path: str) -> tuple[Fault, ...]:
    """Every breach of a rule in the file ``data``, in the order of the rules; an unreadable one has none."""
    try:
        file = AknFile.read(data, path)
    except MastheadError:
        return ()
    return check_file(file)


def check_file(file: AknFile) -> tuple[Fault, ...]:
    """The same for a file whose documents are known already."""
    return tuple(fault for rule in RULES for fault in _faults(file, rule))


def _faults(file: AknFile, rule: Rule) -> Iterator[Fault]:
    """One for each cause: what is wrong in the same words at several places is told at the first, with the others.

    So is what breaks one rule at very many places: one mistake has made them all.
    """
    found = list(rule.check(file))
    causes: dict[str, list[Finding]] = {}
    for finding in found:
        causes.setdefault(finding.wrong, []).append(finding)
    for first, *others in causes.values() if len(causes) <= _MANY else [found]:
        yield _fault(file, rule, first, [file.parsed.place(other.element).line for other in others])


def waived() -> tuple[tuple[str, str, str], ...]:
    """The rules that are not checked: page, what it says, why not."""
    return tuple((rule["page"], rule["says"], rule["why"]) for rule in guidelines()["waived"])


def _fault(file: AknFile, rule: Rule, finding: Finding, further: list[int]) -> Fault:
    """``expected`` is the rule itself, the same for every breach, so that findings can be counted by rule."""
    expected = f"{rule.says} ({rule.page})"
    mend = f"{finding.mend}: {finding.expected}"
    lines = ", ".join(map(str, further[:_QUOTED])) + (", …" if len(further) > _QUOTED else "")
    wrong = f"{finding.wrong} (and at {len(further)} more places: lines {lines})" if further else finding.wrong
    return Fault(rule.code, file.parsed.place(finding.element), wrong, expected, mend, Severity.ERROR)
