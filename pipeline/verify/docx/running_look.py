"""How running heads and feet look: their type is that of the house; the rule under a head has the house's thickness."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.style import Function
from pipeline.style.units import twips
from pipeline.verify.docx.house_look import HouseLook
from pipeline.verify.docx.said import Difference, differences
from pipeline.verify.docx.shown import Shown, Stretch
from pipeline.verify.docx.wanted import Trait
from pipeline.verify.pieces import Tongue

_PLAIN = Trait(Tongue("", "ltr"))


def word_differences(house: HouseLook, function: Function, stretch: Stretch) -> tuple[Difference, ...]:
    """What differs in the type of words of a function; their direction is that of what they say."""
    had = dict(stretch.look.properties)
    had.pop("rtl", None)
    return differences(house.type(function, _PLAIN), had)


def head_differences(house: HouseLook, line: Shown, *, odd: bool, rule: int) -> Iterator[Difference]:
    """What differs in a line of the running head: its type, its side, its height, the rule under it (eighths)."""
    for stretch in line.stretches:
        yield from word_differences(house, Function.RUNNING_HEAD, stretch)
    had = line.look.properties
    side = "right" if odd != house.rtl else "left"
    if had.get("bidi"):
        yield Difference("lines from right to left", "a symbol from left to right")
    if had.get("jc", "left") != side:
        yield Difference(f"lines set {had.get('jc', 'left')}", f"lines set {side}, at the outer edge")
    height = twips(house.house.running.symbol_step)
    if (had.get("line"), had.get("lineRule")) != (height, "exact"):
        yield Difference(f"lines of {had.get('line')} twips", f"{height} twips exactly")
    drawn = str(had.get("pBdr", ""))
    if (f'sz="{rule}"' in drawn and "bottom" in drawn) != bool(rule) or bool(drawn) != bool(rule):
        yield Difference("another rule under it", f"one of {rule} eighths of a point" if rule else "none")
