"""Reads ``masthead.toml``, which is looked for in the folder of a source and in those above it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from msgspec import Struct, field

from pipeline.errors import Exit, Fault, MastheadError, Place, Severity, call_error
from pipeline.levels import AS_FOUND, Levels, Silence
from pipeline.outputs import Format
from pipeline.reading import read_file

NAME = "masthead.toml"
_MOST = 1_000_000  # bytes


class Project(Struct, frozen=True):
    """What a project file says; each is empty where it says nothing.

    ``path`` is the file (none without one), ``out`` the folder of the outputs as a path that can be used from where
    the command runs, ``archive`` what the table of that name holds.
    """

    path: Path | None = None
    organ: str = ""
    layout: str = ""
    out: Path | None = None
    formats: tuple[Format, ...] = ()
    archive: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    levels: Levels = AS_FOUND


def project_of(source: Path) -> Project:
    """The project that a source, or a folder, belongs to; an empty one where no folder above has a project file.

    Raises ``MastheadError`` (exit 2): MH112 where the file cannot be read, MH113 for what it may not hold.
    """
    start = source if source.is_dir() else source.parent
    try:
        folder = start.resolve()
        found = next((each / NAME for each in (folder, *folder.parents) if (each / NAME).is_file()), None)
    except (OSError, ValueError):
        return Project()
    return _read(_short(found)) if found else Project()


def project_for(sources: list[Path]) -> Project:
    """The project of the sources of one call. Raises ``MastheadError`` MH114 (exit 2) where they have several."""
    projects = {source: project_of(source) for source in sources}
    first = next(iter(projects.values()), Project())
    for source, project in projects.items():
        if project.path != first.path:
            raise call_error(
                "MH114",
                f"{sources[0]} and {source} belong to two projects",
                "sources that share a project file, or have none",
                f"call masthead for each project (they have {first.path or 'none'} and {project.path or 'none'})",
            )
    return first


def _short(path: Path) -> Path:
    """The path from where the command runs, where it stands below; else the whole one."""
    folder = Path.cwd()
    return path.relative_to(folder) if path.is_relative_to(folder) else path


def _read(path: Path) -> Project:
    import tomllib

    from pipeline.project.faults import faults_of, not_toml

    try:
        text = read_file(path, _MOST).decode("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        wrong = f"the project file cannot be read ({getattr(error, 'strerror', None) or error})"
        raise call_error("MH112", wrong, "a file in UTF-8", "mend it, or take it away", Place(str(path))) from None
    try:
        raw = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise MastheadError([not_toml(error, text, str(path))], Exit.CALL) from None
    faults: tuple[Fault, ...] = tuple(faults_of(raw, text, str(path)))
    if faults:
        raise MastheadError(faults, Exit.CALL)
    return Project(
        path=path,
        organ=raw.get("organ", ""),
        layout=raw.get("layout", ""),
        out=path.parent / raw["out"] if "out" in raw else None,
        formats=tuple(format_ for format_ in Format if format_.value in raw.get("formats", ())),
        archive=MappingProxyType(raw.get("archive", {})),
        levels=Levels(
            strict=raw.get("strict", False),
            named=tuple((code, Severity(level)) for code, level in raw.get("levels", {}).items()),
            folder=str(path.parent),
            silences=tuple(_silences(raw.get("silence", []))),
        ),
    )


def _silences(rows: list[dict[str, Any]]) -> Iterator[Silence]:
    for row in rows:
        yield Silence(row["rule"], row["why"], row.get("document", ""), row.get("words", ""))
