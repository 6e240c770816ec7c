"""File names after symbols, reversibly."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from akn.conftest import document_of
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from pipeline.document.masthead import Symbol
from pipeline.document.model import Document
from pipeline.files.symbols import file_stem, symbols_of


@cache
def _lima() -> Document:
    return document_of(Path(__file__).parents[2] / "source" / "lima-declaration.xml")


def _named(*symbols: str) -> Document:
    document = _lima()
    printed = tuple(Symbol(text, True, "", "", "") for text in symbols)
    return replace(document, masthead=replace(document.masthead, symbols=printed))


@pytest.mark.parametrize(
    ("symbols", "stem"),
    [
        (("A/79/123", "S/2025/45"), "A_79_123-S_2025_45.en"),
        (("A/ES-10/789",), "A_ES-10_789.en"),
        (("A/RES/75/257 B",), "A_RES_75_257%20B.en"),
        (("A/61/50/Corr.1",), "A_61_50_Corr.1.en"),
        (("A/CONF.157/23_x",), "A_CONF.157_23%5Fx.en"),
    ],
)
def test_names_and_back(symbols: tuple[str, ...], stem: str) -> None:
    assert file_stem(_named(*symbols)) == stem
    assert symbols_of(stem) == (symbols, "en")


_SYMBOL = st.from_regex(r"[A-Z]{1,3}(/[A-Za-z0-9.()_ \-]{1,8}){1,4}", fullmatch=True)


@settings(suppress_health_check=[HealthCheck.too_slow])  # on a machine that is busy
@given(st.lists(_SYMBOL, min_size=1, max_size=2))
def test_every_symbol_comes_back(symbols: list[str]) -> None:
    stem = file_stem(_named(*symbols))
    assert "/" not in stem
    assert symbols_of(stem) == (tuple(symbols), "en")
