"""What must be right of an HTML page as a whole: identifiers, levels of headings, notes that lead both ways."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lxml import etree

from pipeline.errors import Fault, Place
from pipeline.verify.expected.document import Expected
from pipeline.verify.html.read import line_of
from pipeline.verify.lines import MEND, differences, short
from pipeline.verify.piece import Kind, Piece

TEXT = "text"  # the id that the link to the text leads to


def id_faults(stream: Expected, page: etree._Element, path: str) -> Iterator[Fault]:
    """MH663, MH665: every id is there, once; none is that the document does not have; every link to one finds it."""
    expected = {TEXT, *stream.ids, *stream.notes, *(call.id for call in stream.calls)}
    found: dict[str, int] = {}
    for element in page.iter(etree.Element):
        if (id_ := element.get("id")) is not None:
            if id_ in found:
                yield Fault("MH663", Place(path, line_of(element)), f"the id {id_} is there twice", "once", MEND)
            found.setdefault(id_, line_of(element))
    for id_ in sorted(expected - found.keys()):
        yield Fault("MH663", Place(path), f"the id {id_} is missing", f"an element with the id {id_}", MEND)
    for id_ in sorted(found.keys() - expected):
        yield Fault("MH663", Place(path, found[id_]), f"the id {id_} is not the document's", "no such id", MEND)
    for element in page.iter("a"):
        address = element.get("href") or ""
        if address.startswith("#") and address[1:] not in found:
            wrong = f"a link leads to {address}, which is not there"
            yield Fault("MH665", Place(path, line_of(element)), wrong, "the id of an element", MEND)


def level_faults(pieces: Iterable[Piece]) -> Iterator[Fault]:
    """MH664: headings begin at level 1 and never go down by more than one."""
    before = 0
    for piece in pieces:
        if piece.kind is Kind.HEADING:
            if piece.level > before + 1:
                wrong = f"the heading “{short(piece.line())}” is of level {piece.level} after one of level {before}"
                yield Fault("MH664", piece.place, wrong, f"level {before + 1} at most", MEND)
            before = piece.level


def note_faults(stream: Expected, body: etree._Element, path: str) -> Iterator[Fault]:
    """MH666: every call stands where it is, and every note that is called leads back to its first call."""
    links = list(body.iter("a"))
    found = [link.get("id") or "" for link in links if link.get("role") == "doc-noteref"]
    yield from differences("MH666", path, [call.id for call in stream.calls], found)
    first = {call.note.id: call.id for call in stream.calls if call.first}
    backs: dict[str, list[str]] = {}
    for link in (link for link in links if link.get("role") == "doc-backlink"):
        holder = next((each for each in link.iterancestors() if each.get("id")), None)
        backs.setdefault("" if holder is None else str(holder.get("id")), []).append(link.get("href") or "")
    for id_, note in stream.notes.items():
        expected = [f"#{first[id_]}"] if id_ in first else []
        if backs.get(id_, []) != expected:
            had = ", ".join(backs.get(id_, [])) or "nothing"
            yield Fault("MH666", Place(path), f"the note {note.number} leads back to {had}", ", ".join(expected), MEND)


def permalink_faults(body: etree._Element, path: str) -> Iterator[Fault]:
    """MH665: each paragraph that has an id, or is that of an item which has one, ends in the link that leads to it."""
    for element in body.iter("p"):
        around = element.getparent()
        begins = around is not None and around.tag == "li" and element.getprevious() is None
        id_ = element.get("id") or (around.get("id") if around is not None and begins else None)
        needed = [f"#{id_}"] if id_ and element.get("role") != "doc-footnote" else []
        found = [link.get("href") or "" for link in element.iter("a") if link.get("class") == "permalink"]
        if found != needed:
            wrong = f"the link of a paragraph to itself leads to {', '.join(found) or 'nothing'}"
            yield Fault("MH665", Place(path, line_of(element)), wrong, ", ".join(needed) or "no such link", MEND)
