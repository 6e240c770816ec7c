"""MH440: what the document prints by itself is not typed: numbers, bullets, marks of notes, "Annex I", "(Signed)"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.errors import Fault, Passage, Place, Severity
from pipeline.source.model.blocks import Paragraph, Quotation, Section
from pipeline.source.model.document import Attachment, AttachmentKind, Facsimile, Name, Source
from pipeline.source.model.inline import Text, place_of, plain
from pipeline.source.model.walk import every, nodes
from pipeline.words import Words, words

_NUMBER = re.compile(
    r"(\d{1,3}[.)]-?|\d{1,3} ?-(?= )|[a-zа-я]\)|[a-zа-я]\.(?=\s[^\W\d_a-zа-я])|[IVX]{2,5}\.(?=\s\w)"
    r"|\(([a-zа-я\u0621-\u064a])\2?\)|\(?[ivx]{1,5}\))\s"
    r"|([（(]?[一二三四五六七八九十]{1,3}[、）)])"
)
_HEADING_NUMBER = re.compile(
    r"([IVX]{1,5}\.|[A-Z]\.|\d{1,3}\.|\([a-z]\)|(?:أولا|ثانيا|ثالثا|رابعا|خامسا|سادسا|سابعا|ثامنا|تاسعا|عاشرا) ?[-–])\s"
    r"|([一二三四五六七八九十]{1,3}[、.．])"
)
_BULLET = re.compile(r"([•●▪◦·*–—-])\s")
_NOTE_MARK = re.compile(r"(?<=\w)[.,;:]?(\*{1,4})(?!\w)")  # a word before it is found backwards: that is linear


def check(source: Source) -> Iterator[Fault]:
    """Typed numbers, bullets, marks, labels and sign words. Quotations and transcriptions are left as they are."""
    house = words(source.lang)
    foreign = {id(found) for kind in (Quotation, Facsimile) for node in every(source, kind) for found in nodes(node)}
    for node in nodes(source):
        if id(node) in foreign:
            continue
        match node:
            case Paragraph():
                yield from _paragraph(node)
                yield from _signed(node, house)
            case Section():
                found = _HEADING_NUMBER.match(plain(node.heading))
                if found:
                    number = found[1] or found[2]
                    about = Passage(place_of(node.heading), number)
                    yield _fault(node.place, f"the heading begins with “{number}”", 'write numbered="true"', about)
            case Attachment():
                yield from _titles(node, house)
            case Name():
                yield from _sign(node, house)


def _paragraph(node: Paragraph) -> Iterator[Fault]:
    start = plain(node.run_in or node.content)
    number, bullet = _NUMBER.match(start), _BULLET.match(start)
    if number:
        mend = "write <numbered>, or <point> in a <list>; form shows how the first number was printed"
        typed = number[1] or number[3]
        yield _fault(node.place, f"the words begin with “{typed}”", mend, Passage(node.place, typed))
    elif bullet:
        mend = 'write <point> in a <list kind="bullets">'
        yield _fault(node.place, f"the words begin with “{bullet[1]}”", mend, Passage(node.place, bullet[1]))
    for item in node.content:
        mark = _NOTE_MARK.search(item.text) if isinstance(item, Text) and "*" in item.text else None
        if mark:
            mend = f'write <note mark="{mark[1]}"><text>the note</text></note> in its place'
            words = f"{_word_before(mark)}{mark[0]}"
            yield _fault(node.place, f"the mark of a note stands in “{words}”", mend, Passage(node.place, words))


def _word_before(mark: re.Match[str]) -> str:
    """The word that a mark follows."""
    start = mark.start()
    while start and (mark.string[start - 1].isalnum() or mark.string[start - 1] == "_"):
        start -= 1
    return mark.string[start : mark.start()]


def _titles(node: Attachment, house: Words) -> Iterator[Fault]:
    labels = "|".join(re.escape(house.labels[kind.value]) for kind in AttachmentKind if house.labels[kind.value])
    typed = re.compile(rf"({labels})(\s+([IVX]+|\d+|[A-Z]))?[.:]?", re.IGNORECASE)
    for title in node.titles:
        if typed.fullmatch(plain(title)):
            about = Passage(place_of(title), plain(title))
            yield _fault(node.place, f"the title says “{plain(title)}”", "delete the title", about)


def _signed(node: Paragraph, house: Words) -> Iterator[Fault]:
    """A paragraph that begins like a signature: “(Signed) …”."""
    start = plain(node.content)
    word = next((word for word in house.sign.values() if word and start.startswith((f"({word})", f"（{word}）"))), "")
    if word:
        mend, about = "write <closing> with <signature>", Passage(node.place, start[: len(word) + 2])
        yield _fault(node.place, f"a paragraph begins with “{start[: len(word) + 2]}”", mend, about)


def _sign(node: Name, house: Words) -> Iterator[Fault]:
    start = f"{node.before} {node.surname}".strip()
    for word in house.sign.values():
        if word and start.lower().startswith((f"({word})".lower(), f"{word} ".lower())):
            length = len(f"({word})" if start.startswith("(") else word)
            mend, about = 'delete it; sign="none" leaves the word out', Passage(node.place, start[:length])
            yield _fault(node.place, f"the name begins with “{word}”", mend, about)


def _fault(place: Place, wrong: str, mend: str, about: Passage) -> Fault:
    wrong = f"{wrong}, which the document prints by itself"
    return Fault("MH440", place, wrong, "the words without it", mend, Severity.WARNING, about)
