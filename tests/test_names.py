"""Names explain themselves: no function, class, module, field or parameter has one that could mean anything."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PIPELINE = Path(__file__).parent.parent / "pipeline"
VAGUE = {
    *("known", "wanted", "shown", "leads", "tongues", "said", "voice", "made_of", "sides", "offers", "outward"),
    *("beside", "here"),
}


def names(tree: ast.Module) -> Iterator[tuple[str, int]]:
    """The names that a file gives to what others read: functions, classes, fields and parameters, with their lines."""
    for node in ast.walk(tree):
        match node:
            case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.ClassDef():
                yield node.name, node.lineno
            case ast.arg():
                yield node.arg, node.lineno
        if isinstance(node, ast.ClassDef):
            fields = (each.target for each in node.body if isinstance(each, ast.AnnAssign))
            yield from ((each.id, each.lineno) for each in fields if isinstance(each, ast.Name))


@pytest.mark.parametrize(
    "room", sorted({path.parent for path in PIPELINE.rglob("*.py")}), ids=lambda room: str(room.relative_to(PIPELINE))
)
def test_no_name_could_mean_anything(room: Path) -> None:
    for path in room.glob("*.py"):
        assert path.stem not in VAGUE
        vague = [each for each in names(ast.parse(path.read_text("utf-8"))) if each[0].strip("_").lower() in VAGUE]
        assert vague == [], path
