"""Where links within a PDF lead, and the pages that its contents name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pipeline.errors import Fault, Place
from pipeline.verify.lines import MEND, short
from pipeline.verify.pdf.line import PdfLine
from pipeline.verify.pdf.places import Places
from pipeline.verify.pdf.reader import TreeReader
from pipeline.verify.piece import Run


def destination_faults(reader: TreeReader, places: Places, path: str) -> Iterator[Fault]:
    """MH655: every link within the document leads to the page on which the element of its name begins."""
    targets = {address for line in (*reader.lines, *reader.notes) for address in line.targets}
    for name in sorted(address[1:] for address in targets if address.startswith("#")):
        expected, found = reader.page_of.get(name, -1), places.page_of_name(name)
        if expected < 0:
            yield Fault("MH655", Place(path), f"a link leads to {name}, which is not there", "an element's id", MEND)
        elif expected != found:
            wrong = f"the link to {name} leads to page {found + 1}" if found >= 0 else f"{name} is no destination"
            yield Fault("MH655", Place(path), wrong, f"page {expected + 1}, where it stands", MEND)


def page_number_faults(lines: Iterable[PdfLine], places: Places, path: str) -> Iterator[Fault]:
    """MH655: a line of the table of contents without the page of its target. The number is taken off the others."""
    for line in lines:
        if line.around.roles[-1:] == ("TOCI",) and line.targets:
            page, text = str(places.page_of_name(line.targets[0][1:]) + 1), line.text
            bare = text.removesuffix(page).rstrip()
            if bare == text:
                place = Place(f"{path}#page={line.page}")
                yield Fault("MH655", place, f"“{short(text)}” names another page, or none", f"page {page}", MEND)
            line.runs = [Run(line.around.lang, line.around.direction, bare)]
