"""When a process that makes one document after the other looks for what earlier ones have left behind.

Python looks for it whenever so many objects have been made, and a document makes millions. Here it looks between two
documents, when much may have been left.
"""

from __future__ import annotations

import gc
from functools import cache


def put_off() -> None:
    """From now on Python looks for nothing by itself."""
    gc.disable()


def collect(most: int) -> None:
    """Look for it where it was put off, and where there are more than ``most`` new objects.

    What is still in use at the first look belongs to the program, and is not looked at again.
    """
    if gc.isenabled() or gc.get_count()[0] <= most:
        return
    gc.collect()
    _settle()


@cache
def _settle() -> None:
    """Put what is in use now out of the collector's sight, once in a process."""
    gc.freeze()
