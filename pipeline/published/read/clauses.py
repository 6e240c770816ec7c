"""The body of a draft inside another document as operative paragraphs and sections of a ``resolution``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from pipeline.source.model import blocks as b

Clauses = tuple[tuple[b.Paragraph, ...], tuple[b.Section, ...]]


def clauses(body: tuple[b.Block, ...], before: int) -> Clauses:
    """The operative paragraphs and the sections; neither where the body has something else, or another order.

    Operative paragraphs are numbered, a single one is not. ``before`` is the number up to which the document around
    has counted; a resolution counts from 1.
    """
    found = list(_paragraphs(body))
    if not _in_order(body) or (len(found) > 1 and any(each.role is not b.Role.NUMBERED for each in found)):
        return (), ()
    items, sections = _parted(body)
    first = found[0] if found else None
    return (
        tuple(_operative(item, first, before) for item in items),
        tuple(_section(section, first, before) for section in sections),
    )


def _parted(blocks: Iterable[b.Block]) -> tuple[list[b.Paragraph], list[b.Section]]:
    held = list(blocks)
    return [x for x in held if isinstance(x, b.Paragraph)], [x for x in held if isinstance(x, b.Section)]


def _in_order(blocks: tuple[b.Block, ...]) -> bool:
    """Whether paragraphs stand first and sections after them, and nothing else."""
    items, sections = _parted(blocks)
    return [*map(id, items), *map(id, sections)] == [id(x) for x in blocks] and all(
        _in_order(section.blocks) for section in sections
    )


def _paragraphs(blocks: Iterable[b.Block]) -> Iterator[b.Paragraph]:
    for block in blocks:
        if isinstance(block, b.Section):
            yield from _paragraphs(block.blocks)
        elif isinstance(block, b.Paragraph):
            yield block


def _section(section: b.Section, first: b.Paragraph | None, before: int) -> b.Section:
    items, sections = _parted(section.blocks)
    inside: tuple[b.Block, ...] = (
        *(_operative(item, first, before) for item in items),
        *(_section(inner, first, before) for inner in sections),
    )
    return replace(section, blocks=inside)


def _operative(item: b.Paragraph, first: b.Paragraph | None, before: int) -> b.Paragraph:
    counted = item is first and item.role is b.Role.NUMBERED and not item.number
    start = item.start or (before + 1 if counted else 0)
    return replace(item, role=b.Role.OPERATIVE, start=0 if counted and start == 1 else start)
