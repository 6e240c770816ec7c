"""Conformance: what the guidelines demand and the schema cannot say. Every rule is one check with its page."""

from __future__ import annotations

from pipeline.akn.checks import classes, identification, identifiers, inlines, iris, references, structure
from pipeline.akn.checks.rule import Finding, Rule
from pipeline.akn.data import guidelines
from pipeline.akn.file import AknFile
from pipeline.errors import Fault, MastheadError, Severity
from pipeline.xmlio.parse import Parsed

RULES: tuple[Rule, ...] = (
    *classes.RULES,
    *identification.RULES,
    *iris.RULES,
    *structure.RULES,
    *inlines.RULES,
    *references.RULES,
    *identifiers.RULES,
)


def check_akn(data: bytes, path: str) -> tuple[Fault, ...]:
    """Every breach of a rule in the file ``data``, in the order of the rules; an unreadable one has none."""
    try:
        file = AknFile.read(data, path)
    except MastheadError:
        return ()
    return check_file(file)


def check_tree(parsed: Parsed) -> tuple[Fault, ...]:
    """The same for a file that is parsed already."""
    return check_file(AknFile(parsed))


def check_file(file: AknFile) -> tuple[Fault, ...]:
    """The same for a file whose documents are known already."""
    return tuple(_fault(file, rule, finding) for rule in RULES for finding in rule.check(file))


def waived() -> tuple[tuple[str, str, str], ...]:
    """The rules that are not checked: page, what it says, why not."""
    return tuple((rule["page"], rule["says"], rule["why"]) for rule in guidelines()["waived"])


def _fault(file: AknFile, rule: Rule, finding: Finding) -> Fault:
    """``expected`` is the rule itself, the same for every breach, so that findings can be counted by rule."""
    expected = f"{rule.says} ({rule.page})"
    mend = f"{finding.mend}: {finding.expected}"
    return Fault(rule.code, file.parsed.place(finding.element), finding.wrong, expected, mend, Severity.ERROR)
