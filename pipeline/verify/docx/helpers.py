"""Compares the paragraphs without words: those that end sections and tables, hold pictures, or are a rule."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from pipeline.errors import Fault, Place
from pipeline.style import Function, HouseStyle
from pipeline.style.units import eighths, twips
from pipeline.verify.compare import MEND, shown
from pipeline.verify.docx.cascade import Cascade
from pipeline.verify.docx.shown import Shown
from pipeline.verify.docx.sides import Side

_END_RULE, _END_RULE_TURNED = "End Rule", "End Rule Turned"
_FIGURES = frozenset({"Figure", "Figure without Title"})
_TITLES = frozenset({"caption", "Figure Title"})
_LOW = frozenset({"Section End", "Table End", _END_RULE, _END_RULE_TURNED})
_HIDING = ("vanish", "webHidden", "specVanish")
_LOWEST = 40  # twips: what nobody sees as an empty line
_BELOW_BASE = 0.2  # share of a line of exact height
_NEAR = 1  # twip


def helper_faults(house: HouseStyle, cascade: Cascade, text: Sequence[Shown], last: Side) -> Iterator[Fault]:
    """MH628 an empty paragraph that nothing asks for, or one that looks otherwise; MH647 a picture that is hidden.

    A rule ends the document in its ``last`` section. What stands in tables is compared there.
    """
    for each in text:
        if any(look.properties.get("vanish") for look in each.drawn):
            yield _fault("MH647", "a picture is hidden with the words around it", "one that is seen")
    empty = [(cascade.name(each.style), each) for each in text if not (each.table or each.stretches or each.number)]
    before = {id(each): cascade.name(last.style) for last, each in pairwise(text)}
    for name, each in empty:
        had = each.look.properties
        if name in _FIGURES:
            yield from _figure(house, each, titled=before.get(id(each)) in _TITLES)
        elif name not in _LOW:
            yield _fault("MH628", f"an empty paragraph of the style {name!r}", "none")
        elif int(had.get("line", 0)) > _LOWEST or had.get("lineRule") != "exact":
            yield _fault("MH628", f"the empty paragraph of the style {name!r} is {had.get('line')} twips high", "1 pt")
    ruled = _END_RULE_TURNED if last.turned else _END_RULE
    rules = [each for name, each in empty if name in (_END_RULE, _END_RULE_TURNED)]
    if len(rules) != 1 or not text or rules[0] is not text[-1]:
        yield _fault("MH628", f"{len(rules)} rules that end the document", "one, at its end")
    for each in rules:
        if cascade.name(each.style) != ruled:
            yield _fault(
                "MH628", f"the rule that ends the document has the style {cascade.name(each.style)!r}", f"{ruled!r}"
            )
        yield from _rule(house, each, turned=last.turned)


def hidden_faults(text: Sequence[Shown]) -> Iterator[Fault]:
    """MH629 words that Word does not print, or not on a screen, whatever hides them: the house hides none."""
    for each in text:
        for stretch in each.stretches:
            if any(stretch.look.properties.get(name) for name in _HIDING):
                yield Fault("MH629", Place("docx"), f"“{shown(stretch.text)}” is hidden", "words that are seen", MEND)


def _figure(house: HouseStyle, each: Shown, *, titled: bool) -> Iterator[Fault]:
    """In the column; an untitled one has the space above that a label would have, each a line under it."""
    body = house.of(Function.BODY)
    had = tuple(int(each.look.properties.get(side, 0)) for side in ("left", "right"))
    if had != (twips(body.left), twips(body.right)):
        yield _fault("MH628", f"a picture is indented by {had[0] / 20:g} and {had[1] / 20:g} pt", "the text's indents")
    above = house.of(Function.FIGURE_TITLE).after if titled else house.of(Function.TABLE_LABEL).before
    under = (1 + _BELOW_BASE) * body.leading + body.after
    for side, wanted in (("before", above), ("after", under)):
        twip = int(each.look.properties.get(side, 0))
        if abs(twip - twips(wanted)) > _NEAR:
            yield _fault("MH628", f"a picture has {twip / 20:g} pt {side}", f"{wanted:g} pt")


def _rule(house: HouseStyle, each: Shown, *, turned: bool) -> Iterator[Fault]:
    """As thick and as wide as the house has it, in the middle of the page, at its distance from the last line."""
    rule, page, had = house.end_rule, house.page, each.look.properties
    drawn = str(had.get("pBdr", ""))
    if f'sz="{eighths(rule.thickness)}"' not in drawn or "top" not in drawn:
        yield _fault("MH628", "the rule that ends the document is not drawn so", f"{rule.thickness:g} pt thick")
    side = ((house.turned_measure if turned else page.width) - rule.width) / 2
    left, right = (0.0, 0.0) if turned else (page.margin_left, page.margin_right)
    below = rule.below - _BELOW_BASE * house.of(Function.BODY).leading
    wanted = {"left": side - left, "right": side - right, "before": below}
    for name, points in wanted.items():
        if abs(int(had.get(name, 0)) - twips(points)) > _NEAR:
            wrong = f"the rule that ends the document has {int(had.get(name, 0)) / 20:g} pt {name}"
            yield _fault("MH628", wrong, f"{points:.2f} pt")


def separator_faults(house: HouseStyle, separators: Sequence[Shown]) -> Iterator[Fault]:
    """MH645: a line above the notes that begins elsewhere, or is longer."""
    notes, page = house.notes, house.page
    left = notes.separator_x - page.margin_left
    wanted = {"left": twips(left), "right": twips(page.measure - notes.separator_width - left)}
    for each in separators:
        for name, twip in wanted.items():
            had = int(each.look.properties.get(name, 0))
            if abs(had - twip) > _NEAR:
                yield _fault("MH645", f"the line above the notes is indented by {had / 20:g} pt", f"{twip / 20:g} pt")


def _fault(code: str, wrong: str, expected: str) -> Fault:
    return Fault(code, Place("docx"), wrong, expected, MEND)
