"""What the United Nations have published in Akoma Ntoso, as canonical sources: lifted, read, and proven.

``import_published`` is for files that others marked up as resolutions, ``import_any`` for those of this product, too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from lxml import etree
from msgspec import Struct
from msgspec.structs import replace

from pipeline.akn.file import AknFile
from pipeline.akn.metadata.register import language_code
from pipeline.document.model import Document
from pipeline.errors import Fault, MastheadError, Place, Severity
from pipeline.importing import import_akn, is_own
from pipeline.language import OFFICIAL
from pipeline.options import Options
from pipeline.published.acts import Acts
from pipeline.published.lift import lift
from pipeline.published.proof.compared import differences, other_signs
from pipeline.published.read.document import kind_of, read
from pipeline.published.sisters import Sister, compared
from pipeline.published.tree import below
from pipeline.render.akn import render_akn
from pipeline.source.dump import dump
from pipeline.stages import RESOLVING, Work, run
from pipeline.work import document_of
from pipeline.xmlio.parse import parse

_DOCUMENTS = ("documentCollection", "statement", "doc")
_COMMENT = "Taken in from {name}, as it was published. What was mended was told; every word was compared."
_MOST = 20  # differences that are told


class Published(Struct, frozen=True):
    """A published file as a source: its text, and the findings; with an error among them it is not whole.

    ``sister`` is what its sisters in other languages are compared with, none where the check refuses the source.
    """

    text: str
    faults: tuple[Fault, ...]
    sister: Sister | None = None


def import_any(data: bytes, path: str, sisters: Iterable[tuple[bytes, str]] = ()) -> Published:
    """The source of Akoma Ntoso, whoever marked it up. Raises ``MastheadError`` as the two imports do.

    A published file is compared with its ``sisters`` in other languages (MH746).
    """
    if is_own(AknFile.read(data, path)):
        return Published(*import_akn(data, path))
    made = import_published(data, path)
    others = [import_published(*each).sister for each in sisters]
    if made.sister is None:
        return made
    told = compared(made.sister, [each for each in others if each is not None])
    return replace(made, faults=(*made.faults, *told))


def import_published(data: bytes, path: str) -> Published:
    """The source of a published resolution, with what was mended (MH730 to MH741) and the proof of its words.

    MH742 are words that differ, MH748 signs, MH743 what the check refuses; both are errors among the findings. Raises
    ``MastheadError``: MH102 to MH105 where the file cannot be read, MH590 where it is no resolution in an official
    language, MH744 where it is built as no reader foresaw.
    """
    parsed = parse(path, data)
    statement, lang = _document(parsed.root, path)
    acts = Acts(path, dict(parsed.places))
    places = {each.get("eId", ""): place for each, place in parsed.places.items() if each.get("eId")}
    try:
        lift(parsed.root, lang, acts)
        text = dump(read(statement, lang, acts), _COMMENT.format(name=Path(path).name.replace("--", "-")))
    except MastheadError:
        raise
    except Exception as error:  # whatever the file holds, its name is told and the others go on
        raise MastheadError([_unforeseen(error, path)]) from error
    document, refused = _built(text, path)
    if document is None:
        return Published(text, (*refused, *acts.faults()))
    return Published(text, (*_proof(data, document, acts), *acts.faults()), Sister(path, document, places))


def is_published(root: etree._Element) -> bool:
    """Whether a file holds a resolution that somebody marked up in Akoma Ntoso."""
    return next(below(root, "statement"), None) is not None


def _document(root: etree._Element, path: str) -> tuple[etree._Element, str]:
    found = next(below(root, *_DOCUMENTS), None)
    language = None if found is None else next(below(found, "FRBRlanguage"), None)
    lang = language_code("" if language is None else language.get("language", ""))
    if found is None or not is_published(root) or kind_of(found) is None or lang not in OFFICIAL:
        wrong = "the file is neither written by masthead nor a resolution or decision in an official language"
        expected = "Akoma Ntoso of masthead, or a resolution, decision or draft as the United Nations publish it"
        raise MastheadError([Fault("MH590", Place(path), wrong, expected, "write its source by hand")])
    return found, lang


def _unforeseen(error: Exception, path: str) -> Fault:
    reason = " ".join(f"{type(error).__name__}: {error}".split())[:90]
    wrong = f"the file is built in a way that the import does not know ({reason})"
    return Fault("MH744", Place(path), wrong, "a resolution as the United Nations publish it", "send us the file")


def _built(text: str, path: str) -> tuple[Document | None, list[Fault]]:
    """The document of the source, or what the check refuses of it."""
    place = Path(path)
    try:
        return document_of(run(Work(place, place.stem, Options(), text.encode()), RESOLVING)), []
    except MastheadError as error:
        hard = [fault for fault in error.faults if fault.severity is Severity.ERROR]
    return None, [
        Fault(
            "MH743",
            Place("SOURCE", fault.place.line, fault.place.column),
            f"the check refuses the source: {fault.code} {fault.wrong}",
            fault.expected,
            fault.mend,
        )
        for fault in hard
    ]


def _proof(data: bytes, document: Document, acts: Acts) -> Iterator[Fault]:
    """Where the Akoma Ntoso built again says other words than the file."""
    mended = [(change.before, change.after) for change in acts.changes]
    again = render_akn(document).encode()
    found, _ = differences(data, again, mended)
    for each in found[:_MOST]:
        wrong = f"the file says “{each.before}” where the source says “{each.after}”"
        mend = "compare the source with the file, and mend it"
        yield Fault("MH742", Place(acts.path, each.line, 1), wrong, "the words and numbers of the file, in order", mend)
    count, line = (0, 0) if found else other_signs(data, again)
    if count:
        wrong = f"{count} sign{'s' if count > 1 else ''} between the words differ from the file, the first one here"
        mend = "compare the source with the file"
        place = Place(acts.path, line, 1)
        yield Fault("MH748", place, wrong, "commas, full stops and the like as published", mend, Severity.WARNING)
