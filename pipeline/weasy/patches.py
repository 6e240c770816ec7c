"""Every name of WeasyPrint and pydyf that is replaced, entered by one context manager.

The table is data/weasyprint.toml; docs/weasyprint.md says what upstream would retire each row.

A new version whose fingerprints are the same needs one change only: its number in ``speed.VERSIONS``.
"""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from enum import Enum
from functools import cache
from hashlib import sha256
from importlib import import_module
from threading import RLock
from tomllib import loads
from typing import Any

from msgspec import Struct

from pipeline.resources import data, read_text

_LOCK = RLock()  # the names are the whole process's: one document at a time is laid out or written
_DIGITS = 12


class When(Enum):
    """When a replacement is in force. ``LOADING``: for good, by ``pipeline.weasy.speed``. ``READ``: it is none."""

    LOADING = "loading"
    LAYOUT = "layout"
    WRITING = "writing"
    READ = "read"


class Patch(Struct, frozen=True):
    """A row of the table, as its head says."""

    owner: str
    name: str
    when: When
    fingerprint: str
    ours: str = ""
    why: str = ""

    def place(self) -> Any:
        """The module or class that has the name. Raises ``ImportError`` or ``AttributeError`` where it is gone."""
        module, _, kind = self.owner.partition(":")
        return getattr(import_module(module), kind) if kind else import_module(module)

    def replacement(self) -> Any:
        """What stands in its place."""
        module, _, name = self.ours.partition(":")
        return getattr(import_module(f"pipeline.weasy.{module}"), name)


@cache
def patches() -> tuple[Patch, ...]:
    """The table."""
    rows = loads(read_text(data("weasyprint.toml")))["name"]
    return tuple(Patch(**{**row, "when": When(row["when"])}) for row in rows)


@contextmanager
def in_force(when: When, **given: Any) -> Iterator[None]:
    """Put all replacements of that time in place; ``given`` are those that their maker hands over, by name."""
    with _LOCK, ExitStack() as stack:
        rows = [patch for patch in patches() if patch.when is when]
        replaced = [(patch, given.get(patch.name) or patch.replacement()) for patch in rows]  # all before any: stock
        for patch, ours in replaced:
            stack.enter_context(_replaced(patch.place(), patch.name, ours))
        yield


@contextmanager
def _replaced(owner: Any, name: str, ours: Any) -> Iterator[None]:
    had, stock = name in vars(owner), getattr(owner, name, None)
    setattr(owner, name, ours)
    try:
        yield
    finally:
        if had:
            setattr(owner, name, stock)
        else:
            delattr(owner, name)


def fingerprint(owner: Any, name: str) -> str:
    """The first digits of the SHA-256 of the source of what has that name, or of its class where it has none."""
    stock = vars(owner).get(name)
    stock = stock.fget if isinstance(stock, property) else stock
    source = inspect.getsource(stock if callable(stock) else owner)
    return sha256(source.encode()).hexdigest()[:_DIGITS]
