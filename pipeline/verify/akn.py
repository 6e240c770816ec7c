"""Reads an Akoma Ntoso output back and compares it with the Resolved document: words, numbers, notes, identifiers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lxml import etree

from pipeline.akn.file import AknFile, text_of
from pipeline.akn.names import is_element, q
from pipeline.document.inline import Note, words
from pipeline.document.model import Document
from pipeline.errors import Fault, MastheadError, Place
from pipeline.verify.expected import Line, LineKind, collapse, masthead_reading, reading

_MEND = "it is a fault of the pipeline: report it"
_LINES = frozenset(q(name) for name in ("p", "block", "heading", "caption", "num"))
_OUTSIDE = frozenset(q(name) for name in ("meta", "coverPage", "toc", "authorialNote", "noteRef"))
_HOLDERS = frozenset(q(name) for name in ("embeddedStructure",))
_PATH = "akn"


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the file and the element that it stands in."""

    text: str
    element: etree._Element


def verify_akn(document: Document, data: bytes) -> tuple[Fault, ...]:
    """Every difference between ``data`` and what the document says.

    MH630 unreadable, MH631 words, MH632 the number of a block, MH633 a block without its identifier, MH634 a note,
    MH635 the masthead.
    """
    try:
        file = AknFile.read(data, _PATH)
    except MastheadError as error:
        return tuple(_fault(fault.place, "MH630", fault.wrong, "an output that can be read") for fault in error.faults)
    lines = [line for line in reading(document) if line.kind is not LineKind.NOTE]  # it stands in the text
    return (
        *_words(file, lines),
        *_blocks(file, lines),
        *_notes(file, lines),
        *_masthead(file, document),
    )


def _words(file: AknFile, lines: Iterable[Line]) -> Iterator[Fault]:
    """The words of letter and attachments, in printed order, nothing lost and nothing added: the first difference."""
    expected = [word for line in lines for word in f"{line.number} {line.text}".split()]
    found = [word for document in file.documents if not document.attached for word in _read(document.element)]
    for index, wanted in enumerate(expected):
        if index >= len(found):
            yield _fault(Place(_PATH), "MH631", "the text ends early", repr(_around(expected, index)))
            return
        if found[index].text != wanted:
            said = repr(_around([word.text for word in found], index))
            place = file.parsed.place(found[index].element)
            yield _fault(place, "MH631", f"the text says {said}", repr(_around(expected, index)))
            return
    if len(found) > len(expected):
        extra = found[len(expected)]
        said = repr(_around([word.text for word in found], len(expected)))
        yield _fault(file.parsed.place(extra.element), "MH631", f"the text goes on with {said}", "its end")


def _read(document: etree._Element) -> Iterator[Word]:
    """The words of a document outside metadata, cover page, contents and notes; a wrapper has none of its own."""
    if document.tag == q("documentCollection"):
        return
    for element in _line_elements(document):
        for text in _own_text(element).split():
            yield Word(text, element)


def _line_elements(element: etree._Element) -> Iterator[etree._Element]:
    for child in element:
        if not is_element(child) or child.tag in _OUTSIDE:
            continue
        if child.tag in _LINES and not any(inner.tag in _HOLDERS for inner in child):
            if child.get("name") != "contentsHeading":
                yield child
        else:
            yield from _line_elements(child)


def _own_text(element: etree._Element) -> str:
    """The words of a line without its notes; a line break counts as a space."""
    parts = [element.text or ""]
    for child in element:
        if is_element(child) and child.tag not in _OUTSIDE:
            parts.append(" " if child.tag == q("eol") else _own_text(child))
        parts.append(child.tail or "")
    return "".join(parts)


def _blocks(file: AknFile, lines: Iterable[Line]) -> Iterator[Fault]:
    """Every block stands under its identifier, with its number."""
    for line in lines:
        if not line.id or line.kind is LineKind.TITLE:
            continue
        element = file.by_id.get(line.id)
        if element is None:
            expected = f"the {line.function} {line.text[:40]!r}"
            yield _fault(Place(_PATH), "MH633", f"nothing has the eId {line.id!r}", expected)
        elif line.number and line.number not in _numbers(element):
            wrong = f"{line.id} has the number {' '.join(_numbers(element))!r}"
            yield _fault(file.parsed.place(element), "MH632", wrong, repr(line.number))


def _numbers(element: etree._Element) -> tuple[str, ...]:
    """The printed numbers of a block: its ``num``, that of the level it heads, or the label of its caption."""
    level = element.getparent() if element.tag == q("heading") else element
    found = [] if level is None else level.findall(q("num"))
    labels = [inline for inline in element.iter(q("inline")) if inline.get("name") == "akn4un:label"]
    beside = element.getnext()
    if beside is not None and beside.get("name") == "figureCaption":
        labels += [inline for inline in beside.iter(q("inline")) if inline.get("name") == "akn4un:label"]
    return tuple(collapse(text_of(item)) for item in (*found, *labels))


def _notes(file: AknFile, lines: Iterable[Line]) -> Iterator[Fault]:
    """Every note stands once, with its mark and its words."""
    called: dict[str, Note] = {note.id: note for line in lines for note in line.notes}
    for note in called.values():
        element = file.by_id.get(note.id)
        wanted = [collapse(words(paragraph)) for paragraph in note.paragraphs]
        if element is None or element.tag != q("authorialNote"):
            yield _fault(Place(_PATH), "MH634", f"the note {note.id!r} is missing", repr(" ".join(wanted)))
            continue
        found = [collapse(_own_text(p)) for p in element.findall(q("p"))]
        if found != wanted or element.get("marker") != note.mark:
            wrong = f"the note {note.id!r} says {element.get('marker')} {' '.join(found)!r}"
            yield _fault(file.parsed.place(element), "MH634", wrong, f"{note.mark} {' '.join(wanted)!r}")


def _masthead(file: AknFile, document: Document) -> Iterator[Fault]:
    """Every line of the masthead stands in the cover page, or in the preface of the wrapper."""
    cover = tuple(file.named("coverPage", "preface"))
    notes = [_own_text(p) for element in cover for note in element.iter(q("authorialNote")) for p in note]
    said = "".join([*(_own_text(element) for element in cover), *notes]).replace("*", "")
    said = "".join(said.split())
    for line in masthead_reading(document):
        if "".join(line.replace("*", "").split()) not in said:
            yield _fault(Place(_PATH), "MH635", "the cover page lacks a line of the masthead", repr(line))


def _around(words_: list[str], index: int) -> str:
    return " ".join(words_[max(index - 2, 0) : index + 5])


def _fault(place: Place, code: str, wrong: str, expected: str) -> Fault:
    return Fault(code, place, wrong, expected, _MEND)
