"""Takes out what was typed around the marks of notes: the document prints marks, and brackets where it has them."""

from __future__ import annotations

import re

from lxml import etree

from pipeline.published.acts import Act, Acts
from pipeline.published.tree import NOTE, below, child, is_a, raw, take_out

_OPEN = re.compile(r"[(（]\s*\Z")
_CLOSE = re.compile(r"\A\s*[)）]")
_EMPTY = re.compile(r"\A\s*[(（]\s*[)）]\s*")


def lift_notes(root: etree._Element, acts: Acts) -> None:
    """Brackets around notes and before their words, and marks typed at the beginning of a note."""
    for note in list(below(root, NOTE)):
        typed = [_around(note), _before_words(note), _typed_mark(note, acts)]
        if any(typed):
            acts.add(Act.NOTE_SIGNS, note, note.get("marker", ""))


def _around(note: etree._Element) -> bool:
    """Brackets on both sides of the note, each as words or in a raised run of its own."""
    before, after = _text_before(note), _text_after(note)
    if not (_OPEN.search(before) and _CLOSE.match(after)):
        return False
    _set_before(note, _OPEN.sub("", before))
    _set_after(note, _CLOSE.sub("", after, count=1))
    return True


def _raised(node: etree._Element | None) -> bool:
    return is_a(node, "sup", "span") and node is not None and not len(node)


def _text_before(note: etree._Element) -> str:
    before = note.getprevious()
    if before is not None and not (before.tail or "").strip() and _raised(before):
        return before.text or ""
    return (before.tail if before is not None else _parent(note).text) or ""


def _set_before(note: etree._Element, text: str) -> None:
    before = note.getprevious()
    if before is not None and not (before.tail or "").strip() and _raised(before):
        before.text = text
        if not text:
            take_out(before)
    elif before is not None:
        before.tail = text
    else:
        _parent(note).text = text


def _text_after(note: etree._Element) -> str:
    after = note.getnext()
    if not (note.tail or "").strip() and after is not None and _raised(after):
        return after.text or ""
    return note.tail or ""


def _set_after(note: etree._Element, text: str) -> None:
    after = note.getnext()
    if not (note.tail or "").strip() and after is not None and _raised(after):
        after.text = text
        if not text:
            take_out(after)
    else:
        note.tail = text


def _parent(note: etree._Element) -> etree._Element:
    parent = note.getparent()
    assert parent is not None  # noqa: S101 - a note stands in a paragraph
    return parent


def _before_words(note: etree._Element) -> bool:
    """Empty brackets at the beginning of the note, where the mark is printed."""
    first = child(note, "p")
    if first is None or not _EMPTY.match(first.text or ""):
        return False
    first.text = _EMPTY.sub("", first.text or "", count=1)
    return True


def _typed_mark(note: etree._Element, acts: Acts) -> bool:
    """The number of the note, typed once more in a raised run at its beginning."""
    first = child(note, "p")
    if first is None or (first.text or "").strip() or not len(first):
        return False
    run = first[0]
    mark = raw(run).strip().strip("()（）")
    if not (is_a(run, "sup") and mark and mark == note.get("marker", "").strip()):
        return False
    acts.change(mark, "")
    take_out(run)
    return True
