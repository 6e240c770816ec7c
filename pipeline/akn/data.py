"""The decisions and the vocabulary, read once from their data files."""

from __future__ import annotations

import tomllib
from functools import cache
from typing import Any

from pipeline.resources import data, read_text

Table = dict[str, Any]


@cache
def decisions() -> Table:
    """What neither the guidelines nor the schema settle: ``pipeline/data/akn/decisions.toml``."""
    return tomllib.loads(read_text(data("akn") / "decisions.toml"))


@cache
def kinds() -> dict[str, dict[str, str]]:
    """What constructs of a document are called: ``pipeline/data/akn/kinds.toml``."""
    return tomllib.loads(read_text(data("akn") / "kinds.toml"))


@cache
def vocabulary() -> Table:
    """The register entries that the metadata itself needs: ``pipeline/data/akn/vocabulary.toml``."""
    return tomllib.loads(read_text(data("akn") / "vocabulary.toml"))


@cache
def citations() -> Table:
    """The documents of the United Nations by their symbols: ``pipeline/data/akn/symbols.toml``."""
    return tomllib.loads(read_text(data("akn") / "symbols.toml"))


@cache
def guidelines() -> Table:
    """What the guidelines close, and the rules that are waived: ``pipeline/data/akn/guidelines.toml``."""
    return tomllib.loads(read_text(data("akn") / "guidelines.toml"))


@cache
def citation_forms() -> dict[str, dict[str, list[str]]]:
    """The forms of a citation in each language, the printed one first: ``pipeline/data/akn/citations.toml``."""
    return tomllib.loads(read_text(data("akn") / "citations.toml"))
