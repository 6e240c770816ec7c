"""What stands beside the text of a Word file: tracked changes and comments, with who made them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lxml import etree

from pipeline.intake.stream import Changes, Comment, Loose
from pipeline.ooxml.accepted import W

_CHANGES = (f"{W}ins", f"{W}del", f"{W}moveFrom", f"{W}moveTo")


def changes_in(parts: Iterable[etree._Element | None]) -> Changes:
    """How many changes are tracked in the parts, and by whom; one within another counts once."""
    count, authors = 0, set()
    for root in parts:
        for node in () if root is None else root.iter(*_CHANGES):
            if next(node.iterancestors(*_CHANGES), None) is None or node.getparent().tag != f"{W}r":  # type: ignore[union-attr]
                count += 1
                authors.add(node.get(f"{W}author", ""))
    return Changes(count, tuple(sorted(authors - {""})))


def taken_out(root: etree._Element | None) -> Iterator[Loose]:
    """The words that somebody has taken out, with who did; words that were moved are in the text."""
    for place, paragraph in enumerate(() if root is None else root.iter(f"{W}p"), 1):
        for node in paragraph.iter(f"{W}del"):
            text = "".join(each.text or "" for each in node.iter(f"{W}delText"))
            if text.strip() and next(node.iterancestors(f"{W}p")) is paragraph:
                yield Loose(place, text, f"what {node.get(f'{W}author', 'somebody')} has taken out")


def comments(root: etree._Element | None, body: etree._Element) -> Iterator[Comment]:
    """The comments of their part, each with the words of the text at which it stands."""
    at = _commented(body)
    for node in [] if root is None else root.findall(f"{W}comment"):
        text = "\n".join("".join(each.text or "" for each in p.iter(f"{W}t")) for p in node.iter(f"{W}p"))
        date = node.get(f"{W}date", "")[:10]
        yield Comment(node.get(f"{W}author", ""), date, text.strip(), at.get(node.get(f"{W}id", ""), ""))


def _commented(body: etree._Element) -> dict[str, str]:
    """The words at which each comment stands."""
    open_: dict[str, list[str]] = {}
    found: dict[str, str] = {}
    for node in body.iter(f"{W}commentRangeStart", f"{W}commentRangeEnd", f"{W}t"):
        id_ = node.get(f"{W}id", "")
        if node.tag == f"{W}commentRangeStart":
            open_[id_] = []
        elif node.tag == f"{W}commentRangeEnd":
            found[id_] = "".join(open_.pop(id_, []))
        else:
            for words in open_.values():
                words.append(node.text or "")
    return found
