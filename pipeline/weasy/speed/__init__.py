"""Changes to WeasyPrint that only save time: none changes a byte of the output, and the tests prove it of each."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from importlib import import_module

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


def collect_earlier() -> None:
    """Before a document is laid out: collect what earlier documents of the process left behind.

    Where the collector is off altogether, whoever turned it off sees to that.
    """
    if gc.isenabled() and gc.get_freeze_count():
        gc.unfreeze()
        gc.collect()
