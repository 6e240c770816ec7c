"""The emblem on the first page: a plain stand-in of our own, or the picture that the user has configured.

The use of the United Nations emblem is governed by General Assembly resolution 92 (I), so the product carries none. Who
has the right to use it names the file in the environment variable ``MASTHEAD_EMBLEM``.
"""

from __future__ import annotations

import base64
import os
from functools import cache
from pathlib import Path

from pipeline.errors import Place, environment_error
from pipeline.reading import read_file
from pipeline.resources import read_text, templates

VARIABLE = "MASTHEAD_EMBLEM"
_TYPES = {".svg": "image/svg+xml", ".png": "image/png"}


def emblem_address() -> str:
    """The emblem as a ``data:`` address.

    Raises ``MastheadError`` (MH311, exit code 3) where the configured file is neither SVG nor PNG or cannot be read.
    """
    return _address(os.environ.get(VARIABLE, ""))


@cache
def _address(configured: str) -> str:
    if not configured:
        return data_address("image/svg+xml", read_text(templates() / "html" / "emblem.svg").encode())
    path = Path(configured)
    kind = _TYPES.get(path.suffix.lower(), "")
    try:
        content = read_file(path) if kind else b""
    except OSError:
        content = b""
    if not content:
        raise environment_error(
            "MH311",
            f"the emblem named by {VARIABLE} cannot be used",
            "an SVG or PNG file that can be read",
            f"correct {VARIABLE}, or unset it to print the stand-in",
            Place(configured),
        )
    return data_address(kind, content)


def data_address(mime: str, content: bytes) -> str:
    """Content as a ``data:`` address."""
    return f"data:{mime};base64,{base64.b64encode(content).decode('ascii')}"
