"""Puts words that stand between elements of the structure into paragraphs, so that no reader passes them over."""

from __future__ import annotations

from lxml import etree

from pipeline.published.acts import Act, Acts
from pipeline.published.tree import below, children, new

_HOLDERS = (
    *("preamble", "mainBody", "conclusions", "container", "recitals", "recital", "paragraph", "content", "intro"),
    *(
        "wrapUp",
        "list",
        "sublist",
        "point",
        "blockList",
        "item",
        "attachments",
        "attachment",
        "components",
        "component",
    ),
)


def lift_loose(root: etree._Element, acts: Acts) -> None:
    """Each text that an element of the structure holds by itself stands in a ``p`` at its place."""
    for holder in list(below(root, *_HOLDERS)):
        for element in children(holder):
            if (element.tail or "").strip():
                element.addnext(_paragraph(holder, element.tail or "", acts))
                element.tail = None
        if (holder.text or "").strip():
            holder.insert(0, _paragraph(holder, holder.text or "", acts))
            holder.text = None


def _paragraph(holder: etree._Element, text: str, acts: Acts) -> etree._Element:
    made = new(holder, "p")
    made.text = text
    acts.add(Act.UNPLACED, holder, text)
    return made
