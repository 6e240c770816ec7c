"""The HTML parser makes each of its expressions once, not at every text and every attribute.

tinyhtml5 keeps them in a dictionary, under a key that it has changed by then, and so never finds one again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module


@contextmanager
def applied() -> Iterator[None]:
    """Replace the dictionary once WeasyPrint is imported."""
    yield
    vars(import_module("tinyhtml5.inputstream"))["characters_until_regex"] = _Expressions()


class _Expressions(dict[tuple[object, bool], "re.Pattern[str]"]):
    """By the signs, and whether they are looked for or avoided: an expression for as many as follow each other."""

    def __missing__(self, key: tuple[str, bool]) -> re.Pattern[str]:
        signs, looked_for = key
        listed = "".join(f"\\x{ord(sign):02x}" for sign in signs)
        self[key] = found = re.compile(f"[{'' if looked_for else '^'}{listed}]+")
        return found
