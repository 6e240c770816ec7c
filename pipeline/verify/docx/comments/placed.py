"""Compares the comments of a working copy with the findings: their words, and what each stands around."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest
from unicodedata import category

from lxml import etree
from msgspec.structs import replace

from pipeline.document.model import Document
from pipeline.errors import Fault, Place
from pipeline.ooxml.opened import Opened, W, value
from pipeline.verify.docx.comments.ranges import Range, read_ranges
from pipeline.verify.docx.text.paragraph import ReadParagraph
from pipeline.verify.expected.document import Expected
from pipeline.verify.expected.printed_places import Spot, spots
from pipeline.verify.lines import MEND, short, told_of
from pipeline.verify.piece import bare
from pipeline.words.review import review_comment

_fault = told_of("MH636", "docx")
_AUTHOR = "masthead check"
_PARTS = ("header", "footer", "footnotes")
_ENDS = (f"{W}commentRangeStart", f"{W}commentRangeEnd", f"{W}commentReference")


def comment_faults(
    document: Document,
    stream: Expected,
    opened: Opened,
    body: etree._Element,
    found: Sequence[ReadParagraph],
    findings: Sequence[Fault] | None,
    *,
    issued: bool,
) -> Iterator[Fault]:
    """MH636: a comment that says something else than its finding, stands elsewhere, is lost or was added.

    Without ``findings`` each comment must have a range. The form to be signed does not print all that findings are
    about; where a range stands is asked of an ``issued`` one.
    """
    comments = [node for root in opened.all_of("comments") for node in root.iter(f"{W}comment")]
    numbers = [node.get(f"{W}id", "") for node in comments]
    read = read_ranges(body)
    for number in sorted({*numbers, *read.numbers}):
        one = read.ranges.get(number)
        if numbers.count(number) != 1:
            yield _fault(f"{numbers.count(number)} comments have the number {number} of a range", "one")
        elif one is None:
            yield _fault(f"the comment {number} stands around nothing", "a begin, an end and a mark, in one paragraph")
    if any(node.tag in _ENDS for kind in _PARTS for root in opened.all_of(kind) for node in root.iter()):
        yield _fault("a comment stands outside of the text", "comments in the text, where Word takes them")
    if findings is not None:
        yield from _worded(document, comments, findings)
        text = [_visible(bare(each.text)) for each in found]
        places = tuple(replace(spot, words=_visible(spot.words)) for spot in spots(stream)) if issued else ()
        for number, finding in zip(numbers, findings, strict=False):
            if issued and number in read.ranges:
                yield from _placed(finding, read.ranges[number], text, places)


def _worded(document: Document, comments: Sequence[etree._Element], findings: Sequence[Fault]) -> Iterator[Fault]:
    """Words, author and date: those of the document, since nothing reads the clock."""
    date = document.masthead.date or document.date
    for node, finding in zip_longest(comments, findings):
        expected = review_comment(finding) if finding is not None else ""
        had = "".join(each.text or "" for each in node.iter(f"{W}t")) if node is not None else ""
        if had != expected:
            yield _fault(f"a comment says “{short(had)}”", f"“{short(expected)}”" if expected else "none")
        if node is not None and node.get(f"{W}author") != _AUTHOR:
            yield _fault(f"a comment is by {node.get(f'{W}author')}", _AUTHOR)
        if node is not None and (wrong := _tongue(document, node)):
            yield Fault("MH641", Place("docx"), f"a comment {wrong}", "English from left to right", MEND)
        if node is not None and date and not node.get(f"{W}date", "").startswith(date):
            yield _fault(f"a comment is of {node.get(f'{W}date')}", date)


def _tongue(document: Document, node: etree._Element) -> str:
    """What is wrong with the language of a comment, or its direction, in a document that is not in English."""
    home = document.language
    runs = (each.getparent() for each in node.iter(f"{W}t"))
    languages = {value(run.find(f"{W}rPr/{W}lang"), home.code) for run in runs if run is not None}
    if any(not language.startswith("en") for language in languages):
        return f"is in {', '.join(sorted(languages))}"
    ways = {value(each, "1") for each in node.iterfind(f"{W}p/{W}pPr/{W}bidi")}
    return "runs from right to left" if home.direction == "rtl" and ways != {"0"} else ""


def _placed(finding: Fault, had: Range, text: Sequence[str], places: Sequence[Spot]) -> Iterator[Fault]:
    passage = finding.passage
    if not passage.place.line:
        return
    own = [spot for spot in places if spot.place == passage.place]
    words, around = (_visible(bare(each)) for each in (passage.words, had.words))
    if any(spot.noted or words in spot.words for spot in own):  # a heading that runs in has a place of its own
        lines = (spot.words for spot in own if spot.noted == had.noted or not spot.noted)
        right = any(line in text[had.paragraph] if line else not text[had.paragraph] for line in lines)
    else:
        right = _near(passage.place, had.paragraph, words, text, places)
    if not right:
        yield _fault(f"the comment on “{short(passage.words)}” stands at “{short(text[had.paragraph])}”", "its place")
    elif words and words in text[had.paragraph] and not had.noted and not _around(words, around, had):
        yield _fault(f"the comment on “{short(passage.words)}” stands around “{short(had.words)}”", "its words")
    elif not around and not had.noted:
        yield _fault(f"the comment {finding.code} stands around no words", "words")


def _visible(text: str) -> str:
    """The signs that show: a control of direction may be one that no output keeps."""
    return "".join(sign for sign in text if category(sign) != "Cf")


def _around(words: str, around: str, had: Range) -> bool:
    """The very words; of a field or a control, which stay whole, words that are in it."""
    return words == around or (had.whole and words in around)


def _near(place: Place, paragraph: int, words: str, text: Sequence[str], places: Sequence[Spot]) -> bool:
    """Of what is printed by itself (symbol, date, a name): there, or between what comes before and after it."""
    if paragraph in _between(place, text, places):
        return True
    words_there = text[paragraph]
    unplaced = not any(spot.words in words_there and 2 * len(spot.words) > len(words_there) for spot in places)
    return unplaced and words in words_there


def _between(place: Place, text: Sequence[str], places: Sequence[Spot]) -> range:
    """The paragraphs from what comes last before a place, or the first, to what comes first after it, or the last."""
    before = max((spot for spot in places if spot.place < place), key=lambda spot: spot.place, default=None)
    after = min((spot for spot in places if spot.place > place), key=lambda spot: spot.place, default=None)
    begins, ends = ([at for at, words in enumerate(text) if spot and spot.words in words] for spot in (before, after))
    near = (*(begins or [0]), *(ends or [len(text) - 1]))
    return range(min(near), max(near) + 1)
