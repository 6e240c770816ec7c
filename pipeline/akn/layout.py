"""White space of an Akoma Ntoso file: what only lays it out for readers is taken out, what parts words is marked."""

from __future__ import annotations

import re

from lxml import etree

from pipeline.akn.names import is_element

XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_KEPT = "preserve"
_BREAK = re.compile(r"(?<![ \t\r])[ \t\r]*+\n[ \t\r\n]*+")
_BLANK = frozenset(" \t\r\n")


def mark_spaces(element: etree._Element) -> None:
    """Say ``xml:space="preserve"`` of an element, and of those in it, with white space alone beside its elements.

    Programs that lay XML out take such space for layout, unless words stand before it or the attribute is there.
    """
    for each in element.iter():
        texts = (each.text, *(child.tail for child in each))
        if not _words(each.text) and any(text and not text.strip(" ") for text in texts):
            each.set(XML_SPACE, _KEPT)


def take_out_layout(element: etree._Element) -> None:
    """Take the line breaks and indents out of a tree, whoever laid it out: no words of ours hold a line break.

    At the ends of an element, and between two elements, they go; among words they are one space.
    """
    children = len(element)
    if element.text and "\n" in element.text:
        element.text = _joined(element.text, first=True, last=not children)
    for at, child in enumerate(element, start=1):
        if child.tail and "\n" in child.tail:
            child.tail = _joined(child.tail, first=False, last=at == children)
        if is_element(child):
            take_out_layout(child)


def _joined(text: str, *, first: bool, last: bool) -> str:
    if not _words(text):
        return ""
    text = _BREAK.sub(" ", text.lstrip(" \t\r\n") if first else text)
    return text.rstrip(" ") if last and text.endswith(" ") else text


def _words(text: str | None) -> bool:
    """Whether there is more than white space of XML."""
    return bool(text) and not _BLANK.issuperset(text or "")
