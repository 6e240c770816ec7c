"""Compares the words: those of the letter and its attachments, in order, and those of the masthead."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from pipeline.document.model import Document
from pipeline.errors import Fault, Place
from pipeline.verify.compare import MEND, shown
from pipeline.verify.docx.paragraphs import ReadParagraph
from pipeline.verify.expected import collapse, masthead_reading, reading

_PATH = "docx"
_AROUND = 6  # words shown on each side of a difference


def word_faults(document: Document, found: Sequence[ReadParagraph], *, whole: bool = False) -> Iterator[Fault]:
    """MH621: the first place where the words of the text part from the document's, numbers and order included.

    The text begins after the masthead, with its first line, or is ``whole``; the table of contents is running matter.
    """
    said = ((line.hugs, collapse(f"{line.number} {line.text}")) for line in reading(document))
    wanted = "".join(f"{'' if hugs else ' '}{words}" for hugs, words in said).split()
    text = [each for each in found if not each.style.startswith("TOC")]
    first = 0 if whole else _first(document, text)
    had = [word for each in text[first:] for word in f"{each.number} {each.text}".split()]
    for at, word in enumerate(wanted):
        if at >= len(had):
            yield _fault("MH621", "the text ends early", f"“{_around(wanted, at)}”")
            return
        if had[at] != word:
            yield _fault("MH621", f"the text reads “{_around(had, at)}”", f"“{_around(wanted, at)}”")
            return
    if len(had) > len(wanted):
        yield _fault("MH621", f"the text goes on with “{_around(had, len(wanted))}”", "nothing more")


def _first(document: Document, text: Sequence[ReadParagraph]) -> int:
    """The place of the paragraph with which the text begins."""
    line = next(iter(reading(document)), None)
    if line is None:
        return len(text)
    begin = collapse(f"{line.number} {line.text}")
    places = (place for place, each in enumerate(text) if collapse(f"{each.number} {each.text}") == begin)
    return next(places, 0)


def masthead_faults(
    document: Document, found: Sequence[ReadParagraph], notes: Mapping[str, Sequence[ReadParagraph]]
) -> Iterator[Fault]:
    """MH627: a line of the masthead that no paragraph before the text and no note has."""
    lines = {_bare(text) for each in found for text in (each.text, each.marked)}
    lines |= {_bare("".join(each.text for each in note)) for note in notes.values()}
    for line in masthead_reading(document):
        if _bare(line) not in lines:
            yield _fault("MH627", "the masthead lacks a line", f"“{shown(line)}”")


def _bare(text: str) -> str:
    return "".join(text.split())


def _around(words: Sequence[str], at: int) -> str:
    return " ".join(words[max(at - _AROUND, 0) : at + _AROUND])


def _fault(code: str, wrong: str, expected: str) -> Fault:
    return Fault(code, Place(_PATH), wrong, expected, MEND)
