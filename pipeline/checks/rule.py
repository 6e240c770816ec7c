"""What is said of a rule: its code, what it asks, where that comes from, a wrong and a right example, an advice."""

from __future__ import annotations

from msgspec import Struct


class Rule(Struct, frozen=True):
    """A rule as ``masthead explain`` and docs/rules.md tell it.

    ``source`` is a page of the Editorial Manual, a clause of a standard, or what the document itself must be able to
    do. ``wrong`` and ``right`` are pieces of a source; ``advice`` is what a drafter can do.
    """

    code: str
    title: str
    source: str
    wrong: str
    right: str
    advice: str


class Hit(Struct, frozen=True):
    """What a rule of wording has found in the joined text, from ``start`` to ``end``; sentences as in ``Fault``."""

    start: int
    end: int
    wrong: str
    expected: str
    mend: str
