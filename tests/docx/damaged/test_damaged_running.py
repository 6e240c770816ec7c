"""Heads and feet that say something else than the document are found out."""

from __future__ import annotations

from typing import Any

import pytest
from docx_changes import (
    Change,
    changed,
    child,
    drop,
    put,
    run,
    said,
)

from pipeline.document.model import Document
from pipeline.verify.docx import verify_docx

ODD = "word/header-odd.xml"
EVEN = "word/header-even.xml"
FIRST = "word/header-first.xml"
FOOT = "word/footer-odd.xml"
EVEN_FOOT = "word/footer-even.xml"
FIRST_FOOT = "word/footer-first.xml"
TURNED = "word/footer-odd-turned.xml"


def _confide(root: Any) -> None:
    child(root, "p", "r", "t").text = "Confidential"


DAMAGES: dict[str, tuple[str, Change, str]] = {
    "symbol of odd pages": (ODD, said("80/999", "80/998"), "MH642"),
    "symbol of even pages": (EVEN, said("80/999", "80/998"), "MH642"),
    "head of the first page": (FIRST, _confide, "MH642"),
    "hidden symbol": (ODD, lambda root: put(run(root, "80/999"), "rPr", "vanish"), "MH642"),
    "job number": (FOOT, said("25-13579", "25-13578"), "MH642"),
    "job number on a turned page": (TURNED, said("25-13579", "25-13578"), "MH642"),
    "a field of the time": (FOOT, said(" PAGE ", " TIME "), "MH642"),
    "no page number": (EVEN_FOOT, lambda root: drop(root, "p", "r", "instrText"), "MH642"),
    "all pages": (FOOT, said(" NUMPAGES ", " PAGE "), "MH642"),
    "status line": (FOOT, said("Draft:", "Final:"), "MH642"),
    "no status line": (EVEN_FOOT, lambda root: root.remove(root[-1]), "MH642"),
    "job line of the first foot": (FIRST_FOOT, said("210825", "210826"), "MH642"),
    "job number of the first foot": (FIRST_FOOT, said("25-13579", "25-13578"), "MH642"),
}  # fmt: skip


@pytest.mark.parametrize("kind", DAMAGES)
def test_damage_is_found(everything: Document, everything_docx: bytes, kind: str) -> None:
    part, change, code = DAMAGES[kind]
    assert code in {fault.code for fault in verify_docx(everything, changed(everything_docx, part, change))}
