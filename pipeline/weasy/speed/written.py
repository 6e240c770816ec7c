"""What an object of a PDF looks like in the file is made once, not twice.

pydyf writes every object into the file, and then makes all of them again for the file's identifier, which is a digest
of them. Streams are compressed both times.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pydyf


@contextmanager
def applied() -> Iterator[None]:
    """Replace the method for good; there is nothing to put back."""
    pydyf.PDF.write = _write(pydyf.PDF.write)
    yield


def _write(stock: Callable[..., None]) -> Callable[..., None]:
    """In place of ``pydyf.PDF.write``: no object changes while it runs."""

    def write(pdf: Any, *args: Any, **options: Any) -> None:
        objects = pdf.objects
        pdf.objects = [_Once(each) for each in objects]
        try:
            stock(pdf, *args, **options)
        finally:
            added = pdf.objects[len(objects) :]
            pdf.objects = [*objects, *added]

    return write


class _Once(pydyf.Object):  # type: ignore[misc]  # pydyf has no types
    """An object of the PDF that remembers its data."""

    def __init__(self, stands_for: Any) -> None:
        super().__init__()
        self.number, self.generation, self.free = stands_for.number, stands_for.generation, stands_for.free
        self.offset = stands_for.offset
        self._stands_for, self._data = stands_for, None

    @property
    def data(self) -> Any:
        """The data of the object it stands for."""
        if self._data is None:
            self._data = self._stands_for.data
        return self._data

    @property
    def compressible(self) -> Any:
        """Whether the object it stands for may be put into a stream of objects."""
        return self._stands_for.compressible
