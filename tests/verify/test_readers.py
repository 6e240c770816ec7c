"""Readers work from the file alone: neither they nor what they import know the document or how outputs are made."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

READERS = ("text/read", "html/read", "akn/read", "docx/text/read", "pdf/reader")
FORBIDDEN = ("pipeline.document", "pipeline.resolve", "pipeline.render", "pipeline.source")


def _imported(path: Path) -> set[str]:
    return {
        node.module
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom) and node.module
    }


@pytest.mark.parametrize("name", READERS)
def test_a_reader_knows_nothing_of_the_document(name: str, checkout: Path) -> None:
    waiting, seen = [f"pipeline.verify.{name.replace('/', '.')}"], set[str]()
    while waiting:
        module = waiting.pop()
        seen.add(module)
        path = checkout.joinpath(*module.split(".")).with_suffix(".py")
        if module.startswith("pipeline.verify") and path.is_file():
            waiting.extend(_imported(path) - seen)
    assert sorted(module for module in seen if module.startswith(FORBIDDEN)) == []
