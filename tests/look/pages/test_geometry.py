"""Every measured landmark of the three layouts, read back from the PDF: at most half a point away."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from look.building import build, document_of
from look.page_lines import Line, Pages, Rule, Sign

pytestmark = pytest.mark.filterwarnings("ignore::ResourceWarning")  # WeasyPrint leaves its colour profile open

_HERE = Path(__file__).parents[1]
_TOLERANCE = 0.5
_ROUNDED = 0.05  # the table has one decimal
_TABLES = sorted(path.name for path in _HERE.glob("*.toml"))


@dataclass(frozen=True, slots=True)
class Row:
    name: str
    what: str
    wanted: float
    found: float
    judged: bool

    @property
    def wrong(self) -> bool:
        return self.judged and abs(self.found - self.wanted) > _TOLERANCE + _ROUNDED

    def __str__(self) -> str:
        verdict = "WRONG" if self.wrong else "" if self.judged else "(not judged)"
        off = self.found - self.wanted
        return f"{self.name:<62} {self.what:<9} {self.wanted:8.2f} {self.found:8.2f} {off:+6.2f} {verdict}"


@cache
def pages_of(name: str, layout: str, job: str, folder: Path) -> Pages:
    data = (_HERE / "sources" / f"{name}.xml").read_bytes()
    if job:
        data = re.sub(b'(?<=<job number=")[^"]+', job.encode(), data)
    return build(document_of(data, layout), folder, f"{name}-{layout}")


def rows(table: Mapping[str, Any], pages: Pages) -> Iterator[Row]:
    for text in table.get("text", ()):
        line = _line(pages, text)
        yield from _compare(text, {key: getattr(line, key) for key in text["is"]})
    for step in table.get("step", ()):
        first = pages.line(step["page"], step.get("from", step.get("after", "")))
        second = pages.line(step["page"], step["to"]) if "to" in step else pages.after(first)
        measure = step.get("of", "base")
        yield _row(step, measure, step["is"], getattr(second, measure) - getattr(first, measure))
    for rule in table.get("rule", ()):
        drawn = pages.rule(rule["page"], rule.get("near", rule["is"].get("y")))
        yield from _compare(rule, {key: getattr(drawn, key) for key in rule["is"]})
    for hang in table.get("hang", ()):
        line = pages.line(hang["page"], hang["line"])
        heights = [rule.y for rule in pages.rules if rule.page == hang["page"]]
        if hang["rule"] == "below":
            yield _row(hang, "distance", hang["is"], min(y for y in heights if y > line.base) - line.base)
        else:
            above = max((rule for rule in pages.rules if rule.page == hang["page"] and rule.y < line.base), key=_height)
            edge = above.y + (above.thickness if hang.get("edge") == "lower" else 0)
            yield _row(hang, "distance", hang["is"], line.base - edge)
    for mark in table.get("mark", ()):
        line = pages.line(mark["page"], mark["line"])
        raised = pages.mark(line, mark["text"])
        found = {"raised": line.base - raised.base, **{key: getattr(raised, key) for key in ("x0", "x1", "size")}}
        yield from _compare(mark, found | {"italic": raised.italic})
    for words in table.get("words", ()):
        yield from _compare(words, _type(pages.line(words["page"], words["line"]).part(words["words"])))
    for wrap in table.get("wrap", ()):
        yield from _wrapped(wrap, pages)
    for low in table.get("lowest", ()):
        text = [line for line in pages.lines if line.page == low["page"] and line.base < low["above"]]
        base, edge = max(line.base for line in text), float(low["is"])
        yield _row(low, "base", edge, max(edge, base))
        yield _row(low, "with next", edge, min(edge, base + low["next"]))
    for sheet in table.get("sheet", ()):
        yield from _compare(sheet, dict(zip(("width", "height"), pages.sizes[sheet["page"] - 1], strict=True)))
    for box in table.get("box", ()):
        yield from _compare(box, _extent(pages, box["page"], box.get("near", box["is"]), box["is"]))


def _height(rule: Rule) -> float:
    return rule.y


def _line(pages: Pages, text: Mapping[str, Any]) -> Line:
    if "after" in text:
        return pages.after(pages.line(text["page"], text["after"]))
    if "equals" in text:
        return pages.exactly(text["page"], text["equals"])
    return pages.line(text["page"], text["starts"])


def _type(signs: Sequence[Sign]) -> dict[str, float]:
    """Edges and type of some words: italic or bold if all of them are, the size of the largest."""
    return {
        "x0": signs[0].x0,
        "x1": signs[-1].x1,
        "size": max(sign.size for sign in signs),
        "bold": all(sign.bold for sign in signs),
        "italic": all(sign.italic for sign in signs),
    }


def _wrapped(wrap: Mapping[str, Any], pages: Pages) -> Iterator[Row]:
    """Lines reach an edge and do not pass it: the first word of the line below would have passed it."""
    line = pages.line(wrap["page"], wrap["line"])
    below, edge = pages.after(line), float(wrap["is"])
    space = 0.25 * line.size
    yield _row(wrap, "line", edge, max(edge, line.x1))
    yield _row(wrap, "with next", edge, min(edge, line.x1 + space + below.first))


def _extent(pages: Pages, page: int, box: Mapping[str, float], asked: Mapping[str, float]) -> dict[str, float]:
    """The extent of all that is drawn inside the box, or at most two points outside of it."""
    x1, y1 = box.get("x1", 1000), box["y1"]
    inside = [
        shape[1:]
        for shape in pages.shapes
        if shape[0] == page
        and box["x0"] - 2 <= shape[1]
        and shape[3] <= x1 + 2
        and box["y0"] - 2 <= shape[2]
        and shape[4] <= y1 + 2
    ]
    found = {
        "x0": min(shape[0] for shape in inside),
        "y0": min(shape[1] for shape in inside),
        "x1": max(shape[2] for shape in inside),
        "y1": max(shape[3] for shape in inside),
    }
    found |= {"width": found["x1"] - found["x0"], "height": found["y1"] - found["y0"]}
    return {key: found[key] for key in asked}


def _compare(entry: Mapping[str, Any], found: Mapping[str, Any]) -> Iterator[Row]:
    for what, wanted in entry["is"].items():
        yield _row(entry, what, float(wanted), float(found[what]))


def _row(entry: Mapping[str, Any], what: str, wanted: float, found: float) -> Row:
    return Row(entry["name"], what, wanted, found, not entry.get("inferred", False))


@pytest.mark.parametrize("name", _TABLES)
def test_every_measured_landmark_is_in_its_place(name: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    table = tomllib.loads((_HERE / name).read_text(encoding="utf-8"))
    pages = pages_of(table["source"], table["layout"], table.get("job", ""), tmp_path_factory.getbasetemp())
    found = tuple(rows(table, pages))
    report = "\n".join(str(row) for row in found)
    print(report)
    assert not [row for row in found if row.wrong], f"landmarks out of place:\n{report}"
