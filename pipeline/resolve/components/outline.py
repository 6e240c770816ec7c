"""The outline: what the bookmarks, the navigation pane and the table of contents list."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from pipeline.document.blocks import Block, Contents, ContentsEntry, Group, Para
from pipeline.document.inline import Inline, Inlines, Marked, Text, unmarked, words
from pipeline.document.model import Component, OutlineEntry, Spoken
from pipeline.language import Language
from pipeline.resolve.languages import inside
from pipeline.source.model.inline import Mark


def outline(letter: Component) -> tuple[OutlineEntry, ...]:
    """The entries for letter, attachments and headings, in order."""
    return tuple(_component(letter))


def _component(component: Component) -> Iterator[OutlineEntry]:
    yield OutlineEntry(component.heading_id, component.outline, component.name, "", tuple(_named(component)))
    yield from _blocks(component.blocks, component.title_outline - component.outline, component.language)
    for attachment in component.attachments:
        yield from _component(attachment)


def _named(component: Component) -> Iterator[Spoken]:
    """The name of a component: what the house says of it is in the document's language, its titles are in its own."""
    titles = " ".join(unmarked(title) for title in component.titles)
    if not titles or component.language == component.line_language:
        yield Spoken(component.name, component.line_language)
        return
    before, found, after = component.name.rpartition(titles)
    parts = ((before, component.line_language), (found, component.language), (after, component.line_language))
    yield from (Spoken(text, language) for text, language in parts if text)


def _blocks(blocks: Iterable[Block], above: int, around: Language) -> Iterator[OutlineEntry]:
    """The headings among ``blocks``; the titles of their component, ``above`` levels of them, are no entries."""
    for block in blocks:
        if isinstance(block, Group):
            own = inside(around, block.lang, block.direction)
            for heading in block.heading:
                bare = " ".join(unmarked(heading.content).split())
                text = f"{heading.number.text} {bare}".strip()
                yield OutlineEntry(
                    heading.id, heading.outline - above, text, heading.number.text, (Spoken(bare, own),) if bare else ()
                )
            yield from _blocks(block.blocks, above, own)
        elif isinstance(block, Para):
            yield from _blocks(block.parts, above, inside(around, block.lang, block.direction))


def fill_contents(component: Component, entries: tuple[OutlineEntry, ...], depths: dict[str, int]) -> Component:
    """``component`` with its tables of contents filled. ``depths`` are the levels that each lists, by its id."""
    return replace(
        component,
        blocks=tuple(_fill(block, entries, depths, component.language) for block in component.blocks),
        attachments=tuple(fill_contents(inner, entries, depths) for inner in component.attachments),
    )


def _fill(block: Block, entries: tuple[OutlineEntry, ...], depths: dict[str, int], around: Language) -> Block:
    if isinstance(block, Contents):
        listed = tuple(entry for entry in entries if entry.level <= depths[block.id])
        return replace(block, entries=tuple(_line(entry, around) for entry in listed))
    if isinstance(block, Group):
        own = inside(around, block.lang, block.direction)
        return replace(block, blocks=tuple(_fill(inner, entries, depths, own) for inner in block.blocks))
    return block


def _line(entry: OutlineEntry, around: Language) -> ContentsEntry:
    """An entry as a line of the table of contents; one that is all number, such as *Article 2*, is words there."""
    if not entry.parts:
        return ContentsEntry(entry.target, entry.level, "", entry.text, (Text(entry.text),))
    content: Inlines = tuple(_in_language(part, around) for part in entry.parts)
    return ContentsEntry(entry.target, entry.level, entry.number, words(content), content)


def _in_language(part: Spoken, around: Language) -> Inline:
    """Words that are marked with their language where it is not that around them."""
    own = part.language
    lang = own.code if own.code != around.code else ""
    direction = own.direction if own.direction != around.direction else ""
    text = Text(part.text)
    return Marked(Mark.RUN, (text,), "", lang, direction, italic=False) if lang or direction else text
