"""The tracked changes and the comments of an edited DOCX: whose they are, when they were made, what they say."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree
from msgspec import Struct

from pipeline.ooxml.opened import W14, Opened, W
from pipeline.verify.piece import bare

_W15 = "{http://schemas.microsoft.com/office/word/2012/wordml}"
_DONE = {f"{W}ins": "inserted", f"{W}moveTo": "inserted", f"{W}del": "deleted", f"{W}moveFrom": "deleted"}
_OURS = "masthead check"  # whose comments are the findings of a working copy


class Tracked(Struct, frozen=True):
    """Words that somebody inserted or deleted with the tracking of changes switched on.

    ``before`` and ``after`` are the letters of the paragraph around them with all changes rejected, and accepted.
    """

    what: str
    author: str
    date: str
    words: str
    before: str = ""
    after: str = ""


class Remark(Struct, frozen=True):
    """A comment: who says what of which words, and when; ``answers`` is the number of the comment that it answers.

    ``block`` are the words of the paragraph in which it stands.
    """

    number: str
    author: str
    date: str
    words: str
    about: str
    block: str
    answers: str = ""
    done: bool = False


def tracked_in(opened: Opened) -> tuple[Tracked, ...]:
    """The tracked changes of the text and the notes of a file that was opened without settling them."""
    roots = (opened.part(opened.main), *opened.all_of("footnotes"))
    return tuple(_tracked(node) for root in roots for node in root.iter(*_DONE) if len(node))


def _tracked(node: etree._Element) -> Tracked:
    words = "".join(text.text or "" for text in node.iter(f"{W}t", f"{W}delText"))
    author, date = node.get(f"{W}author", ""), node.get(f"{W}date", "")
    paragraph = next(node.iterancestors(f"{W}p"), node)
    before, after = (_letters(paragraph, gone) for gone in ("inserted", "deleted"))
    return Tracked(_DONE[str(node.tag)], author, date, " ".join(words.split()), before, after)


def _letters(paragraph: etree._Element, gone: str) -> str:
    """The letters of a paragraph without what was inserted, or deleted."""
    found = (
        text.text or ""
        for text in paragraph.iter(f"{W}t", f"{W}delText")
        if not any(_DONE.get(str(around.tag)) == gone for around in text.iterancestors())
    )
    return bare("".join(found).replace("\u200b", ""))


def remarks_in(opened: Opened) -> tuple[Remark, ...]:
    """The comments of a file in the order of their numbers, but those that masthead wrote itself."""
    threads = dict(_threads(opened))
    around = dict(_around(opened.part(opened.main)))
    by_last: dict[str, str] = {}
    found: list[Remark] = []
    for node in (each for root in opened.all_of("comments") for each in root.iter(f"{W}comment")):
        number, paragraphs = node.get(f"{W}id", ""), node.findall(f"{W}p")
        last = paragraphs[-1].get(f"{W14}paraId", "") if paragraphs else ""
        by_last[last] = number
        if node.get(f"{W}author") == _OURS:
            continue
        answers, done = threads.get(last, ("", False))
        words = "\n".join("".join(text.text or "" for text in each.iter(f"{W}t")) for each in paragraphs).strip()
        about, block = around.get(number, ("", ""))
        author, date = node.get(f"{W}author", ""), node.get(f"{W}date", "")
        found.append(Remark(number, author, date, words, about, block, by_last.get(answers, ""), done=done))
    return tuple(found)


def _threads(opened: Opened) -> Iterator[tuple[str, tuple[str, bool]]]:
    """By the last paragraph of a comment, that of the one which it answers, and whether it is done (MS-DOCX 2.5.1)."""
    for root in opened.all_of("commentsExtended"):
        for node in root.iter(f"{_W15}commentEx"):
            done = node.get(f"{_W15}done", "0") in ("1", "true")
            yield node.get(f"{_W15}paraId", ""), (node.get(f"{_W15}paraIdParent", ""), done)


def _around(root: etree._Element) -> Iterator[tuple[str, tuple[str, str]]]:
    """By the number of a comment the words around which it stands, and those of the paragraph where it ends."""
    open_: dict[str, list[str]] = {}
    for paragraph in root.iter(f"{W}p"):
        block = " ".join("".join(text.text or "" for text in paragraph.iter(f"{W}t")).split())
        for node in paragraph.iter(f"{W}commentRangeStart", f"{W}commentRangeEnd", f"{W}commentReference", f"{W}t"):
            number = node.get(f"{W}id", "")
            if node.tag == f"{W}t":
                for words in open_.values():
                    words.append(node.text or "")
            elif node.tag == f"{W}commentRangeStart":
                open_[number] = []
            elif node.tag == f"{W}commentRangeEnd":
                yield number, (" ".join("".join(open_.pop(number, [])).split()), block)
