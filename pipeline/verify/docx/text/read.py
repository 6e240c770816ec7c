"""The pieces of a DOCX as Word prints them: paragraphs with their numbers, notes in the order of their marks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from pipeline.errors import Place
from pipeline.verify.docx.package.styles import Styles
from pipeline.verify.docx.text.paragraph import ReadParagraph
from pipeline.verify.piece import Field, Kind, Part, Piece, Reading, Run

OF_NOTES = frozenset((Field.TEXT, Field.LINKS, Field.LANGUAGE))
TELLS = frozenset(
    (Field.TEXT, Field.NUMBER, Field.CALLS, Field.ID, Field.LINKS, Field.LANGUAGE, Field.KIND, Field.CELL)
)


def read(found: Sequence[ReadParagraph], styles: Styles, path: str) -> Reading:
    """The paragraphs that have words or marks of notes, besides those of tables of contents."""
    pieces = (
        _piece(each, styles, Place(f"{path}#paragraph={place}"))
        for place, each in enumerate(found, start=1)
        if not each.contents and (each.number or any(run.text.strip() for run in each.runs))
    )
    return Reading(tuple(pieces), TELLS)


def read_notes(found: Iterable[ReadParagraph], notes: Mapping[str, Sequence[ReadParagraph]], path: str) -> Reading:
    """The notes in the order of their first marks; what Word counts is their number, other marks are in their words."""
    marks: dict[str, str | None] = {}
    for id_, mark in (each for one in found for each in one.notes):
        marks.setdefault(id_, mark)
    numbers = {id_: str(place) for place, id_ in enumerate((i for i, mark in marks.items() if mark is None), start=1)}
    pieces = (_note(notes.get(id_, ()), numbers.get(id_, ""), path) for id_ in marks)
    return Reading(tuple(pieces), OF_NOTES)


def _piece(each: ReadParagraph, styles: Styles, place: Place) -> Piece:
    masthead = styles.name(each.style).startswith("Masthead")
    return Piece(
        Kind.HEADING if each.outline else Kind.PARAGRAPH, tuple(each.runs), each.number, "", tuple(each.bookmarks),
        each.outline, tuple(each.urls), each.cell, Part.MASTHEAD if masthead else Part.TEXT, place=place,
    )  # fmt: skip


def _note(paragraphs: Sequence[ReadParagraph], number: str, path: str) -> Piece:
    runs = tuple(run for each in paragraphs for run in (Run("", "", " "), *each.runs))
    urls = tuple(url for each in paragraphs for url in each.urls)
    return Piece(Kind.NOTE, runs, number, links=urls, part=Part.NOTES, place=Place(f"{path}#footnote"))
