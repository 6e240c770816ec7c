r"""Makes each table of contents anew as Word does when it updates the whole table, and compares with what it shows.

Nothing is known of how the field was made. ECMA-376 Part 1, 17.16.5.68, and Microsoft's notes on it ([MS-OI29500],
2.1.507): ``\f`` collects TC fields, of the levels in ``\l`` if that comes after it; ``\o`` paragraphs in whose style
the outline level is, ``\u`` paragraphs that have one anyhow, ``\t`` those of the styles that it names with their
levels, parted by the list separator of the machine; ``\n`` leaves out the page numbers, of the levels that it names
or of all.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from pipeline.errors import Fault
from pipeline.verify.docx.fields.contents_read import Mark, ReadLine, read_contents
from pipeline.verify.docx.fields.instruction import switched
from pipeline.verify.docx.package.styles import Styles
from pipeline.verify.docx.text.paragraph import ReadParagraph
from pipeline.verify.lines import short, told_of

_fault = told_of("MH625", "docx")
_ALL = range(1, 10)


class Entry(Struct, frozen=True):
    """An entry of a table of contents: level, words, the bookmarks at its place, and whether its page is named."""

    level: int
    text: str
    at: frozenset[str]
    paged: bool = True


def contents_faults(found: Sequence[ReadParagraph], styles: Styles, *, paged: bool) -> Iterator[Fault]:
    """MH625: a table of contents of which Word would make another one, or a mark that a REF would bring along.

    ``paged``: a form in which tables of contents name pages; in others Word would name those of another layout.
    """
    marks, tables = read_contents(found, styles)
    for mark in marks:
        if mark.within:
            yield _fault(f"the mark of the entry “{short(mark.text)}” stands in a bookmark", "one outside of bookmarks")
    for table in tables:
        expected = computed(table.code, found, marks, styles)
        for had, made in zip(table.lines, expected, strict=False):
            if (had.level, had.text) != (made.level, made.text):
                yield _fault(
                    f"the table of contents shows “{short(had.text)}” on level {had.level}",
                    f"“{short(made.text)}” on level {made.level}, as Word makes it",
                )
                break
            if had.to not in made.at:
                yield _fault(f"the entry “{short(had.text)}” leads to {had.to}", "a bookmark of what it names")
            yield from _page_faults(had, made)
        if any(made.paged != paged for made in expected):
            yield _fault(f"the field {table.code.strip()}", f"one {'with' if paged else 'without'} page numbers")
        if len(table.lines) != len(expected):
            yield _fault(f"a table of contents of {len(table.lines)} lines", f"{len(expected)}, as Word makes it")


def _page_faults(had: ReadLine, made: Entry) -> Iterator[Fault]:
    """The page of an entry is that of its place; there is none where an update would take it away."""
    right = had.page in made.at if made.paged else not had.page
    if not right:
        expected = "that of what it names" if made.paged else "none, as Word makes it"
        yield _fault(f"the entry “{short(had.text)}” names the page of {had.page or 'nothing'}", expected)


def computed(
    code: str, found: Sequence[ReadParagraph], marks: Sequence[Mark], styles: Styles, separator: str = ","
) -> list[Entry]:
    """What Word puts into the table of that instruction on a machine with that list separator."""
    argument = switched(code)
    order = [name for name, _ in argument]
    given = dict(argument)
    levels = _range(given.get("\\l", "")) if "\\l" in order and order.index("\\l") > _at(order, "\\f") else _ALL
    kind = given.get("\\f", "" if "\\l" in order else None)
    named = _named(given.get("\\t", ""), separator)
    bare = _range(given["\\n"]) if "\\n" in given else range(0)
    made: list[Entry] = []
    for place, each in enumerate(found):
        at = frozenset(each.bookmarks)
        own = (mark for mark in marks if mark.paragraph == place and mark.kind == kind and mark.level in levels)
        made += [Entry(mark.level, mark.text, at, mark.level not in bare) for mark in own]
        level = _level(each, given, named, styles)
        text = " ".join(f"{each.number} {each.text}".split())
        if level and text and not each.contents:
            made.append(Entry(level, text, at, level not in bare))
    return made


def _level(each: ReadParagraph, given: dict[str, str], named: dict[str, int], styles: Styles) -> int:
    """The level at which the paragraph itself is listed, 0 where it is not."""
    name = styles.name(each.style)
    if name in named:
        return named[name]
    of_style = styles.outline_of(each.style)
    if "\\o" in given and of_style in _range(given["\\o"]):
        return of_style
    return each.outline if "\\u" in given and each.outline in _range(given.get("\\o", "")) else 0


def _named(argument: str, separator: str) -> dict[str, int]:
    parts = [part.strip() for part in argument.split(separator)] if argument else []
    pairs = zip(parts[::2], [*parts[1::2], ""], strict=False)
    return {name: int(level) if level.isdigit() else 1 for name, level in pairs}


def _range(argument: str) -> range:
    first, _, last = argument.partition("-")
    return range(int(first), int(last or first) + 1) if first.isdigit() and (last or first).isdigit() else _ALL


def _at(order: list[str], name: str) -> int:
    return order.index(name) if name in order else -1
