"""The outline: what the bookmarks, the navigation pane and the table of contents list."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from pipeline.document.blocks import Block, Contents, ContentsEntry, Group, Para
from pipeline.document.inline import words
from pipeline.document.model import Component, OutlineEntry


def outline(letter: Component) -> tuple[OutlineEntry, ...]:
    """The entries for letter, attachments and headings, in order."""
    return tuple(_component(letter))


def _component(component: Component) -> Iterator[OutlineEntry]:
    yield OutlineEntry(component.heading_id, component.outline, component.name)
    yield from _blocks(component.blocks, component.title_outline - component.outline)
    for attachment in component.attachments:
        yield from _component(attachment)


def _blocks(blocks: Iterable[Block], above: int) -> Iterator[OutlineEntry]:
    """The headings among ``blocks``; the titles of their component, ``above`` levels of them, are no entries."""
    for block in blocks:
        if isinstance(block, Group):
            for heading in block.heading:
                text = " ".join(f"{heading.number.text} {words(heading.content)}".split())
                yield OutlineEntry(heading.id, heading.outline - above, text, heading.number.text)
            yield from _blocks(block.blocks, above)
        elif isinstance(block, Para):
            yield from _blocks(block.parts, above)


def fill_contents(component: Component, entries: tuple[OutlineEntry, ...], depths: dict[str, int]) -> Component:
    """``component`` with its tables of contents filled. ``depths`` are the levels that each lists, by its id."""
    return replace(
        component,
        blocks=tuple(_fill(block, entries, depths) for block in component.blocks),
        attachments=tuple(fill_contents(inner, entries, depths) for inner in component.attachments),
    )


def _fill(block: Block, entries: tuple[OutlineEntry, ...], depths: dict[str, int]) -> Block:
    if isinstance(block, Contents):
        shown = tuple(entry for entry in entries if entry.level <= depths[block.id])
        return replace(block, entries=tuple(_line(entry) for entry in shown))
    if isinstance(block, Group):
        return replace(block, blocks=tuple(_fill(inner, entries, depths) for inner in block.blocks))
    return block


def _line(entry: OutlineEntry) -> ContentsEntry:
    """An entry as a line of the table of contents; one that is all number, such as *Article 2*, is words there."""
    bare = entry.text.removeprefix(entry.number).lstrip()
    number, text = (entry.number, bare) if entry.number and bare else ("", entry.text)
    return ContentsEntry(entry.target, entry.level, number, text)
