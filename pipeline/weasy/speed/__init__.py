"""Changes to WeasyPrint that only save time: none changes a byte of the output, and the tests prove it of each."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from importlib import import_module

from msgspec import Struct

VERSIONS = ("70.0",)  # of WeasyPrint: with any other, nothing here is applied
SHIMS = (
    "compiled",
    "deferred",
    "pagestyles",
    "pseudos",
    "slim",
    "styles",
    "layouts",
    "written",
    "expressions",
)


@contextmanager
def applied(version: str, shims: tuple[str, ...] = SHIMS) -> Iterator[None]:
    """Import WeasyPrint inside this; ``version`` is the one that is installed."""
    with ExitStack() as stack:
        for name in shims if version in VERSIONS else ():
            stack.enter_context(import_module(f"{__name__}.{name}").applied())
        yield


@contextmanager
def without_collection() -> Iterator[None]:
    """Layout makes millions of objects and hardly any garbage in cycles: the collector only looks at them again.

    When it comes on again, it would look at all of them at once; so they are put out of its sight until
    ``collect_earlier``.
    """
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.freeze()
            gc.enable()


class _Look(Struct):
    """The last look at what earlier documents left behind: how many objects were still in use."""

    used: int = 0


_LAST = _Look()
_MORE = 1.25  # Python's own rule for its oldest objects: a fourth more than at the last look


def collect_earlier() -> None:
    """Before a document is laid out: collect what earlier documents of the process left behind, where it is much.

    A look takes as long as there are objects in the process, whoever made them. Where the collector is off altogether,
    whoever turned it off sees to that.
    """
    if gc.isenabled() and gc.get_freeze_count() > _MORE * _LAST.used:
        gc.unfreeze()
        gc.collect()
        gc.freeze()
        _LAST.used = gc.get_freeze_count()
