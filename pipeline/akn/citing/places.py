"""The places of a document that can be cited: a tree of components, groups and paragraphs with the names they go by."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import Enum

from msgspec import Struct

from pipeline.akn.names import STEP, element_of
from pipeline.document.blocks import Block, Contents, Figure, Group, GroupKind, Para, Table
from pipeline.document.functions import Function
from pipeline.document.in_line import apart
from pipeline.document.inline import Note, unmarked
from pipeline.document.model import Component, Document
from pipeline.document.tree import held


class Cited(Enum):
    """In which form a place is cited. The value is the form's key in ``data/akn/citations.toml``."""

    COMPONENT = "component"
    SECTION = "section"
    ARTICLE = "article"
    GROUP = "group"
    PREAMBULAR = "preambular"
    PARAGRAPH = "paragraph"
    UNNUMBERED = "unnumbered"
    SUBPARAGRAPH = "subparagraph"
    BULLET = "bullet"
    POINT = "point"
    LABELLED = "labelled"
    QUOTATION = "quotation"
    NOTE = "note"


class Place(Struct, frozen=True):
    """A place: its eId, the form in which it is cited, what it goes by, its words, the places inside it.

    ``number`` is language-neutral (``8``), ``printed`` as it stands in the document (``8.-``); a label (``Annex I``,
    ``Table 2``) is both. ``names`` are the words of its heading, and other names. ``count`` is its position among its
    like, for what has no number: of a preambular paragraph that in the whole preamble, and ``position`` in its group.
    """

    eid: str
    cited: Cited
    number: str
    printed: str
    names: tuple[str, ...]
    count: int
    words: str
    inside: tuple[Place, ...]
    position: int = 0


def places(document: Document) -> tuple[Place, ...]:
    """The letter's own places, then its attachments; notes after the text that calls them, as they are printed."""
    return _Places(document).of_letter()


class _Places:
    """The places of a document, whose notes each stand with the component that their eId begins with."""

    def __init__(self, document: Document) -> None:
        self._letter = document.letter
        self._masthead = document.masthead.notes
        self._notes = document.notes

    def of_letter(self) -> tuple[Place, ...]:
        attached = tuple(self._attachment(inner) for inner in self._letter.attachments)
        return (*self._body(self._letter), *map(_note, self._masthead), *attached)

    def _attachment(self, component: Component) -> Place:
        inside = (*self._body(component), *(self._attachment(inner) for inner in component.attachments))
        label = component.label
        names = tuple(name for name in (component.kind.value if label else "", component.name) if name)
        return Place(component.id, Cited.COMPONENT, label, label, names, 0, component.name, inside)

    def _body(self, component: Component) -> tuple[Place, ...]:
        inner = tuple(f"{attachment.id}{STEP}" for attachment in component.attachments)
        before = f"{component.id}{STEP}" if component.id else ""
        own = (note for note in self._notes if note.id.startswith(before) and not note.id.startswith(inner))
        return (*_Counter().places(component.blocks), *map(_note, own))


def _note(note: Note) -> Place:
    text = " ".join(" ".join(unmarked(paragraph) for paragraph in note.paragraphs).split())
    return Place(note.id, Cited.NOTE, note.mark, note.mark, (), 0, text, ())


_BARE = (GroupKind.LIST, GroupKind.PREAMBLE)  # what is in them is cited without them
_RECITALS = (Function.RECITAL, Function.RESOLUTION_RECITAL)


class _Counter:
    """Counts what has no number: preambular paragraphs through the whole preamble, other paragraphs in their group."""

    def __init__(self) -> None:
        self.preambular = 0

    def places(self, blocks: Iterable[Block]) -> Iterator[Place]:
        unnumbered = bullets = quotations = 0
        for block in blocks:
            match block:
                case Para():
                    unnumbered += not block.number.text
                    bullets += _is_bullet(block)
                    yield self.paragraph(block, bullets if _is_bullet(block) else unnumbered)
                case Group(kind=GroupKind.QUOTATION):
                    quotations += 1
                    inside = tuple(_Counter().places(block.blocks))
                    yield Place(block.id, Cited.QUOTATION, "", "", (), quotations, _opening(inside), inside)
                case Group(kind=kind) if kind in _BARE:
                    yield from self.places(block.blocks)
                case Group():
                    yield from self.group(block)
                case Table() | Figure():
                    title = unmarked(block.title)
                    names = (title,) if title else ()
                    inside = (*_Counter().places(held(block)), *map(_note, _under(block)))
                    yield Place(block.id, Cited.LABELLED, block.label, block.label, names, 0, title, inside)
                case Contents():
                    pass

    def paragraph(self, para: Para, position: int) -> Place:
        text = " ".join(f"{unmarked(para.run_in)} {unmarked(para.content)}".split())
        inside = tuple(self.places(apart(para.parts)))
        number = para.number.token if para.number.text else ""
        cited, count = self.form(para, position)
        if cited is Cited.BULLET:
            number = ""
        return Place(
            para.id,
            cited,
            number,
            para.number.text if number else "",
            (),
            count,
            text,
            inside,
            position if count else 0,
        )

    def form(self, para: Para, position: int) -> tuple[Cited, int]:
        if para.function in _RECITALS:
            self.preambular += 1
            return Cited.PREAMBULAR, self.preambular
        if _is_bullet(para):
            return Cited.BULLET, position
        if para.function is Function.PARTICIPANT and para.number.text:
            return Cited.POINT, 0
        if not para.number.text:
            return Cited.UNNUMBERED, position
        if element_of(para.id, "") in ("subparagraph", "point"):
            return Cited.SUBPARAGRAPH, 0
        return Cited.PARAGRAPH, 0

    def group(self, group: Group) -> Iterator[Place]:
        """A group with the places in it; one that has neither number nor name is cited by these alone."""
        heading = group.heading[0] if group.heading else None
        title = unmarked(heading.content) if heading else ""
        number = heading.number.token if heading and heading.number.text else ""
        printed = heading.number.text if heading else ""
        names = tuple(dict.fromkeys(name for name in (title, group.name) if name))
        if not (number or names):
            yield from self.places(group.blocks)
            return
        cited = Cited.SECTION if number else Cited.GROUP
        if group.kind is GroupKind.ARTICLE and number:
            cited = Cited.ARTICLE
        counted, self.preambular = self.preambular, 0 if group.kind is GroupKind.RESOLUTION else self.preambular
        inside = tuple(self.places(group.blocks))
        if group.kind is GroupKind.RESOLUTION:
            self.preambular = counted
        yield Place(group.id, cited, number, printed, names, 0, title, inside)


def _opening(inside: tuple[Place, ...]) -> str:
    """The words of what begins a quotation."""
    return next((place.words or _opening(place.inside) for place in inside), "")


def _under(block: Table | Figure) -> tuple[Note, ...]:
    """The notes that stand under a table."""
    return tuple(call.note for call in block.notes) if isinstance(block, Table) else ()


def _is_bullet(para: Para) -> bool:
    """Whether its number is a mark that counts nothing."""
    return bool(para.number.text) and not any(character.isalnum() for character in para.number.text)
