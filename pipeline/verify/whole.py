"""What must be right of an HTML page as a whole: identifiers, levels of headings, notes that lead both ways."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lxml import etree

from pipeline.document.inline import calls
from pipeline.document.model import Document
from pipeline.errors import Fault, Place
from pipeline.verify import ids
from pipeline.verify.compare import MEND, differences, shown
from pipeline.verify.page import HtmlLine, line_of
from pipeline.verify.printed import parts

TEXT = "text"  # the id that the link to the text leads to
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


def listed(addresses: Iterable[str]) -> str:
    """Addresses for a message."""
    return ", ".join(addresses) or "nothing"


def id_faults(document: Document, page: etree._Element, path: str) -> Iterator[Fault]:
    """MH663, MH665: every id is there, once; none is that the document does not have; every link to one finds it."""
    wanted = ids.block_ids(document) | ids.note_ids(document) | ids.call_ids(document) | {TEXT}
    found: dict[str, int] = {}
    for element in page.iter(etree.Element):
        if (id_ := element.get("id")) is not None:
            if id_ in found:
                yield Fault("MH663", Place(path, line_of(element)), f"the id {id_} is there twice", "once", MEND)
            found.setdefault(id_, line_of(element))
    for id_ in sorted(wanted - found.keys()):
        yield Fault("MH663", Place(path), f"the id {id_} is missing", f"an element with the id {id_}", MEND)
    for id_ in sorted(found.keys() - wanted):
        yield Fault("MH663", Place(path, found[id_]), f"the id {id_} is not the document's", "no such id", MEND)
    for element in page.iter("a"):
        address = element.get("href") or ""
        if address.startswith("#") and address[1:] not in found:
            wrong = f"a link leads to {address}, which is not there"
            yield Fault("MH665", Place(path, line_of(element)), wrong, "the id of an element", MEND)


def level_faults(lines: Iterable[HtmlLine], path: str) -> Iterator[Fault]:
    """MH664: headings begin at level 1 and never go down by more than one."""
    before = 0
    for line in lines:
        name = line.around.blocks[-1] if line.around.blocks else ""
        if name in _HEADINGS:
            level = _HEADINGS.index(name) + 1
            if level > before + 1:
                wrong = f"the heading “{shown(line.text)}” is of level {level} after one of level {before}"
                yield Fault("MH664", Place(path, line.line), wrong, f"level {before + 1} at most", MEND)
            before = level


def note_faults(document: Document, lines: Iterable[HtmlLine], path: str) -> Iterator[Fault]:
    """MH666: every call stands where it is, and every note that is called leads back to its first call."""
    wanted_calls = [call for part in parts(document) for piece in part.pieces for call in calls(piece.content)]
    found = [id_ for line in lines for id_ in line.calls]
    yield from differences("MH666", path, [call.id for call in wanted_calls], found)
    first = {call.note.id: call.id for call in wanted_calls if call.first}
    backs = {line.around.ids[-1]: tuple(line.backs) for line in lines if line.backs and line.around.ids}
    below = [note for part in parts(document) for note in part.notes]
    under = {call.note.id: call.note for call in wanted_calls if call.note.in_table}
    for note in (*below, *under.values()):
        wanted = (f"#{first[note.id]}",) if note.id in first else ()
        if backs.get(note.id, ()) != wanted:
            wrong = f"the note {note.mark} leads back to {listed(backs.get(note.id, ()))}"
            yield Fault("MH666", Place(path), wrong, listed(wanted), MEND)
