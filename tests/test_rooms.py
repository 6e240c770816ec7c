"""Rooms: imports run downwards, no files go in a circle, no folder is a crowd, no name could mean anything."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).parent.parent
# From the ground up: a room imports only from those before it, and from itself.
ROOMS = (
    "values", "errors", "resources", "outputs", "levels", "options", "language", "whole_numbers", "characters",
    "reading", "xmlio", "ooxml", "source", "pictures", "document", "words", "project", "fonts", "style", "akn",
    "resolve", "weasy", "pages", "render", "skeletons", "exchange", "checks", "work", "comparison", "verify", "files",
    "stages", "importing", "published", "intake", "redline", "desk", "archive", "defence", "editing", "batch",
    "catalogue", "watching", "library", "cli",
)  # fmt: skip
MOST = 15  # modules in a folder, besides its own page
VAGUE = {
    *("known", "wanted", "shown", "leads", "tongues", "said", "voice", "made_of", "sides", "offers", "outward"),
    *("beside", "here"),
}  # nothing may be called so


def modules() -> dict[str, Path]:
    """Every module of the product by its dotted name."""
    found = {}
    for path in sorted((CHECKOUT / "pipeline").rglob("*.py")):
        parts = path.relative_to(CHECKOUT).with_suffix("").parts
        found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return found


MODULES = modules()


def imported(path: Path) -> Iterator[str]:
    """The modules of the product that a file imports, wherever in it, by statement or by name."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom):
            for each in node.names:
                name = f"{node.module}.{each.name}"
                yield name if name in MODULES else str(node.module)
        elif isinstance(node, ast.Import):
            yield from (each.name for each in node.names)
        elif isinstance(node, ast.Call) and ast.unparse(node.func) == "import_module":
            yield from (each.value for each in node.args if isinstance(each, ast.Constant))


IMPORTS = {name: {each for each in imported(path) if each in MODULES} for name, path in MODULES.items()}


def test_no_files_go_in_a_circle() -> None:
    try:
        TopologicalSorter(IMPORTS).prepare()
    except CycleError as error:
        pytest.fail(" → ".join(error.args[1]))


def test_values_are_structs() -> None:
    """Dataclasses took a fifth of the processor time of a build to make (docs/dependencies.md, msgspec)."""
    assert [name for name, path in MODULES.items() if "dataclasses" in path.read_text("utf-8")] == []


def test_imports_run_down() -> None:
    def floor(name: str) -> int:
        room = name.split(".")[1] if "." in name else ""
        return ROOMS.index(room) if room in ROOMS else -1 if name == "pipeline" else len(ROOMS)

    assert {(name, each) for name, named in IMPORTS.items() for each in named if floor(each) > floor(name)} == set()


# What the command uses besides the library: the type of findings, and the last line of defence around a call.
AROUND = {"pipeline.errors", "pipeline.defence"}


def test_the_command_uses_the_library_alone() -> None:
    command = {name for name in MODULES if name.split(".")[1:2] == ["cli"]}
    outside = {(name, each) for name in command for each in IMPORTS[name] - command - AROUND}
    assert outside == set()


def test_the_library_is_used_by_the_command_alone() -> None:
    """Nothing else takes the public names: what stands below the library knows nothing of it."""
    takers = {
        name
        for name, path in MODULES.items()
        if re.search(r"^\s*(import|from) masthead\b", path.read_text(), re.MULTILINE)
    }
    assert {name for name in takers if not name.startswith("pipeline.cli.")} == set()


def test_no_folder_is_a_crowd() -> None:
    folders = {path.parent for path in MODULES.values()}
    crowds = {
        str(folder.relative_to(CHECKOUT))
        for folder in folders
        if len([path for path in folder.glob("*.py") if path.name != "__init__.py"]) > MOST
    }
    assert crowds == set()


def names(tree: ast.Module) -> Iterator[str]:
    """The names that a file gives: to functions, classes, their fields, parameters, and what a function works with."""
    for node in ast.walk(tree):
        match node:
            case ast.FunctionDef() | ast.AsyncFunctionDef():
                yield node.name
            case ast.ClassDef():
                yield node.name
                fields = (each.target for each in node.body if isinstance(each, ast.AnnAssign))
                yield from (each.id for each in fields if isinstance(each, ast.Name))
            case ast.arg():
                yield node.arg
            case ast.Name(ctx=ast.Store()):
                yield node.id


def test_no_name_could_mean_anything() -> None:
    found = {(path.name, name) for path in MODULES.values() for name in names(ast.parse(path.read_text("utf-8")))}
    found |= {(path.name, path.stem) for path in MODULES.values()}
    assert {(file, name) for file, name in found if name.strip("_").lower() in VAGUE} == set()
