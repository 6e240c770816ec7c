"""States by their ISO 3166 codes, and the names under which the United Nations publish who voted how."""

from __future__ import annotations

import tomllib
import unicodedata
from functools import cache

from pipeline.resources import data, read_text


@cache
def state_names() -> dict[str, str]:
    """The name of each State by its code (``AL``: ``ALBANIA``): ``pipeline/data/akn/states.toml``."""
    names: dict[str, str] = _table()["names"]
    return names


def state_code(name: str) -> str:
    """The code of a State by one of its English names, in whatever case and with or without accents; else ``''``."""
    return _codes().get(_plain(name), "")


@cache
def _codes() -> dict[str, str]:
    others = {_plain(name): code for name, code in _table()["others"].items()}
    return others | {_plain(name): code for code, name in state_names().items()}


@cache
def _table() -> dict[str, dict[str, str]]:
    return tomllib.loads(read_text(data("akn") / "states.toml"))


def _plain(name: str) -> str:
    """The letters of a name without case and accents; any apostrophe is a straight one."""
    apart = unicodedata.normalize("NFD", " ".join(name.replace("’", "'").split()).casefold())
    return "".join(sign for sign in apart if not unicodedata.combining(sign)).replace("ı", "i")
