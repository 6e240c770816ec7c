"""What a project file may not hold, each with its line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import get_close_matches
from typing import Any

from pipeline.errors import Fault, Place
from pipeline.project.keys import CODE, KEYS, Key

_HEADER = re.compile(r"^[ \t]*+(\[\[?)[ \t]*+([\w-]+)[ \t]*+\]")
_ASSIGNED = re.compile(r"""^[ \t]*+["']?([\w-]++)["']?[ \t]*+=""")
_PLACE = re.compile(r"\(at line (\d+), column (\d+)\)")
_NEEDED = ("rule", "why")  # of a silence


def not_toml(error: Exception, text: str, path: str) -> Fault:
    """The fault of a file that is no TOML, where the reader stopped."""
    found = _PLACE.search(str(error))
    last = text.count("\n") + 1
    place = Place(path, int(found[1]), int(found[2])) if found else Place(path, last, 1)
    why = _PLACE.sub("", str(error)).strip() or "it is nested too deep"
    return Fault(
        "MH112", place, f"the project file is no TOML ({why})", 'lines such as layout = "geneva"', "correct it"
    )


def faults_of(raw: dict[str, Any], text: str, path: str) -> Iterator[Fault]:
    """Keys that do not exist, values that do not fit, silences without rule or reason; in the order of the file."""
    lines = _lines(text)
    found = [*_table("", raw, lines, path)]
    for name in ("archive", "levels"):
        found += _inner(name, raw.get(name, {}), lines, path)
    rows = raw.get("silence", [])
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        found.append(
            _wrong("", "silence", lines.get(("", 0, "silence"), 1), path, "tables: [[silence]] with rule and why")
        )
        rows = []
    for number, row in enumerate(rows):
        found += _table("silence", row, lines, path, number)
        for name in _NEEDED:
            if name not in row:
                line = lines.get(("silence", number, ""), 1)
                found.append(_wrong("silence", name, line, path, _key("silence", name).expected, "is missing"))
    yield from sorted(found, key=lambda fault: fault.place)


def _inner(name: str, table: Any, lines: dict[tuple[str, int, str], int], path: str) -> Iterator[Fault]:
    if isinstance(table, dict):
        yield from _table(name, table, lines, path)
    else:
        yield _wrong("", name, lines.get(("", 0, name), 1), path, f"a table: [{name}]")


def _table(
    table: str, values: dict[str, Any], lines: dict[tuple[str, int, str], int], path: str, number: int = 0
) -> Iterator[Fault]:
    for name, value in values.items():
        if not table and name in {key.table for key in KEYS}:
            continue
        line = lines.get((table, number, name), lines.get((table, number, ""), 1))
        key = next((each for each in KEYS if each.table == table and _is(each, name)), None)
        if key is None:
            yield _unknown(table, name, line, path)
        elif not key.fits(value):
            yield _wrong(table, name, line, path, key.expected, f"is {_printed(value)}")


def _is(key: Key, name: str) -> bool:
    return key.name == name or (key.name == "*" and CODE.fullmatch(name) is not None)


def _key(table: str, name: str) -> Key:
    return next(key for key in KEYS if (key.table, key.name) == (table, name))


def _unknown(table: str, name: str, line: int, path: str) -> Fault:
    names = [key.name if key.name != "*" else "MH440" for key in KEYS if key.table == table]
    if not table:
        names += sorted({f"[{key.table}]" for key in KEYS if key.table})
    near = get_close_matches(name, names, 1, 0.6)
    where = f"[{table}]" if table else "the project file"
    mend = f"did you mean {near[0]}?" if near else "correct its name, or delete it"
    return Fault("MH113", Place(path, line, 1), f"{where} knows no key {name}", f"one of {', '.join(names)}", mend)


def _wrong(table: str, name: str, line: int, path: str, expected: str, how: str = "is something else") -> Fault:
    where = f"{name} of [{table}]" if table else name
    return Fault("MH113", Place(path, line, 1), f"{where} {how}", expected, "correct it, or delete the key")


def _printed(value: Any) -> str:
    printed = f"“{value}”" if isinstance(value, str) else str(value).lower() if isinstance(value, bool) else str(value)
    return printed if len(printed) < 60 else f"{printed[:60]}…"


def _lines(text: str) -> dict[tuple[str, int, str], int]:
    """The line of each table (under no name) and key, by table and its number among those of its name."""
    found: dict[tuple[str, int, str], int] = {}
    seen: dict[str, int] = {}
    table, number = "", 0
    for line, words in enumerate(text.splitlines(), 1):
        header, assigned = _HEADER.match(words), _ASSIGNED.match(words)
        if header:
            table = header[2]
            number = seen.get(table, -1) + 1 if header[1] == "[[" else 0
            seen[table] = number
            found.setdefault((table, number, ""), line)
        elif assigned:
            found.setdefault((table, number, assigned[1]), line)
    return found
