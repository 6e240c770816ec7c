"""What was checked when a deposit was made, and what was found: ``record/validation.json``. It tells no times."""

from __future__ import annotations

import json
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path
from typing import Any

from pipeline import resources
from pipeline.akn.checks import RULES, check_akn
from pipeline.akn.schema import schema_files, validate_akn
from pipeline.archive.versions import record_words
from pipeline.errors import Fault
from pipeline.outputs import Format
from pipeline.work import Work

REPORT = "record/validation.json"


def report(works: Iterable[Work]) -> bytes:
    """The report on each document: its source by schema and rules, its Akoma Ntoso, its outputs read back."""
    words = record_words()["report"]
    told = {"about": words["about"], "documents": [_document(work, words) for work in works]}
    return (json.dumps(told, indent=2, ensure_ascii=False) + "\n").encode()


def _document(work: Work, words: dict[str, str]) -> dict[str, Any]:
    name = f"outputs/{work.name}{Format.AKN.extension}"
    akn = work.outputs[Format.AKN]
    schema = schema_files()[0]
    own = resources.data("schema") / "masthead.xsd"
    return {
        "source": f"source/{work.name}.xml",
        "checks": [
            _check(words["source"], f"schema/{own.name}", _digest(own), work.warnings),
            _check(words["schema"], f"schema/{schema.name}", _digest(schema), validate_akn(akn, name)),
            {**_check(words["rules"], "", "", check_akn(akn, name)), "rules": [rule.code for rule in RULES]},
        ],
        "read_back_and_equal": [f"outputs/{work.name}{format_.extension}" for format_ in work.verified],
    }


def _digest(path: Path) -> str:
    return sha256(path.read_bytes()).hexdigest()


def _check(what: str, schema: str, digest: str, found: Iterable[Fault]) -> dict[str, Any]:
    findings = [
        {"code": each.code, "line": each.place.line, "level": each.severity.value, "wrong": each.wrong}
        for each in found
    ]
    return {"what": what, **({"schema": schema, "sha256": digest} if schema else {}), "findings": findings}
