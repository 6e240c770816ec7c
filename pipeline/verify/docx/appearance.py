"""Compares how every paragraph and every word looks with what the house asks of its function."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from tomllib import loads
from typing import Any

from pipeline.errors import Fault, Place
from pipeline.resources import data, read_text
from pipeline.style import Function
from pipeline.verify.compare import MEND, shown
from pipeline.verify.docx.cascade import Cascade, Look
from pipeline.verify.docx.house_look import HouseLook
from pipeline.verify.docx.pairs import overlaps
from pipeline.verify.docx.said import Difference, differences
from pipeline.verify.docx.shown import Shown
from pipeline.verify.docx.tongues import tongue_fault
from pipeline.verify.docx.wanted import Setting, Trait, Wanted
from pipeline.verify.pieces import Tongue

_PATH = "docx"
_PLAIN = Trait(Tongue("", "ltr"))
_LEVEL = " Level "


class Appearance:
    """Remembers what it has compared: a document has many paragraphs and few looks."""

    def __init__(self, cascade: Cascade, house: HouseLook) -> None:
        self._cascade = cascade
        self.house = house
        self._told: set[tuple[str, str]] = set()
        self.paragraph = cache(self._paragraph)
        self.type = cache(self._type)
        self.mark = cache(self._mark)

    def faults(self, couples: Iterable[tuple[Wanted, Shown]]) -> Iterator[Fault]:
        """MH628 a paragraph that looks otherwise, MH629 words that do, MH641 their language or direction.

        What a style says wrong is told once, at the first paragraph that has it.
        """
        for wanted, found in couples:
            setting = wanted.setting
            if not _belongs(setting.function, self._cascade.name(found.style)):
                style = self._cascade.name(found.style)
                yield from self._tell("MH628", found, f"has the style {style!r}", f"{_name(setting.function)!r}")
            for each in self.paragraph(setting, found.look):
                yield from self._tell("MH628", found, f"has {each.had}", each.wanted)
            if found.number is not None:
                for each in self.type(setting.function, _PLAIN, found.number, True):
                    yield from self._tell("MH628", found, f"has a number with {each.had}", each.wanted)
            for counted, look in found.marks:
                for each in self.mark(setting.function, counted, look):
                    yield from self._tell("MH629", found, f"has the mark of a note with {each.had}", each.wanted)
            if wanted.gaps != found.gaps:
                yield Fault(
                    "MH621", Place(_PATH), f"“{shown(found.key)}” has {_gaps(found.gaps)}", _gaps(wanted.gaps), MEND
                )
            if wanted.key == found.key:
                yield from self._words(wanted, found)

    def _words(self, wanted: Wanted, found: Shown) -> Iterator[Fault]:
        for first, second, words in overlaps(wanted, found):
            trait, stretch = wanted.stretches[first][1], found.stretches[second]
            for each in self.type(wanted.setting.function, trait, stretch.look, False):
                yield from self._tell("MH629", found, f"has {each.had} in “{shown(words)}”", each.wanted, each.had)
            if trait.url != stretch.url:
                wrong = f"“{shown(words)}” leads to {stretch.url or 'no address'}"
                yield Fault("MH648", Place(_PATH), wrong, trait.url or "no address", MEND)
            fault = tongue_fault(trait.tongue, stretch.look, words)
            if fault is not None:
                yield from self._tell("MH641", found, f"has {fault[0]} in “{shown(words)}”", fault[1], fault[0])

    def _tell(self, code: str, found: Shown, wrong: str, expected: str, once: str = "") -> Iterator[Fault]:
        key = (f"{code} {found.style}", once or wrong)
        if key not in self._told:
            self._told.add(key)
            yield Fault(code, Place(_PATH), f"the paragraph “{shown(found.key)}” {wrong}", expected, MEND)

    def _paragraph(self, setting: Setting, look: Look) -> tuple[Difference, ...]:
        wanted, had = self.house.paragraph(setting), dict(look.properties)
        for unasked in (*self.house.unasked(setting), f"tab.{had.get('left', 0)}"):
            wanted.pop(unasked, None)
            had.pop(unasked, None)
        return differences(wanted, had)

    def _type(self, function: Function, trait: Trait, look: Look, number: bool) -> tuple[Difference, ...]:
        wanted, had = self.house.type(function, trait), dict(look.properties)
        if number:  # Word sets it in the direction of its paragraph
            wanted.pop("rtl", None)
            had.pop("rtl", None)
        return differences(wanted, had)

    def _mark(self, function: Function, counted: bool, look: Look) -> tuple[Difference, ...]:
        had = dict(look.properties)
        had.pop("rtl", None)
        return differences(self.house.mark(function, counted=counted), had)


def _gaps(gaps: str) -> str:
    names = {"\n": "a line break", "\t": "a tab", "\f": "a break of the page"}
    return ", ".join(names[gap] for gap in gaps) or "neither breaks nor tabs"


@cache
def _names() -> tuple[dict[str, str], tuple[str, ...]]:
    """The name of the style of each function, and what variants add to names."""
    tree: dict[str, Any] = loads(read_text(data("docx") / "styles.toml"))
    names = {function: str(entry["name"]) for function, entry in tree["functions"].items()}
    return names, tuple(str(entry["name"]) for entry in tree["variants"].values())


def _name(function: Function) -> str:
    return _names()[0].get(function.value, "toc")


@cache
def _belongs(function: Function, name: str) -> bool:
    """Whether a style of that name is the function's: by name, or with an outline level and a variant added."""
    if function is Function.CONTENTS_LINE:
        return name.startswith("toc ")
    own = _name(function)
    for added in _names()[1]:
        rest = name.removesuffix(added).removeprefix(own) if name.startswith(own) and name.endswith(added) else "?"
        if not rest or (rest.startswith(_LEVEL) and rest.removeprefix(_LEVEL).isdigit()):
            return True
    return False
