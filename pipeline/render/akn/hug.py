"""Makes the elements of words fit the guidelines: none holds punctuation at its ends, none doubles another (P1-54).

A drafter marks “Peru,” as readily as “Peru”. The words and their order stay as they are; what is loose stands beside
the element. Italics on just the words of a semantic element are a ``span`` of the class ``italic``.
"""

from __future__ import annotations

from lxml import etree

from pipeline.akn.data import guidelines
from pipeline.akn.file import divides_marks, words_of
from pipeline.akn.names import AKN, q

_SEMANTIC = frozenset(q(name) for name in guidelines()["hugging"]["elements"])
_LOOSE: str = guidelines()["hugging"]["loose"]
_EOL = q("eol")


def hug(root: etree._Element) -> None:
    """Move what is loose out of the semantic elements of ``root``, the inner ones first, and single out their looks."""
    for element in reversed(list(root.iter(*_SEMANTIC))):
        after = _cut_end(element)
        _put_after(element, after)
        before = _cut_start(element)
        _put_before(element, before)
        if not len(element) and not element.text:
            _unwrap(element)
    for element in root.iter(q("i")):
        if _doubles(element):
            element.tag = q("span")
            element.set("class", "italic")


def _doubles(look: etree._Element) -> bool:
    """Whether it marks just the words that a semantic element around it or in it marks."""
    around = look.getparent()
    others = [child for child in look if child.tag in _SEMANTIC]
    if around is not None and around.tag in _SEMANTIC:
        others.append(around)
    return any(words_of(other).strip() == words_of(look).strip() for other in others)


def _is_mark(element: etree._Element) -> bool:
    """Whether it is a line break or the mark of a note: no word, which stays where it is unless something moves."""
    return element.tag == _EOL or _is_note(element)


def _is_note(item: str | etree._Element) -> bool:
    """Whether it is the mark of a note."""
    return not isinstance(item, str) and item.tag == q("sup") and item.get("class") == "footnote"


def _loose(element: etree._Element) -> bool:
    """Whether there are signs in it, and no word."""
    return not words_of(element).strip(_LOOSE) and etree.QName(element).namespace == AKN


def _cut_end(element: etree._Element) -> list[str | etree._Element]:
    """Take what is loose from the end of ``element``; in order."""
    moved: list[str | etree._Element] = []
    while True:
        last = element[-1] if len(element) else None
        text = (element.text if last is None else last.tail) or ""
        if last is not None and moved and text == "," and _is_note(last) and _is_note(moved[0]):
            element.remove(last)  # with its comma, which divides two marks
            moved.insert(0, last)
            continue
        kept = text.rstrip(_LOOSE)
        if kept != text:
            moved.insert(0, text[len(kept) :])
            _say(element, last, kept)
        if kept or last is None:
            break
        if not (_is_mark(last) or _loose(last)):
            moved[:0] = _cut_end(last)
            break
        element.remove(last)
        moved.insert(0, last)
    while moved and not isinstance(moved[0], str) and not (words_of(moved[0]) and _loose(moved[0])):
        element.append(moved.pop(0))  # type: ignore[arg-type]
    return moved


def _cut_start(element: etree._Element) -> list[str | etree._Element]:
    """Take what is loose from the beginning of ``element``; in order."""
    moved: list[str | etree._Element] = []
    while True:
        text = element.text or ""
        kept = text.lstrip(_LOOSE)
        if kept != text:
            moved.append(text[: len(text) - len(kept)])
            element.text = kept or None
        if kept or not len(element):
            break
        first = element[0]
        if not (_is_mark(first) or _loose(first)):
            moved += _cut_start(first)
            break
        if not divides_marks(first):
            element.text, first.tail = first.tail, None
        element.remove(first)
        moved.append(first)
    while moved and not isinstance(moved[-1], str) and not (words_of(moved[-1]) and _loose(moved[-1])):
        last = moved.pop()
        last.tail = ((last.tail or "") + (element.text or "")) or None  # type: ignore[union-attr]
        element.text = None
        element.insert(0, last)  # type: ignore[arg-type]
    return moved


def _say(element: etree._Element, last: etree._Element | None, text: str) -> None:
    if last is None:
        element.text = text or None
    else:
        last.tail = text or None


def _put_after(element: etree._Element, moved: list[str | etree._Element]) -> None:
    tail, element.tail = element.tail or "", None
    at = element
    for item in moved:
        if isinstance(item, str):
            at.tail = (at.tail or "") + item
        else:
            at.addnext(item)
            at = item
    at.tail = ((at.tail or "") + tail) or None


def _put_before(element: etree._Element, moved: list[str | etree._Element]) -> None:
    for item in moved:
        if not isinstance(item, str):
            element.addprevious(item)
            continue
        before, parent = element.getprevious(), element.getparent()
        if before is not None:
            before.tail = (before.tail or "") + item
        elif parent is not None:
            parent.text = (parent.text or "") + item


def _unwrap(element: etree._Element) -> None:
    """Take away an element that has nothing left; what follows it stays."""
    before, parent = element.getprevious(), element.getparent()
    if parent is None:
        return
    if before is not None:
        before.tail = ((before.tail or "") + (element.tail or "")) or None
    else:
        parent.text = ((parent.text or "") + (element.tail or "")) or None
    element.tail = None
    parent.remove(element)
