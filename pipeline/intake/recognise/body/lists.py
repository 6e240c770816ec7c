"""Numbered paragraphs as blocks of a source, with the numbers they have."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec.structs import replace

from pipeline.document.numbers import Style
from pipeline.intake.recognise.body.nesting import Node
from pipeline.intake.recognise.inline import Context
from pipeline.intake.recognise.items import Item
from pipeline.intake.recognise.labels import Label
from pipeline.intake.stream import Grid
from pipeline.source.model import blocks as b
from pipeline.source.model.inline import Text

KINDS = {
    Style.ARABIC: b.ListKind.NUMBERS,
    Style.LOWER_LETTER: b.ListKind.LETTERS,
    Style.UPPER_LETTER: b.ListKind.LETTERS,
    Style.LOWER_ROMAN: b.ListKind.ROMANS,
    Style.UPPER_ROMAN: b.ListKind.ROMANS,
    Style.BULLET: b.ListKind.BULLETS,
    Style.DASH: b.ListKind.DASHES,
}
_DEEPEST = 4
Inside = Callable[[Item | Grid], list[b.Block]]


def paragraph(context: Context, node: Node, role: b.Role, inside: Inside, deep: int = 0) -> b.Paragraph:
    """A numbered paragraph with what stands under it. ``deep`` counts the lists around it."""
    context.report.number(node.item.line.place, node.item.label, node.item.text)
    parts: list[b.Block] = []
    after = list(node.after)
    early = [each for each in after if not node.below]
    if node.below:
        parts += points(context, node.below, inside, deep)
        early = after
    for each in early:
        parts += inside(each)
    return b.Paragraph(role, context.inlines(node.item.pieces), tuple(parts))


def points(context: Context, nodes: Sequence[Node], inside: Inside, deep: int = 0) -> list[b.Block]:
    """The lists that some numbered paragraphs are: one for each run of one form."""
    made: list[b.Block] = []
    for run in runs(nodes):
        if deep >= _DEEPEST:
            made += [flat for node in run for flat in _too_deep(context, node, inside)]
            continue
        label = run[0].label
        items = tuple(paragraph(context, node, b.Role.POINT, inside, deep + 1) for node in run)
        kind = KINDS[label.style]
        start = max(1, label.value)
        made.append(b.PointList(kind, pinned(items, run, start), form_of(context, label, kind, deep), start))
    return made


def form_of(context: Context, label: Label, kind: b.ListKind, deep: int) -> str:
    """The form of a list; empty where it is that of the house at its depth."""
    usual = context.words.house.forms.get(kind.value, ())
    return "" if label.form in usual[deep : deep + 1] else label.form


def runs(nodes: Sequence[Node]) -> list[list[Node]]:
    """Neighbours of one form, in numbers that go up."""
    found: list[list[Node]] = []
    for node in nodes:
        last = found[-1][-1] if found else None
        if (
            last is not None
            and last.label.kind == node.label.kind
            and (not node.label.value or node.label.value > last.label.value or bool(node.label.inserted))
        ):
            found[-1].append(node)
        else:
            found.append([node])
    return found


def pinned(items: Sequence[b.Paragraph], run: Sequence[Node], start: int) -> tuple[b.Paragraph, ...]:
    """The paragraphs, with the number where the count jumps."""
    made: list[b.Paragraph] = []
    expected = start
    for item, node in zip(items, run, strict=True):
        value = node.label.value
        if node.label.inserted:
            made.append(replace(item, number=node.label.inserted))
            continue
        made.append(replace(item, start=value) if value and value != expected else item)
        expected = (value or expected) + 1
    return tuple(made)


def _too_deep(context: Context, node: Node, inside: Inside) -> list[b.Block]:
    """A point below the deepest list: its number stands among its words."""
    context.report.note(node.item.line.place, f"“{node.item.label}” stands below four lists", "merge levels")
    words = context.inlines(node.item.pieces)
    made: list[b.Block] = [b.Paragraph(b.Role.CONTINUATION, (Text(f"{node.item.label} "), *words))]
    made += [flat for below in node.below for flat in _too_deep(context, below, inside)]
    return made + [block for each in node.after for block in inside(each)]
