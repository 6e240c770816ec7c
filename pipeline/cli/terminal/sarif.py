"""Findings in the Static Analysis Results Interchange Format (SARIF 2.1.0), which forges and editors read."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote

import masthead
from pipeline.errors import Fault, Place, Severity

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning"}


def sarif(faults: Sequence[Fault]) -> dict[str, Any]:
    """The findings as one run of the tool (SARIF 2.1.0, sections 3.13 and 3.14); columns count characters from 1."""
    all_rules = masthead.rules()
    codes = sorted({fault.code for fault in faults})
    rules: list[dict[str, Any]] = []
    for code in codes:
        row: dict[str, Any] = {"id": code}
        if code in all_rules:
            row["shortDescription"] = {"text": all_rules[code].what}
            rule = all_rules[code].rule
            row["help"] = {"text": rule.advice if rule else all_rules[code].mend}
        rules.append(row)
    driver = {"name": "masthead", "version": masthead.__version__, "rules": rules}
    results = [_result(fault, codes.index(fault.code)) for fault in faults]
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    return {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}


def _result(fault: Fault, rule: int) -> dict[str, Any]:
    message = {"text": f"{fault.wrong}; expected {fault.expected}; {fault.mend}"}
    result = {"ruleId": fault.code, "ruleIndex": rule, "level": _LEVELS[fault.severity], "message": message}
    return {**result, "locations": [_location(fault.place)]} if fault.place.path else result


def _location(place: Place) -> dict[str, Any]:
    path = Path(place.path)
    uri = path.as_uri() if path.is_absolute() else quote(path.as_posix())
    physical: dict[str, Any] = {"artifactLocation": {"uri": uri}}
    if place.line:
        physical["region"] = {"startLine": place.line, "startColumn": max(1, place.column)}
    return {"physicalLocation": physical}
