"""An Akoma Ntoso file as the checks, the citations and the way back see it: its documents and its identifiers."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from lxml import etree
from msgspec import Struct

from pipeline.akn.layout import take_out_layout
from pipeline.akn.names import AKN, DEEPEST, is_element, q
from pipeline.xmlio.parse import Parsed, local, parse

DOCUMENTS = frozenset(
    q(name)
    for name in (
        "act", "amendment", "amendmentList", "bill", "debate", "debateReport", "doc", "documentCollection",
        "judgment", "officialGazette", "portion", "statement",
    )
)  # fmt: skip
BODIES = tuple(
    q(name)
    for name in (
        "mainBody", "body", "collectionBody", "debateBody", "judgmentBody", "amendmentBody", "portionBody",
    )
)  # fmt: skip


class AknDocument(Struct, frozen=True):
    """A document element with its own metadata. ``host`` is the one that it is attached to, or itself."""

    element: etree._Element
    host: etree._Element

    @property
    def attached(self) -> bool:
        """Whether it is an attachment of another document."""
        return self.element is not self.host

    @property
    def meta(self) -> etree._Element | None:
        """Its metadata."""
        return self.element.find(q("meta"))

    def level(self, name: str) -> etree._Element | None:
        """The level of identification: ``FRBRWork``, ``FRBRExpression`` or ``FRBRManifestation``."""
        return self.element.find(f"{q('meta')}/{q('identification')}/{q(name)}")

    def values(self, level: str, name: str) -> tuple[str, ...]:
        """The values of an element of a level: ``values("FRBRWork", "FRBRnumber")``."""
        found = self.level(level)
        return () if found is None else tuple(element.get("value", "") for element in found.findall(q(name)))

    def value(self, level: str, name: str) -> str:
        """The first of these values, ``''`` where there is none."""
        return next(iter(self.values(level, name)), "")

    @property
    def body(self) -> etree._Element | None:
        """Its body, whatever its name."""
        return next((child for child in self.element if child.tag in BODIES), None)


class AknFile:
    """A parsed file with what many checks need, each found once; the white space of its layout is taken out."""

    def __init__(self, parsed: Parsed) -> None:
        self.parsed = parsed
        self.root = parsed.root
        take_out_layout(self.root)

    @classmethod
    def read(cls, data: bytes, path: str) -> AknFile:
        """The file in ``data``. Raises ``MastheadError`` where it is no XML that may be read (MH102 to MH105)."""
        return cls(parse(path, data, deepest=DEEPEST))

    @cached_property
    def elements(self) -> tuple[etree._Element, ...]:
        """Every element, in order."""
        return tuple(element for element in self.root.iter() if is_element(element))

    @cached_property
    def documents(self) -> tuple[AknDocument, ...]:
        """Every document in the file, in order; an attachment knows its host."""
        return tuple(self._documents(self.root, None))

    def _documents(self, element: etree._Element, host: etree._Element | None) -> Iterator[AknDocument]:
        for child in element:
            if child.tag in DOCUMENTS:
                yield AknDocument(child, child if host is None else host)
                yield from self._documents(child, child if host is None else host)
            elif is_element(child):
                around = None if child.tag in (q("component"), q("components")) else host
                yield from self._documents(child, around)

    @cached_property
    def by_id(self) -> dict[str, etree._Element]:
        """Elements by eId; the first one of each."""
        found: dict[str, etree._Element] = {}
        for element in self.elements:
            eid = element.get("eId")
            if eid:
                found.setdefault(eid, element)
        return found

    @cached_property
    def register(self) -> dict[str, etree._Element]:
        """The entries of all ``references`` by eId."""
        return {
            entry.get("eId", ""): entry
            for references in self.root.iter(q("references"))
            for entry in references
            if is_element(entry)
        }

    def named(self, *names: str) -> Iterator[etree._Element]:
        """The elements of Akoma Ntoso with these names, in order."""
        tags = {q(name) for name in names}
        return (element for element in self.elements if element.tag in tags)


def text_of(element: etree._Element) -> str:
    """All words in an element, as they stand."""
    return "".join(str(text) for text in element.itertext())


def words_of(element: etree._Element) -> str:
    """The words in an element without those of its notes, nor the comma that divides the marks of two."""
    parts = [element.text or ""]
    for child in element:
        if is_element(child) and child.tag != q("authorialNote"):
            parts.append(words_of(child))
        if not divides_marks(child):
            parts.append(child.tail or "")
    return "".join(parts)


def divides_marks(before: etree._Element) -> bool:
    """Whether what follows is the comma between two marks of notes at one spot, which the resolver puts there."""
    after = before.getnext()
    return before.tail == "," and after is not None and _is_mark(before, last=True) and _is_mark(after, last=False)


def _is_mark(element: etree._Element, *, last: bool) -> bool:
    """Whether it is, ends with or begins with the mark of a note."""
    if element.tag == q("sup") and element.get("class") == "footnote":
        return True
    if not len(element):
        return False
    inner = element[-1 if last else 0]
    return not (inner.tail if last else element.text) and _is_mark(inner, last=last)


def in_meta(element: etree._Element) -> bool:
    """Whether ``element`` stands in metadata."""
    return any(around.tag == q("meta") for around in element.iterancestors())


def name(element: etree._Element) -> str:
    """The name of an element of Akoma Ntoso, with its prefix where it is of another namespace."""
    return local(element) if etree.QName(element).namespace == AKN else f"other:{local(element)}"
