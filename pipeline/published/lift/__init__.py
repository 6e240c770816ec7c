"""The first step: a published file, tidied so that each thing stands where an ordinary reader looks for it.

Akoma Ntoso goes in and comes out. No word is added or taken away but those that an act names.
"""

from __future__ import annotations

from lxml import etree

from pipeline.published.acts import Acts
from pipeline.published.lift.characters import lift_characters
from pipeline.published.lift.headings import lift_headings
from pipeline.published.lift.links import lift_links
from pipeline.published.lift.lists import lift_lists
from pipeline.published.lift.loose import lift_loose
from pipeline.published.lift.notes import lift_notes
from pipeline.published.lift.numbers import lift_numbers
from pipeline.published.lift.points import PointFolder
from pipeline.published.lift.recitals import lift_recital_points, lift_recitals
from pipeline.published.tree import below, children


def lift(root: etree._Element, lang: str, acts: Acts) -> None:
    """Tidy the file whose root is ``root``, in place."""
    lift_characters(root, acts)
    lift_lists(root)
    lift_loose(root, acts)
    lift_notes(root, acts)
    lift_links(root, acts)
    for document in list(below(root, "statement", "doc")):
        for body in children(document, "mainBody"):
            lift_numbers(body, acts)
            lift_headings(body, lang, acts)
            lift_recitals(document, acts)
            PointFolder(lang, acts).fold(body)
        lift_recital_points(document, lang, acts)
