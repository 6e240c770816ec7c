"""Reads an HTML page back and compares it with the stream of the document."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePath

from lxml import etree, html

from pipeline.document.contents import page_contents
from pipeline.document.model import Document
from pipeline.errors import Fault, Place
from pipeline.language import direction_of
from pipeline.options import Options
from pipeline.outputs import Format
from pipeline.verify.comparer import Terms, differences
from pipeline.verify.expected.document import Expected, expected, line
from pipeline.verify.given import Given
from pipeline.verify.html.checks import TEXT, id_faults, level_faults, note_faults, permalink_faults
from pipeline.verify.html.read import read
from pipeline.verify.lines import MEND, short
from pipeline.verify.piece import Field, Kind, Part, Piece, Run, Speech
from pipeline.words import words

_OPTIONS = Options(published=())

_CODES = {
    Field.TEXT: "MH662",
    Field.ID: "MH663",
    Field.KIND: "MH664",
    Field.CELL: "MH664",
    Field.LINKS: "MH665",
    Field.LANGUAGE: "MH667",
}


def verified(given: Given) -> tuple[Fault, ...]:
    """The differences that ``verify_html`` finds in an output of the table of outputs."""
    return verify_html(given.document, given.data, given.path, given.stream, given.options)


def verify_html(
    document: Document, data: bytes, path: str, stream: Expected | None = None, options: Options = _OPTIONS
) -> tuple[Fault, ...]:
    """Every difference between the page and what the document says; ``stream`` is that of the document, if at hand.

    MH661 not a page; MH662 a line that is missing, extra or different; MH663 identifiers; MH664 the element that a line
    stands in; MH665 links; MH666 notes; MH667 language and direction; MH668 title.
    """
    stream = stream or expected(document)
    page = _parsed(data)
    body = page.find("body") if page is not None else None
    if page is None or body is None:
        return (Fault("MH661", Place(path), "the page cannot be read", "an HTML page", MEND),)
    reading = read(page, body, path)
    title = page.findtext("head/title") or ""
    faults = [
        *differences(tuple(_arranged(document, stream, path, options)), reading, Terms(_CODES, Place(path))),
        *id_faults(stream, page, path),
        *level_faults(reading.pieces),
        *note_faults(stream, body, path),
        *permalink_faults(body, path),
    ]
    if title != document.title:
        faults.append(Fault("MH668", Place(path), f"the title is “{short(title)}”", f"“{short(document.title)}”", MEND))
    return tuple(faults)


def _parsed(data: bytes) -> etree._Element | None:
    try:
        return html.document_fromstring(data.decode(), parser=html.HTMLParser(no_network=True))
    except (ValueError, etree.ParserError):
        return None


def _arranged(document: Document, stream: Expected, path: str, options: Options) -> Iterator[Piece]:
    """All lines of the page, from the link to its text to the job line; notes stand at the end of their part."""
    own = stream.speech
    yield Piece(Kind.ENTRY, (own.run(document.letter.label),), links=(f"#{TEXT}",), part=Part.RUNNING)
    if document.status_line:
        yield line(own, document.status_line)
    yield from _neighbours(document, PurePath(path).name.removesuffix(Format.HTML.extension), options)
    for section in stream.sections:
        yield from section.pieces
        yield from section.notes
        if section is stream.masthead:
            yield from _contents(document, own)
    if document.masthead.job_line:
        yield line(own, document.masthead.job_line)


def _neighbours(document: Document, stem: str, options: Options) -> Iterator[Piece]:
    """The links to the other formats, and to the pages of the other languages, that lie beside this one."""
    code, own = document.language.code, Speech(document.language.code, document.language.direction)
    for format_ in (each for each in Format if each in options.led_to and each is not Format.HTML):
        yield Piece(Kind.ENTRY, (own.run(format_.value.upper()),), links=(f"{stem}{format_.extension}",))
    for other in options.versions if stem.endswith(f".{code}") else ():
        name = Run(other, direction_of(other), words(other).name)
        yield Piece(Kind.ENTRY, (name,), links=(f"{stem.removesuffix(code)}{other}{Format.HTML.extension}",))


def _contents(document: Document, own: Speech) -> Iterator[Piece]:
    """The list of the headings of a long document, each with the link to it."""
    entries = page_contents(document)
    if entries:
        yield line(own, words(document.language.code).contents)
    for entry in entries:
        spoken = tuple(Run(part.language.code, part.language.direction, part.text) for part in entry.parts)
        yield Piece(Kind.ENTRY, spoken, entry.number, links=(f"#{entry.target}",))
