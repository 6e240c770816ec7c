"""Changes to WeasyPrint that only save time: none changes a byte of the output, and the tests prove it of each."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def applied(wanted: bool) -> Iterator[None]:
    """Import WeasyPrint inside this."""
    yield


@contextmanager
def without_collection() -> Iterator[None]:
    """Layout makes millions of objects and hardly any garbage in cycles: the collector only looks at them again."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()
