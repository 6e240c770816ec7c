"""Bound values and properties of a file that say something else than the document are found out."""

from __future__ import annotations

from typing import Any

import pytest
from docx_changes import (
    DOCUMENT,
    Change,
    W,
    changed,
    drop,
    said,
)

from pipeline.document.model import Document
from pipeline.verify.docx import verify_docx

ODD = "word/header-odd.xml"
EVEN_FOOT = "word/footer-even.xml"
RECORD = "customXml/item1.xml"
CORE = "docProps/core.xml"
CUSTOM = "docProps/custom.xml"
DC = "{http://purl.org/dc/elements/1.1/}"


def _unwrap(root: Any) -> None:
    """The controls go, and their words stay."""
    for control in list(root.iter(f"{W}sdt")):
        parent, at = control.getparent(), control.getparent().index(control)
        for node in reversed(list(control.find(f"{W}sdtContent"))):
            parent.insert(at, node)
        parent.remove(control)


def _elsewhere(path: str) -> Change:
    return lambda root: next(root.iter(f"{W}dataBinding")).set(f"{W}xpath", path)


DAMAGES: dict[str, tuple[str, Change, str]] = {
    "another symbol in the record": (RECORD, said("80/999", "80/998"), "MH643"),
    "another date in the record": (RECORD, said("20 August", "21 August"), "MH643"),
    "a binding that finds nothing": (DOCUMENT, _elsewhere("/m:record[1]/m:nothing[1]"), "MH643"),
    "a binding that is none": (DOCUMENT, _elsewhere("///"), "MH643"),
    "a binding of another prefix": (
        DOCUMENT, lambda root: next(root.iter(f"{W}dataBinding")).set(f"{W}prefixMappings", ""), "MH643"
    ),
    "a binding to no part": (
        DOCUMENT, lambda root: next(root.iter(f"{W}dataBinding")).set(f"{W}storeItemID", "{0}"), "MH643"
    ),
    "no binding": (DOCUMENT, lambda root: drop(root, "body", "tbl", "tr", "tc", "p", "sdt", "sdtPr", "dataBinding"),
                   "MH643"),
    "no controls in the masthead": (DOCUMENT, _unwrap, "MH643"),
    "no controls in the head": (ODD, _unwrap, "MH643"),
    "no controls in the foot": (EVEN_FOOT, _unwrap, "MH643"),
    "title of the file": (CORE, lambda root: setattr(root.find(f"{DC}title"), "text", "Another"), "MH644"),
    "language of the file": (CORE, lambda root: setattr(root.find(f"{DC}language"), "text", "fr-FR"), "MH644"),
    "day of the file": (CORE, said("2025-08-20", "2025-08-21"), "MH644"),
    "status of the file": (CORE, said("draft", "final"), "MH644"),
    "symbol among the properties": (CUSTOM, said("A/80/999", "A/80/998"), "MH644"),
    "a property too many": (CUSTOM, lambda root: root[0].set("name", "number"), "MH644"),
}  # fmt: skip


@pytest.mark.parametrize("kind", DAMAGES)
def test_damage_is_found(everything: Document, everything_docx: bytes, kind: str) -> None:
    part, change, code = DAMAGES[kind]
    assert code in {fault.code for fault in verify_docx(everything, changed(everything_docx, part, change))}
