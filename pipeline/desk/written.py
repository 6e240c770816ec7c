"""Where the words of each block stand in the bytes of the source: letter by letter, or nowhere if they are computed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from pipeline.comparison.blocks import Block
from pipeline.desk.lexical import Letter, Lexical, Tagged
from pipeline.document.inline import DateRun, Inlines, Link, Marked, Text
from pipeline.document.model import Document
from pipeline.errors import Place
from pipeline.redline.blocks import NOTE, TEXT
from pipeline.verify.expected.document import expected
from pipeline.verify.piece import bare

BLOCKS = frozenset({"paragraph", "numbered", "recital", "item", "point", "operative-paragraph"})


class Written(Struct, frozen=True):
    """A letter that is no space, as printed; ``letter`` and ``element`` say where it is written, if it is."""

    sign: str
    letter: Letter | None
    element: Tagged | None


def written(document: Document, path: str, lexical: Lexical, blocks: Sequence[Block]) -> dict[int, tuple[Written, ...]]:
    """The letters of each block by its position; blocks whose words are not found in one piece are left out.

    ``path`` is that of the source; what stands in another file, whose annex it shares, is written nowhere in it.
    """
    stream = expected(document)
    places = {Place(path, each.line, each.column): each for each in lexical.elements}
    text = list(_letters((content for _, content in stream.contents), places))
    seen: dict[str, Inlines] = {}
    for call in stream.calls:
        seen.setdefault(call.note.id, tuple(item for paragraph in call.note.paragraphs for item in paragraph))
    notes = list(_letters(seen.values(), places))
    return {**dict(_found(blocks, TEXT, text)), **dict(_found(blocks, NOTE, notes))}


def _found(blocks: Sequence[Block], sort: str, letters: Sequence[Written]) -> Iterator[tuple[int, tuple[Written, ...]]]:
    signs, at = "".join(each.sign for each in letters), 0
    for place, block in enumerate(blocks):
        words = bare(block.text)
        begin = signs.find(words, at) if block.sort == sort and words else -1
        if begin >= 0:
            at = begin + len(words)
            yield place, tuple(letters[begin:at])


def _letters(contents: Iterable[Inlines], places: dict[Place, Tagged]) -> Iterator[Written]:
    read: dict[int, int] = {}  # how many letters of an element have been printed
    for content in contents:
        for leaf in _leaves(content):
            signs = bare(leaf.text)
            element = places.get(leaf.place)
            own = [] if element is None else [each for each in element.letters if not each.text.isspace()]
            at = 0 if element is None else read.get(element.begin, 0)
            if element is None or "".join(each.text for each in own[at : at + len(signs)]) != signs:
                yield from (Written(sign, None, None) for sign in signs)
                continue
            read[element.begin] = at + len(signs)
            for sign, letter in zip(signs, own[at:], strict=False):
                yield Written(sign, letter, element)


def _leaves(content: Inlines) -> Iterator[Text]:
    for item in content:
        if isinstance(item, Text):
            yield item
        elif isinstance(item, Marked | DateRun | Link):
            yield from _leaves(item.content)


def block_of(letters: Sequence[Written]) -> Tagged | None:
    """The element of a paragraph that holds these letters and can stand beside others of its kind."""
    element = letters[0].element if letters else None
    while element is not None and element.name not in BLOCKS:
        element = element.parent
    inside = element is not None and all(
        each.letter is None or element.begin < each.letter.begin < element.end for each in letters
    )
    return element if inside else None
