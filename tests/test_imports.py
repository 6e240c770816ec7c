"""What a test imports from the product is there: a name that is gone fails at once, not in a long test some day."""

from __future__ import annotations

import ast
from functools import cache
from importlib import import_module
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).parent.parent
_PRODUCT = ("masthead", "pipeline")


def test_every_name_that_tests_and_scripts_import_is_there() -> None:
    places = [path for folder in ("tests", "scripts") for path in sorted((CHECKOUT / folder).rglob("*.py"))]
    assert len(places) > 300
    assert [lost for place in places for lost in _lost(place)] == []


_GONE = ("from pipeline.errors import Falt", "from pipeline.eror import x", "import pipeline.x")


@pytest.mark.parametrize("line", _GONE)
def test_a_name_that_is_gone_is_found(line: str, tmp_path: Path) -> None:
    place = tmp_path / "wrong.py"
    place.write_text(f"def test() -> None:\n    {line}\n", encoding="utf-8")
    assert [lost.partition(": ")[0] for lost in _lost(place)] == [f"{place}:2"]


def _lost(place: Path) -> list[str]:
    """The imports of a module, at whatever depth they stand, that lead nowhere."""
    lost = []
    for node in ast.walk(ast.parse(place.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.level == 0 and _is_product(node.module or ""):
            names = [(node.module or "", alias.name) for alias in node.names]
        elif isinstance(node, ast.Import):
            names = [(alias.name, "") for alias in node.names if _is_product(alias.name)]
        else:
            continue
        lost += [f"{place}:{node.lineno}: {module} {name}".rstrip() for module, name in names if not _has(module, name)]
    return lost


def _is_product(module: str) -> bool:
    return module.partition(".")[0] in _PRODUCT


@cache
def _has(module: str, name: str) -> bool:
    """Whether the module is there and has the name, as its own or as a module below it."""
    try:
        found = import_module(module)
    except ModuleNotFoundError:
        return False
    return not name or hasattr(found, name) or _has(f"{module}.{name}", "")
