"""Compiled C declarations in place of ``cffi.FFI``, while WeasyPrint is imported.

WeasyPrint hands 450 lines of C to cffi, which parses them with pycparser at every start (50 ms), again for each new
array type (5 to 10 ms, two for each font of a document), and looks for libraries under names of other systems by
running gcc, ld and ldconfig about twenty times (170 ms where they are installed). Compiled declarations need none of
it. Where the declarations are not those that were compiled, cffi works as ever.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from importlib import import_module
from types import ModuleType
from typing import Any

from pipeline.weasy.speed import declarations


@contextmanager
def applied() -> Iterator[None]:
    """Let ``import cffi`` give the stand-in meanwhile."""
    real = sys.modules.pop("cffi", None)
    stand_in = ModuleType("cffi")
    stand_in.__dict__["FFI"] = _FFI
    sys.modules["cffi"] = stand_in
    try:
        yield
    finally:
        del sys.modules["cffi"]
        if real is not None:
            sys.modules["cffi"] = real


class _FFI:
    """Looks like ``cffi.FFI``, and is either the compiled one or a real one, which ``cdef`` decides."""

    def cdef(self, source: str) -> None:
        """Take the methods of the right one; they are attributes of this object, found without a detour."""
        if sha256(source.encode()).hexdigest() == declarations.DIGEST:
            real: Any = declarations.ffi
        else:
            stand_in = sys.modules.pop("cffi")
            real = import_module("cffi").FFI()
            sys.modules["cffi"] = stand_in
            real.cdef(source)
        for name in dir(real):
            if not name.startswith("__"):
                setattr(self, name, getattr(real, name))

    def __getattr__(self, name: str) -> Any:
        raise AttributeError(name)
