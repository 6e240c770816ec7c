"""Pillow is imported when there is a picture that is not an SVG. Saves 20 ms.

Every PDF/A embeds WeasyPrint's own sRGB profile, which goes through Pillow unchanged; so only its name is needed, and
that is known.
"""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from importlib import import_module
from types import ModuleType, SimpleNamespace
from typing import Any

_MODULES = ("PIL.Image", "PIL.ImageFile", "PIL.ImageOps", "PIL.EpsImagePlugin")
_SRGB = "IEC 61966-2-1 Default RGB Colour Space - sRGB"
_SRGB_DIGEST = "384b832de3412066743b52a75ee906b6fb9fb8d9e09e936fc2c43223815c6e0a"


@contextmanager
def applied() -> Iterator[None]:
    """Let WeasyPrint import Pillow's modules without running them, unless Pillow is there already."""
    if "PIL" in sys.modules:
        yield
        return
    package = import_module("PIL")
    for name in _MODULES:
        setattr(package, name.rpartition(".")[2], _lazy(name))
    stand_in = ModuleType("PIL.ImageCms")
    stand_in.__dict__["ImageCmsProfile"] = _profile
    sys.modules["PIL.ImageCms"] = stand_in
    try:
        yield
    finally:
        del sys.modules["PIL.ImageCms"]


def _lazy(name: str) -> ModuleType:
    spec = importlib.util.find_spec(name)
    if spec is None or spec.loader is None:
        raise ImportError(f"{name} is missing")
    loader = importlib.util.LazyLoader(spec.loader)
    spec.loader = loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    loader.exec_module(module)
    return module


def _profile(file: Any) -> Any:
    """A colour profile: WeasyPrint's own as it is, any other by Pillow."""
    data: bytes = file.read()
    if sha256(data).hexdigest() == _SRGB_DIGEST:
        file.close()  # WeasyPrint leaves it open
        return SimpleNamespace(tobytes=lambda: data, profile=SimpleNamespace(model=_SRGB))
    file.seek(0)
    return import_module("PIL.ImageCms").ImageCmsProfile(file)
