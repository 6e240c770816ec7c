"""Compares the tables of contents with what nobody but a layout knows: their number, and the pages that they name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from lxml import etree

from pipeline.document.blocks import Contents
from pipeline.document.model import Document
from pipeline.document.names import bookmark
from pipeline.document.tree import every_block
from pipeline.errors import Fault
from pipeline.ooxml.numbers import Numbers
from pipeline.ooxml.opened import Opened, W
from pipeline.verify.docx.fields.instruction import parsed
from pipeline.verify.docx.package.styles import Styles
from pipeline.verify.docx.text.paragraph import ReadParagraph
from pipeline.verify.docx.text.paragraphs import paragraphs
from pipeline.verify.lines import short, told_of

_fault = told_of("MH625", "docx")

_TOC, _PAGE, _TOTAL = "TOC", "PAGEREF", "NUMPAGES"
_WRITTEN = frozenset({_TOC, "TC", _PAGE, "REF", "NOTEREF", "QUOTE", "SEQ", "SET"})


def contents_field_faults(document: Document, body: etree._Element, found: Sequence[ReadParagraph]) -> Iterator[Fault]:
    """MH625: more or fewer tables that Word would make than the document has; a field that the house does not write.

    So also a field that is not whole, and a heading of a table that is not there.
    """
    names, faults = _fields(body)
    yield from faults
    ranges = {name: words for each in found for name, words in each.ranges.items()}
    tables = [block for block in every_block(document.letter) if isinstance(block, Contents)]
    for table in tables:
        had = ranges.get(bookmark(table.id), "")
        if table.heading and had.split() != table.heading.split():
            yield _fault(f"a table of contents has the heading “{short(had)}”", f"“{short(table.heading)}”")
    expected = sum(1 for table in tables if table.entries)
    if names.count(_TOC) != expected:
        yield _fault(f"{names.count(_TOC)} fields that make tables of contents", f"{expected}, as the document has")
    for strange in sorted(set(names) - _WRITTEN):
        yield _fault(f"the field {strange or 'without a name'} is there", ", ".join(sorted(_WRITTEN)))


def totals(opened: Opened) -> tuple[str, ...]:
    """How many pages there are, as the feet show it."""
    feet = (paragraphs(root, Numbers(None), Styles(None)) for root in opened.all_of("footer"))
    return tuple(one.result for foot in feet for each in foot for one in each.fields if parsed(one.code).name == _TOTAL)


def page_faults(
    found: Sequence[ReadParagraph], of: Iterable[str], pages: Mapping[str, int] | None = None
) -> Iterator[Fault]:
    """MH625: a page that a table of contents cannot name.

    The pages of a table never fall, since its entries stand in the order of the text, and none lies behind the last
    page, where the feet show how many there are (``of``). ``pages`` are those of the layout, if it is at hand.
    """
    laid_out = {bookmark(id_): page for id_, page in (pages or {}).items()}
    total = max((int(each) for each in of if each.isdigit()), default=0)
    last = 0
    passed: set[str] = set()
    for each in found:
        last = last if each.contents else 0  # another table begins
        for one in each.fields:
            arguments = parsed(one.code)
            if arguments.name != _PAGE or not arguments.arguments:
                continue
            page, name = one.result.strip(), arguments.arguments[0]
            if not last or name in passed:  # so too where two tables follow one another
                last = 0
                passed.clear()
            passed.add(name)
            yield from _one(page, name, laid_out.get(name), total, last)
            last = max(last, int(page)) if page.isdigit() else last


def _one(page: str, name: str, laid_out: int | None, total: int, last: int) -> Iterator[Fault]:
    where = f"the table of contents shows the page {page!r} of {name}"
    if laid_out is not None and page != str(laid_out):
        yield _fault(where, f"{laid_out}, as the layout has it")
    elif page and not (page.isdigit() and int(page) > 0):
        yield _fault(where, "figures")
    elif page and int(page) < last:
        yield _fault(where, f"none before {last}, which an entry above it has")
    elif page and total and int(page) > total:
        yield _fault(where, f"none after {total}, the last")


def _fields(root: etree._Element) -> tuple[list[str], list[Fault]]:
    """The names of all fields, and those that are not whole: each has a result (but a TC, which shows nothing)."""
    names: list[str] = []
    faults: list[Fault] = []
    begun: list[tuple[list[str], list[str]]] = []  # the instruction of each open field, and where its result begins
    for node in root.iter(f"{W}fldChar", f"{W}instrText"):
        kind = node.get(f"{W}fldCharType", "code")
        if kind == "begin":
            begun.append(([], []))
        elif not begun:
            faults.append(_fault("a field ends or goes on that has not begun", "whole fields"))
        elif kind == "end":
            code, results = begun.pop()
            names.append(parsed("".join(code)).name)
            if (len(results) > 1 or (not results and names[-1] != "TC")) and not (begun and not begun[-1][1]):
                faults.append(_fault("a field without a result, or with two", "one result"))
        else:
            begun[-1][kind == "separate"].append(node.text or "")
    return names, [*faults, *(_fault("a field does not end", "whole fields") for _ in begun[:1])]
