"""Makes ``declarations.py`` out of WeasyPrint's own source: ``python -m pipeline.weasy.speed.generate``.

The result is kept in the repository rather than made on a user's machine: it is the same everywhere, needs no folder
that can be written, and no code is ever run out of a cache. A test makes it anew and compares.
"""

from __future__ import annotations

import importlib.util
import re
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

import cffi  # type: ignore[import-untyped]  # its stubs are a package of their own

TARGET = Path(__file__).with_name("declarations.py")
_NAME = "pipeline.weasy.speed.declarations"
_HEAD = '''\
"""C declarations of the text libraries, compiled by cffi from WeasyPrint {version} (BSD licence); see ``generate``."""

# fmt: off
# ruff: noqa: E402, E501, Q000
# mypy: ignore-errors

DIGEST = "{digest}"  # SHA-256 of the declarations' source

'''


def source() -> tuple[str, str]:
    """The declarations in the installed WeasyPrint, and its version; nothing of it is imported."""
    spec = importlib.util.find_spec("weasyprint")
    if spec is None or spec.origin is None:
        raise ImportError("WeasyPrint is not installed")
    folder = Path(spec.origin).parent
    declared = re.search(r"ffi\.cdef\('''(.*?)'''\)", (folder / "text" / "ffi.py").read_text("utf-8"), re.DOTALL)
    version = re.search(r"__version__ = '([^']+)'", Path(spec.origin).read_text("utf-8"))
    if declared is None or version is None:
        raise ValueError("this version of WeasyPrint keeps its declarations elsewhere")
    return declared[1], version[1]


def digest(declared: str) -> str:
    """What tells one set of declarations from another."""
    return sha256(declared.encode()).hexdigest()


def generate() -> str:
    """The text of ``declarations.py``."""
    declared, version = source()
    builder = cffi.FFI()
    builder.set_source(_NAME, None)
    builder.cdef(declared)
    with TemporaryDirectory() as folder:
        file = Path(folder) / "compiled.py"
        builder.emit_python_code(str(file))
        return _HEAD.format(version=version, digest=digest(declared)) + file.read_text("utf-8")


if __name__ == "__main__":
    TARGET.write_text(generate(), "utf-8")
