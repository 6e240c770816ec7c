"""Numbered paragraphs in their levels: which stands under which, by what a program says, else by their forms."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct, field

from pipeline.document.numbers import Style
from pipeline.intake.recognise.items import Item
from pipeline.intake.recognise.labels import Label
from pipeline.intake.stream import Grid


class Node(Struct):
    """A numbered paragraph, what stands under it, and the paragraphs and tables that belong to it besides."""

    item: Item
    label: Label
    below: list[Node] = field(default_factory=list)
    after: list[Item | Grid] = field(default_factory=list)


def nested(items: Sequence[Item | Grid], lang: str) -> list[Node]:
    """The numbered paragraphs by their levels; what has no number goes with the paragraph before it."""
    top: list[Node] = []
    path: list[Node] = []
    for item in items:
        if isinstance(item, Grid) or not item.label:
            if path:
                path[-1].after.append(item)
            continue
        node, level = _placed(item, path, lang)
        del path[level:]
        (path[-1].below if path else top).append(node)
        path.append(node)
    return top


def _placed(item: Item, path: list[Node], lang: str) -> tuple[Node, int]:
    """The node of a paragraph, and its level."""
    read = item.labels(lang)
    fitting = [
        (label, level)
        for level in range(len(path) - 1, -1, -1)
        for label in read
        if _same_list(item, path[level].item) and label.kind == path[level].label.kind
    ]
    following = [found for found in fitting if found[0].value == path[found[1]].label.value + 1]
    first = next((label for label in read if label.value == 1), None)
    going = [found for found in fitting if item.live or _goes_on(found[0], path[found[1]].label)]
    again = [found for found in fitting if found[0].value == 1]  # a list of the same form begins anew
    chosen = following or again or ([] if first is not None and not item.live else going)
    if chosen:
        return Node(item, chosen[0][0]), chosen[0][1]
    first = first or read[0]
    if item.live and path and path[-1].item.live:
        depth = item.line.depth
        level = next((n for n, node in enumerate(path) if node.item.live and node.item.line.depth >= depth), len(path))
        return Node(item, first), level
    bullets = first.style in (Style.BULLET, Style.DASH)
    return Node(item, first), len(path) if path and (first.value == 1 or bullets) else 0


def _same_list(item: Item, other: Item) -> bool:
    """Whether two paragraphs may stand in one list: a program says so, or they are typed alike."""
    if item.live != other.live:
        return not item.line.indent or not other.line.indent or item.line.indent == other.line.indent
    return not item.live or item.line.depth == other.line.depth


def _goes_on(label: Label, before: Label) -> bool:
    if label.style in (Style.BULLET, Style.DASH):
        return True
    return label.value > before.value
