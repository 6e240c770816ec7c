"""Sets the number of each paragraph before it: out of its words, or from a paragraph that has nothing else."""

from __future__ import annotations

from lxml import etree

from pipeline.published.acts import Act, Acts
from pipeline.published.labels import number
from pipeline.published.tree import child, children, empty, flat, is_a, move_into, new, take_out


def lift_numbers(body: etree._Element, acts: Acts) -> None:
    """The paragraphs of a body, each with its number in ``num``."""
    _join_empty(body, acts)
    last = 0
    for paragraph in children(body, "paragraph"):
        num = child(paragraph, "num")
        if num is None:
            last = _typed(paragraph, last, acts)
        else:
            found = number(f"{flat(num)} ")
            last = found[0] if found else last


def words_at(paragraph: etree._Element) -> etree._Element | None:
    """The element with the first words of a paragraph: of its content, or of what introduces its list."""
    held = child(paragraph, "content")
    if held is None:
        held = child(child(paragraph, "list"), "intro")
    return None if held is None else child(held, "p")


def _join_empty(body: etree._Element, acts: Acts) -> None:
    """A paragraph with a number and no words takes the words of the next, which has no number."""
    for paragraph in children(body, "paragraph"):
        num, held = child(paragraph, "num"), child(paragraph, "content")
        after = paragraph.getnext()
        if num is None or (held is not None and not empty(held)) or child(paragraph, "list") is not None:
            continue
        if not is_a(after, "paragraph") or after is None or child(after, "num") is not None:
            continue
        acts.add(Act.NUMBER, paragraph, flat(num))
        if held is not None:
            take_out(held)
        for part in children(after):
            move_into(paragraph, part)
        for name in ("class",):
            if after.get(name):
                paragraph.set(name, after.get(name, ""))
        take_out(after)


def _typed(paragraph: etree._Element, last: int, acts: Acts) -> int:
    """Takes the number out of the words where it is the next; gives the last number so far."""
    first = words_at(paragraph)
    found = number(first.text or "") if first is not None else None
    if first is None or found is None or found[0] != last + 1:
        return last
    value, text, length = found
    first.text = (first.text or "")[length:]
    num = new(paragraph, "num")
    num.text = text
    paragraph.insert(0, num)
    acts.add(Act.NUMBER, paragraph, text)
    return value
