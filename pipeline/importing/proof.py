"""Proves that the source passes the checks and gives the same Akoma Ntoso again; what it lacks is told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import zip_longest
from pathlib import Path

from lxml import etree

from pipeline.akn.file import AknFile
from pipeline.akn.names import q
from pipeline.errors import Fault, MastheadError, Place, Severity
from pipeline.options import Options
from pipeline.render.akn import Shape, render_akn
from pipeline.stages import RESOLVING, Work, document_of, run
from pipeline.xmlio.parse import Parsed

_NOT_CARRIED = (
    ("MH591", "the choice of a look", "add layout, scale and numbers where they were pinned"),
    ("MH592", "findings that were allowed", "add allow to the record where the check asks for it"),
    ("MH593", "comments, and what only the form for signature prints", "add them by hand"),
)


def losses(text: str, file: AknFile) -> tuple[Fault, ...]:
    """What the source ``text`` lacks: what no Akoma Ntoso carries, and where rebuilding gives another file (MH594).

    Raises ``MastheadError`` MH595 where the checks refuse it.
    """
    place = Place(file.parsed.path)
    always = tuple(
        Fault(code, place, f"Akoma Ntoso does not carry {what}", "nothing: it cannot be known", mend, Severity.WARNING)
        for code, what, mend in _NOT_CARRIED
    )
    return (*always, *_difference(text, file))


def told(faults: Iterable[Fault], path: str) -> tuple[Fault, ...]:
    """What the checks say of the source that would be printed, at the Akoma Ntoso that it came from."""
    mend = "mend the Akoma Ntoso, or write its source by hand"
    return tuple(
        Fault("MH595", Place(path), f"no source comes of it that passes the checks ({fault})", "one that does", mend)
        for fault in faults
    )


def _difference(text: str, file: AknFile) -> Iterator[Fault]:
    place = Place(file.parsed.path)
    path = Path(place.path)
    try:
        document = document_of(run(Work(path, path.stem, Options(), text.encode()), RESOLVING))
    except MastheadError as error:
        pictures = [fault for fault in error.faults if fault.code.startswith(_PICTURES)]
        others = [fault for fault in error.faults if fault.severity is Severity.ERROR and fault not in pictures]
        if others or not pictures:
            raise MastheadError(told(others or error.faults, place.path)) from None
        mend = "put the pictures beside the source and build"
        for fault in pictures:
            yield Fault("MH594", place, f"the way back is not proven: {fault.wrong}", "the pictures", mend)
        return
    shape = Shape.WRAPPER if file.root.find(q("documentCollection")) is not None else Shape.FLAT
    again = render_akn(document, shape=shape).encode()
    if again == file.parsed.data:
        return
    parted = _parting(file.parsed, AknFile.read(again, place.path).parsed)
    if parted is not None:
        wrong = "rebuilding from the source gives other Akoma Ntoso from here on"
        yield Fault("MH594", parted, wrong, "the same", "compare the two", Severity.WARNING)


_PICTURES = "MH16"


def _parting(one: Parsed, other: Parsed) -> Place | None:
    """The place of the first element of ``one`` that is another in ``other``; whatever their encoding and prefixes."""
    for had, made in zip_longest(one.root.iter(), other.root.iter()):
        if had is None or made is None or _content(had) != _content(made):
            return one.place(one.root if had is None else had)
    return None


def _content(element: etree._Element) -> tuple[object, ...]:
    own = sorted((name, value) for name, value in element.attrib.items() if name != "wId")  # of an earlier version
    return element.tag, own, element.text or "", element.tail or "", len(element)
