"""What a mission sends, as a canonical source: DOCX, ODT, HTML, plain text; each word proven to be in it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from pipeline.errors import Exit, Fault, MastheadError, Place, Severity
from pipeline.intake.checked import check_faults
from pipeline.intake.kinds import Kind, decoded, kind_of
from pipeline.intake.package import Package
from pipeline.intake.recognise.document import recognised
from pipeline.intake.report import Report, short
from pipeline.intake.stream import Stream
from pipeline.intake.words_proof import lost
from pipeline.source.dump import dump

__all__ = ["Kind", "Taken", "kind_of", "take_in"]
_COMMENT = "Taken in from {name}. What was guessed, and what has no place, was told; compare it with the file."


class Taken(Struct, frozen=True):
    """A source that was taken in: its text, the pictures that it names, the findings, how many are guesses."""

    text: str
    pictures: dict[str, bytes]
    faults: tuple[Fault, ...]
    guesses: int

    @property
    def whole(self) -> bool:
        """Whether every word is in."""
        return not any(fault.severity is Severity.ERROR for fault in self.faults)


def take_in(data: bytes, path: str, changes: str = "", pictures: str = "") -> Taken:
    """The source of a file. ``changes``: what becomes of tracked ones; ``pictures``: how the names of pictures begin.

    Raises ``MastheadError``: MH710 (exit 2) for a kind that is not known, MH711 for a damaged file, MH712 for tracked
    changes of which nobody has said what becomes of them, MH718 (exit 3) where LibreOffice is needed and missing.
    """
    kind = kind_of(data)
    if kind in (Kind.DOC, Kind.RTF):
        from pipeline.intake.office import as_docx

        data, kind = as_docx(data, path, kind), Kind.DOCX
    report = Report(path)
    stream = _read(data, path, kind, changes or "accept", report)
    if stream.changes.count and not changes:
        raise MastheadError([_changed(stream, path)])
    if stream.carried:
        from pipeline.intake.carried import carried_source

        source, same = carried_source(stream, path)
        if same:
            return Taken(source, {}, (), 0)
        report.note(0, "a DOCX of masthead whose words are others than those of its source", "see masthead changes")
    made = recognised(stream, report)
    names = {f"picture-{number}": data for number, data in enumerate(made.pictures, 1)}
    text = dump(made.source, _COMMENT.format(name=Path(path).name.replace("--", "-")))
    files: dict[str, bytes] = {}
    for name, picture in names.items():
        extension = "png" if picture.startswith(b"\x89PNG") else "jpg"
        own = f"{pictures or 'source'}-{name}.{extension}"
        text = text.replace(f'file="{name}.{extension}"', f'file="{own}"')
        files[own] = picture
    checked = check_faults(text, report, pictures=bool(files))
    missing = _lost(data, path, kind, changes or "accept", text, report)
    return Taken(text, files, (*missing, *checked, *report.faults), report.guesses)


def _read(data: bytes, path: str, kind: Kind, changes: str, report: Report) -> Stream:
    """The stream of a file, by its kind; what reads one kind is loaded only for it."""
    match kind:
        case Kind.DOCX:
            from pipeline.intake.docx.read import read_docx

            return read_docx(Package(data, path), changes)
        case Kind.ODT:
            from pipeline.intake.odt.read import read_odt

            return read_odt(Package(data, path), changes)
        case Kind.HTML:
            from pipeline.intake.html.read import read_html

            return read_html(data, changes)
        case Kind.TEXT:
            from pipeline.intake.plain_text import read_text

            return read_text(data, report)
        case _:
            wrong = "the file is none of the kinds that can come in"
            expected = "DOCX, ODT, DOC, RTF, HTML, plain text, or Akoma Ntoso that masthead wrote"
            fault = Fault("MH710", Place(path), wrong, expected, "save it as one of these")
            raise MastheadError([fault], Exit.CALL)


def _changed(stream: Stream, path: str) -> Fault:
    count, authors = stream.changes.count, ", ".join(stream.changes.authors) or "nobody that it names"
    wrong = f"the file has {count:,} tracked change{'' if count == 1 else 's'} by {authors}"
    mend = (
        "say --changes accept, refuse, or keep (accept, and keep what was taken out in the block of what has no place)"
    )
    return Fault("MH712", Place(path), wrong, "a decision on each", mend)


def _lost(data: bytes, path: str, kind: Kind, changes: str, text: str, report: Report) -> Iterator[Fault]:
    """MH713: words of the file that are not in the source, counted by code that shares nothing with the import."""
    told = [*report.printed, *report.named]
    for each in lost(_counted(data, kind, changes), text, told):
        wrong = f"words are not in the source: “{short(each.text)}”"
        yield Fault("MH713", Place(path, each.place, 1), wrong, "every word of the file", "write them in by hand")


def _counted(data: bytes, kind: Kind, changes: str) -> Iterator[tuple[int, str]]:
    match kind:
        case Kind.DOCX:
            from pipeline.intake.words_proof.word_file import paragraphs

            yield from paragraphs(data, changes)
        case Kind.ODT:
            from pipeline.intake.words_proof.odt_file import paragraphs as of_odt

            yield from of_odt(data, changes)
        case Kind.HTML:
            from pipeline.intake.html.page import text_of_page
            from pipeline.intake.words_proof.html_file import paragraphs as of_page

            yield from of_page(text_of_page(data), changes)
        case _:
            from pipeline.intake.words_proof.text_file import lines

            yield from lines(decoded(data))
