"""fontTools is imported when it is needed: for variable, bitmap and colour fonts, and for web fonts. Saves 140 ms.

WeasyPrint imports names out of fontTools at its start. While it does, stand-ins are in its place; the first use of
one imports fontTools and gives WeasyPrint the real names.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from types import ModuleType
from typing import Any

# module of fontTools -> names that WeasyPrint takes from it
_NAMES = {
    "fontTools": ("subset",),
    "fontTools.ttLib": ("TTFont", "TTLibError", "ttFont", "woff2"),
    "fontTools.varLib.instancer": ("instantiateVariableFont",),
}
_USERS = ("weasyprint.pdf.fonts", "weasyprint.text.fonts")


@contextmanager
def applied() -> Iterator[None]:
    """Let WeasyPrint find stand-ins meanwhile, unless fontTools is there already."""
    if "fontTools" in sys.modules:
        yield
        return
    added = ("fontTools", "fontTools.ttLib", "fontTools.varLib", "fontTools.varLib.instancer")
    for module in added:
        stand_in = ModuleType(module)
        stand_in.__dict__["__path__"] = []
        stand_in.__dict__.update({name: _StandIn(module, name) for name in _NAMES.get(module, ())})
        sys.modules[module] = stand_in
    try:
        yield
    finally:
        for module in added:
            del sys.modules[module]


def _restore() -> None:
    """Import fontTools and put its names where the stand-ins are."""
    for user in _USERS:
        names = vars(sys.modules[user])
        for name, value in tuple(names.items()):
            if isinstance(value, _StandIn):
                names[name] = value.real()


class _StandIn:
    """A name of fontTools that is not imported yet."""

    def __init__(self, module: str, name: str) -> None:
        self._module, self._name = module, name

    def real(self) -> Any:
        """What the name stands for."""
        module = import_module(self._module)
        found = getattr(module, self._name, None)
        return found if found is not None else import_module(f"{self._module}.{self._name}")

    def __call__(self, *args: Any, **options: Any) -> Any:
        _restore()
        return self.real()(*args, **options)

    def __getattr__(self, name: str) -> Any:
        _restore()
        return getattr(self.real(), name)
