"""Writes the annexes that stand in another version of the document into a parsed source.

It comes right after parsing, so that everything later reads one source, which stands by itself. Each element keeps its
place in the file that has it; the annex itself has that of the element which refers to it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree
from msgspec import Struct
from msgspec.structs import replace

from pipeline.errors import Fault, MastheadError, Passage, Place, Severity
from pipeline.source.markup.names import LANG, NAMESPACE
from pipeline.source.markup.reader import value
from pipeline.source.shared.files import ATTACHED, PLAIN, Files, UnsharedError, Whole
from pipeline.source.shared.pieces import Origins, Piece, after
from pipeline.xmlio.parse import Parsed, local, parse

OF = "of"
FORM = re.compile(r"[^#/\\.][^#/\\]{0,199}#[A-Za-z][A-Za-z0-9\-]{0,63}")  # SharedName of types.xsd
_NO_WORDS = "an annex with words of its own"
_ATTACHED = tuple(f"{{{NAMESPACE}}}{name}" for name in sorted(ATTACHED))


class _Found(Struct, frozen=True):
    """An element that refers to an annex, the file that has it, and the annex there."""

    referring: etree._Element
    file: Whole
    annex: etree._Element


def written_in(parsed: Parsed) -> Parsed:
    """The source with the annexes that it shares; itself where it shares none.

    Its ``findings`` are, each at the element that refers: MH171 a file of which nothing can be shared, MH172 an annex
    that cannot be, MH173 (a warning) a file of another document. What cannot be shared stays as it is written. Raises
    ``MastheadError`` as ``parse`` does for the whole.
    """
    named = [each for each in parsed.root.iter(*_ATTACHED) if each.get(OF)]
    referring = [each for each in named if FORM.fullmatch(value(each, OF)) and alone(each)]  # the grammar tells others
    if not referring or local(parsed.root) != "document":
        return parsed
    version, faults, found = Whole(parsed), list[Fault](), list[_Found]()
    files = Files(parsed.path)
    taken: set[str] = set()
    for element in referring:
        try:
            found.append(_found(version, files, element, taken))
        except UnsharedError as error:
            faults.append(_fault(parsed, element, error))
    faults += _strange(version, found)
    whole = _whole(version, found) if found else parsed
    return replace(whole, shared=files.data, findings=tuple(faults))


def _found(version: Whole, files: Files, element: etree._Element, taken: set[str]) -> _Found:
    """The annex that an element refers to. Raises ``UnsharedError``."""
    if not version.plain:
        wrong = "this source is not in UTF-8, or its names have prefixes"
        raise UnsharedError("MH171", wrong, PLAIN, "save it so")
    given = value(element, OF)
    name, _, id_ = given.partition("#")
    if given in taken:
        raise UnsharedError("MH172", f"“{given}” is shared twice", "each annex once", "delete one of the two")
    taken.add(given)
    file = files.file(name)
    attached = file.attached(id_)
    if len(attached) != 1:
        wrong = f"“{name}” has {'several annexes' if attached else 'no annex'} with the id “{id_}”"
        raise UnsharedError("MH172", wrong, "an annex, enclosure … of that file", "compare the id there")
    annex = attached[0]
    if local(annex) != local(element):
        wrong = f"“{given}” is <{local(annex)}> there, and <{local(element)}> here"
        raise UnsharedError("MH172", wrong, f"<{local(annex)}>", "write the name that it has there")
    files.take(file.span(annex))
    if any(each.get(OF) for each in annex.iter(*_ATTACHED)):
        wrong = f"“{given}” is shared there, too, or a part of it is"
        raise UnsharedError("MH172", wrong, _NO_WORDS, "name the file that has the words")
    return _Found(element, file, annex)


def alone(element: etree._Element) -> bool:
    """Whether an element that refers to an annex has nothing of its own."""
    return len(element.attrib) == 1 and not len(element) and not (element.text or "").strip()


def _fault(parsed: Parsed, element: etree._Element, error: UnsharedError) -> Fault:
    place = parsed.place(element)
    return Fault(error.code, place, *error.told, about=Passage(place, "", OF))


def _strange(version: Whole, found: list[_Found]) -> Iterator[Fault]:
    """The annexes of files that have another symbol."""
    for each in found:
        if each.file.symbols != version.symbols:
            name = value(each.referring, OF).partition("#")[0]
            wrong = f"“{name}” has the symbol {', '.join(each.file.symbols) or 'of nothing'}"
            expected = f"a version of this document, {', '.join(version.symbols) or 'which has none'}"
            place = version.parsed.place(each.referring)
            mend = "name a version of this document, or compare the symbols"
            yield Fault("MH173", place, wrong, expected, mend, Severity.WARNING, Passage(place, "", OF))


def _whole(version: Whole, found: list[_Found]) -> Parsed:
    """The source with the annexes in the places of the elements that refer to them."""
    parsed, pieces, named = version.parsed, list[Piece](), dict[int, str]()
    at, place = 0, Place(parsed.path, 1, 1)
    for each in found:
        span, there = version.span(each.referring), parsed.place(each.referring)
        pieces.append(Piece(parsed.data[at : span.begin], place))
        named[len(pieces)] = value(each.referring, OF)
        pieces += _pieces(version, each)
        at, place = span.end, after(there, parsed.data[span.begin : span.end])
    pieces.append(Piece(parsed.data[at:], place))
    origins = Origins(parsed.path, tuple(pieces))
    try:
        made = parse(parsed.path, b"".join(piece.data for piece in pieces))
    except MastheadError as error:
        raise MastheadError([replace(fault, place=origins(fault.place)) for fault in error.faults]) from None
    begun = {origins.starts[index]: given for index, given in named.items()}
    elements = ((element, begun.get((stands.line, stands.column))) for element, stands in made.places.items())
    shared = {element: given for element, given in elements if given is not None}
    places = {element: origins(stands) for element, stands in made.places.items()}
    return replace(made, places=places, own=parsed.data, named=shared, origin=origins)


def _pieces(version: Whole, found: _Found) -> Iterator[Piece]:
    """The annex in pieces: its start tag with its language, then its words without the headings that were pinned."""
    parsed, span = found.file.parsed, found.file.span(found.annex)
    tag, lang = parsed.data[span.begin : span.inside], _language(found.annex)
    if not found.annex.get(LANG) and lang != _language(found.referring.getparent()):
        name = len(local(found.annex)) + 1
        tag = tag[:name] + f' xml:lang="{lang}"'.encode() + tag[name:]
    yield Piece(tag, version.parsed.place(found.referring), whole=True)
    at, place = span.inside, after(parsed.place(found.annex), parsed.data[span.begin : span.inside])
    for heading in _headings(found) if _language(parsed.root) != _language(version.parsed.root) else ():
        cut, there = found.file.span(heading), parsed.place(heading)
        yield Piece(parsed.data[at : cut.begin], place)
        at, place = cut.end, after(there, parsed.data[cut.begin : cut.end])
    yield Piece(parsed.data[at : span.end], place)


def _headings(found: _Found) -> Iterator[etree._Element]:
    """Headings that were pinned in the language of the file, in their order."""
    for heading in found.annex.iter(f"{{{NAMESPACE}}}heading"):
        parent = heading.getparent()
        if parent is not None and local(parent) in ATTACHED:
            yield heading


def _language(element: etree._Element | None) -> str:
    """The language of the words of an element."""
    while element is not None:
        if element.get(LANG):
            return value(element, LANG)
        element = element.getparent()
    return ""
