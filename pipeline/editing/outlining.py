"""The outline of a document: its letter, its attachments, their sections, with the words that they begin with."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from pipeline.editing.markup import Markup, Node, Span

_TITLES = ("title", "heading")
_MOST = 80  # characters of an entry
_NOT_LISTED = frozenset({"title", "heading"})
_BLOCKS = frozenset(
    {
        "masthead", "front", "letter", "annex", "enclosure", "attachment", "appendix", "unlabelled", "section",
        "article", "preamble", "recitals", "operative", "resolution", "numbered", "paragraph", "table", "figure",
        "participants", "list", "quotation", "closing", "signature", "record",
    }
)  # fmt: skip


class Entry(Struct, frozen=True):
    """An entry: the element's name, its first words, all of it, its name in its tag, and those within it."""

    kind: str
    words: str
    span: Span
    title: Span
    entries: tuple[Entry, ...]


def outline(markup: Markup) -> tuple[Entry, ...]:
    """The entries of the document, in its order."""
    document = next((node for node in markup.root.children if node.name == "document"), markup.root)
    return tuple(_entries(markup, document))


def _entries(markup: Markup, node: Node) -> Iterator[Entry]:
    for child in node.children:
        if child.name in _BLOCKS:
            words = _words(markup, child)
            yield Entry(child.name, words, child.span, child.title, tuple(_entries(markup, child)))
        elif child.name not in _NOT_LISTED:
            yield from _entries(markup, child)


def _words(markup: Markup, node: Node) -> str:
    title = next((child for child in node.children if child.name in _TITLES), node)
    words = markup.words(title)
    number = node.value("number")
    line = f"{number} {words}" if number and not words.startswith(number) else words
    return line if len(line) <= _MOST else f"{line[: _MOST - 1]}…"
