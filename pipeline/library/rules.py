"""The rules, and the schema of the source language."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.errors import Place, call_error

if TYPE_CHECKING:
    from pipeline.checks.explained import Explained


def rules() -> Mapping[str, Explained]:
    """All codes of findings about a source, with what is asked, its source, examples and advice."""
    from pipeline.checks.explained import explained

    return explained()


def explain(code: str) -> Explained:
    """What can be said of a code. Raises ``MastheadError`` MH126 (exit 2) where there is none of that name."""
    all_rules = rules()
    if code.upper() not in all_rules:
        raise call_error(
            "MH126",
            f"no finding about a source has the code “{code}”",
            f"a code from {next(iter(all_rules))} to {list(all_rules)[-1]}, such as MH407",
            "docs/rules.md lists them; others are about the call, the machine and the outputs",
        )
    return all_rules[code.upper()]


def schema() -> Path:
    """The schema of the source language, ``masthead.xsd``; its other parts and the XML catalog are beside it."""
    from pipeline.resources import data

    return data("schema") / "masthead.xsd"


def copy_schema(folder: Path) -> Path:
    """Copy the schema and its XML catalog into a folder, which is made if need be; the path of ``masthead.xsd`` there.

    Raises ``MastheadError`` (exit 2): MH127 where the folder has such files, MH128 where it cannot be written.
    """
    import shutil

    files = [*sorted(schema().parent.glob("*.xsd")), schema().with_name("catalog.xml")]
    there = [path.name for path in files if (folder / path.name).exists()]
    if there:
        raise call_error(
            "MH127",
            f"{folder} has {', '.join(there[:3])} already",
            "a folder without these files",
            "name another folder, or take them away",
            Place(str(folder)),
        )
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for path in files:
            shutil.copyfile(path, folder / path.name)
    except OSError as error:
        wrong = f"the schema cannot be copied ({error.strerror or error})"
        raise call_error("MH128", wrong, "a folder that can be written", "name another", Place(str(folder))) from None
    return folder / schema().name
