"""Words that are hidden, in another language, or that lead elsewhere are found out."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from docx_changes import DOCUMENT, FOOTNOTES, STYLES, Change, W, changed, drop, put, run, style

from pipeline.document.model import Document
from pipeline.verify.docx import verify_docx

_RELATED = "word/_rels/document.xml.rels"


def _on_run(words: str, name: str, **values: str) -> Change:
    return lambda root: put(run(root, words), "rPr", name, **values)


def _hidden(id_: str) -> Change:
    return lambda root: put(style(root, id_), "rPr", "vanish")


def _lead_elsewhere(root: Any) -> None:
    next(node for node in root if node.get("TargetMode") == "External").set("Target", "https://example.org/elsewhere")


def _unlink(root: Any) -> None:
    link = next(node for node in root.iter(f"{W}hyperlink") if node.get(f"{W}anchor") is None)
    link.tag = f"{W}smartTag"


def _language(find: Callable[[Any], Any]) -> Change:
    return lambda root: find(root).set(f"{W}val", "de-DE")


DAMAGES: dict[str, tuple[str, Change, str]] = {
    "a hidden run": (DOCUMENT, _on_run("I have the honour", "vanish"), "MH621"),
    "a hidden style": (STYLES, _hidden("SingleText"), "MH621"),
    "a style under others": (STYLES, _hidden("Heading2"), "MH621"),
    "hidden cells": (STYLES, _hidden("HouseTable"), "MH621"),
    "a sign of a face": (DOCUMENT, lambda root: put(run(root, "needs of"), "sym", char="F04A"), "MH621"),
    "a number of a style": (
        STYLES, lambda root: put(style(root, "SingleText"), "pPr", "numPr", "numId", val="1"), "MH622"
    ),
    "no break of a line": (DOCUMENT, lambda root: drop(root, "body", "p", "r", "br"), "MH621"),
    "a style that nobody defines": (DOCUMENT, _on_run("I have the honour", "rStyle", val="Nowhere"), "MH626"),
    "no language of words": (DOCUMENT, lambda root: drop(run(root, "pas"), "rPr", "lang"), "MH641"),
    "another language of words": (FOOTNOTES, _on_run("nota bene", "lang", val="en-GB"), "MH641"),
    "another language of the document": (STYLES, _language(lambda root: root.find(f".//{W}lang")), "MH641"),
    "another direction of words": (DOCUMENT, lambda root: drop(root, "body", "p", "r", "rPr", "rtl"), "MH641"),
    "another address": (_RELATED, _lead_elsewhere, "MH648"),
    "another address in a note": ("word/_rels/footnotes.xml.rels", _lead_elsewhere, "MH648"),
    "no address": (DOCUMENT, _unlink, "MH648"),
}  # fmt: skip


@pytest.mark.parametrize("kind", DAMAGES)
def test_damage_is_found(everything: Document, everything_docx: bytes, kind: str) -> None:
    part, change, code = DAMAGES[kind]
    assert code in {fault.code for fault in verify_docx(everything, changed(everything_docx, part, change))}


def test_measure_that_is_no_number_is_looks_and_no_fault(everything: Document, everything_docx: bytes) -> None:
    wide = changed(everything_docx, DOCUMENT, lambda root: put(root, "body", "p", "pPr", "ind", hanging="wide"))
    assert verify_docx(everything, wide) == ()
