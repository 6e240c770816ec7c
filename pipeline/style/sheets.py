"""The data files of the layouts, each over that of the layout which it extends."""

from __future__ import annotations

import tomllib
from functools import cache
from typing import Any

from pipeline.errors import MastheadError, call_error
from pipeline.resources import data, read_text

Data = dict[str, Any]


def layouts() -> tuple[str, ...]:
    """The names of the layouts that the house has, in the order of the alphabet."""
    return tuple(sorted(path.stem for path in data("style").glob("*.toml")))


@cache
def layout_data(name: str) -> Data:
    """The data of a layout as it stands in the files, over that of the layout which it extends."""
    own: Data = tomllib.loads(_text(name))
    base = own.get("extends", "")
    return laid_over(layout_data(base), own) if base else own


@cache
def layout_head(name: str) -> Data:
    """What stands before all tables of a layout, such as its time; the tables, which take longer, are not read."""
    own: Data = tomllib.loads(_text(name).partition("\n[")[0])
    base = own.get("extends", "")
    return layout_head(base) | own if base else own


def _text(name: str) -> str:
    if name not in layouts():
        raise _unknown(name)
    return read_text(data("style") / f"{name}.toml")


def laid_over(base: Data, own: Data) -> Data:
    """``own`` laid over ``base``, table by table."""
    merged = dict(base)
    for key, value in own.items():
        below = base.get(key)
        merged[key] = laid_over(below, value) if isinstance(value, dict) and isinstance(below, dict) else value
    return merged


def _unknown(name: str) -> MastheadError:
    return call_error(
        "MH701", f"the house has no layout {name!r}", f"one of {', '.join(layouts())}", "choose one of these"
    )
