"""What stands on the pages of a PDF outside its structure: running matter, repeated table heads, and nothing else."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from itertools import groupby
from unicodedata import bidirectional, category, combining, mirrored, normalize

from pipeline.characters import seen
from pipeline.document.model import Document
from pipeline.errors import Fault, Place
from pipeline.verify.lines import MEND, short
from pipeline.verify.pdf.words import PageWords
from pipeline.verify.piece import Kind, Piece, collapse

_LEADER = "."
_TURNING = frozenset({"RLE", "RLO", "LRO", "RLI", "FSI"})  # Unicode Standard Annex 9, 2.1 to 2.4


def running_faults(
    document: Document, pieces: Collection[Piece], heads: Sequence[str], pages: Sequence[PageWords], path: str
) -> Iterator[Fault]:
    """MH651: words that are neither in an element nor running matter; a page without its number or status.

    ``pages`` are what is left when the structure has been read; ``heads`` are the head cells as painted. The first page
    has no number. Of the status the letters are counted: running matter has no logical order, only that of painting.
    """
    allowed = tuple(_allowed(document, pieces, heads))
    status = collapse(document.status_line)
    for number, page in enumerate(pages, start=1):
        place = Place(f"{path}#page={number}")
        numbers = (str(number), f"{number}/{len(pages)}")
        loose = [text for text in map(_line, page.loose) if text]
        for text in (*loose, *(text for text in map(_line, page.marked.values()) if text)):
            if text not in numbers and not any(_part_of(text, line, counted=counted) for line, counted in allowed):
                yield Fault("MH651", place, f"the page reads “{short(text)}” outside its structure", "nothing", MEND)
        if number > 1 and not any(one in loose for one in numbers):
            yield Fault("MH651", place, "the page has no number", f"“{number}”", MEND)
        if status and not Counter(status.replace(" ", "")) <= Counter("".join(loose)):
            yield Fault("MH651", place, "the page does not say what the document is", f"“{status}”", MEND)


def _line(text: str) -> str:
    """The words on one line, as they may be painted: a letter that a font lacks of others, a hyphen as any other.

    Marks that make no one letter with theirs are left out, since HarfBuzz may paint one before its letter and after
    it, and so are signs that only join or part letters.
    """
    painted = normalize("NFC", seen(text)).replace("\N{NON-BREAKING HYPHEN}", "\N{HYPHEN}")
    return collapse("".join(sign for sign in painted if category(sign)[0] != "M" and category(sign) != "Cf"))


def _part_of(text: str, allowed: str, *, counted: bool) -> bool:
    """Whether the words are those or a part of them; right-to-left ones are painted backwards, and are counted.

    Arabic type paints a lam before a kaf, or a letter with a mark, with two glyphs that each say the letter: one that
    follows itself counts but once.
    """
    if counted or any(bidirectional(letter) in ("R", "AL") for letter in text):
        return Counter(letter for letter, _ in groupby(_letters(text))) <= Counter(_letters(allowed))
    return text.rstrip("-") in allowed


def _letters(text: str) -> Iterator[str]:
    """The letters of a text without their marks and brackets: a bracket may be painted as its mirror image.

    Of a symbol that a face lacks, the stroke is a mark (⇎ is ⇔ and a stroke); a letter keeps its marks.
    """
    parted = (part for sign in text for part in (normalize("NFD", sign) if category(sign)[0] == "S" else sign))
    return (sign for sign in parted if sign != " " and not combining(sign) and not mirrored(sign))


def _allowed(document: Document, pieces: Collection[Piece], heads: Sequence[str]) -> Iterator[tuple[str, bool]]:
    """What may stand there: running heads, job number, status, head cells of tables, the dots of a contents line.

    Of each, whether its letters can but be counted: those of a document from right to left, or with signs in them that
    turn the direction.
    """
    mast = document.masthead
    leader = (_LEADER,) if any(piece.kind is Kind.ENTRY for piece in pieces) else ()
    others = (*heads, *leader)
    running = (*mast.running, mast.running_title, mast.job_number, document.status_line, *others)
    backwards = document.language.direction == "rtl"
    for text in filter(None, running):
        yield _line(text), backwards or any(bidirectional(sign) in _TURNING for sign in text)
