"""The base of values that are equal though they differ in what is told and not compared, such as a place."""

from __future__ import annotations

from typing import ClassVar

from msgspec import Struct


class PartlyCompared(Struct, frozen=True, eq=False):
    """A value that is equal to another of its class where all fields are, those of ``ASIDE`` left out."""

    ASIDE: ClassVar[frozenset[str]] = frozenset({"place", "origin"})

    def __eq__(self, other: object) -> bool:
        """Whether the fields that count are equal."""
        return type(other) is type(self) and self._compared() == other._compared()

    def __hash__(self) -> int:
        """Equal for equal values."""
        return hash(self._compared())

    def _compared(self) -> tuple[object, ...]:
        return tuple(getattr(self, name) for name in self.__struct_fields__ if name not in self.ASIDE)
