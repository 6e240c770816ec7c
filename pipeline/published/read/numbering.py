"""Tells of operative paragraphs that the publisher has without a number, or with one that is not the next."""

from __future__ import annotations

from lxml import etree

from pipeline.published.acts import Act, Acts
from pipeline.published.labels import number
from pipeline.published.lift.headings import HEADING
from pipeline.published.tree import child, children, flat


def tell_numbers(body: etree._Element, acts: Acts) -> None:
    """The paragraphs of a lifted body of a resolution, whose numbers run from 1 through all headings."""
    last, under = 0, False
    for paragraph in children(body, "paragraph"):
        if child(paragraph, HEADING, "heading") is not None:
            under = True
            continue
        num = child(paragraph, "num")
        found = None if num is None else number(f"{flat(num)} ")
        anew = under and found is not None and found[0] == 1  # numbers may begin anew under a heading
        if last and not anew and (found is None or found[0] != last + 1):
            acts.add(Act.UNNUMBERED, paragraph, flat(paragraph))
        last, under = last if found is None else found[0], False
