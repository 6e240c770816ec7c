"""Compares the settings that decide what Word prints: even pages, fields, spaces, notes and their separators."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from pipeline.errors import Fault, Place
from pipeline.style import HouseStyle
from pipeline.style.units import twips
from pipeline.verify.compare import MEND
from pipeline.verify.docx.measures import on
from pipeline.verify.docx.opened import Opened, W, value

_MUST_NOT = {
    "updateFields": "Word would ask, and replace the results that are in the file",
    "doNotUseHTMLParagraphAutoSpacing": "the spaces between paragraphs would be added",
    "mirrorMargins": "the margins of even pages would change sides",
    "trackRevisions": "an issued document has no marks of revision",
    "documentProtection": "whoever corrects the document must be able to",
    "autoHyphenation": "Word would divide words",
}
_COUNTING = {"numFmt": "decimal", "numStart": "1", "numRestart": "continuous", "pos": "pageBottom"}
_SEPARATORS = {"separator": "separator", "continuationSeparator": "continuationSeparator"}


def setting_faults(opened: Opened, house: HouseStyle, *, review: bool) -> Iterator[Fault]:
    """MH645: a setting that is missing or must not be there, or notes without their separator.

    Comments belong in a working copy (``review``); nothing but links leads out of the file.
    """
    if opened.all_of("comments") and not review:
        yield _fault("it has comments", "them in a working copy only")
    for name in opened.names:
        for related in opened.related(name):
            if related.external and related.kind != "hyperlink":
                yield _fault(f"the {related.kind} of {name} is fetched from {related.target}", "all in the file")
    settings = next(iter(opened.all_of("settings")), None)
    if settings is None:
        yield _fault("it has no settings", "those of the house")
        return
    even = settings.find(f"{W}evenAndOddHeaders")
    if even is None or not on(even):
        yield _fault("even pages have the heads and feet of odd ones", "heads and feet of their own")
    for name, why in _MUST_NOT.items():
        if any(on(node) for node in settings.iter(f"{W}{name}")):
            yield _fault(f"the setting {name} is on", f"it to be off, else {why}")
    step = value(settings.find(f"{W}defaultTabStop"), "720")
    if step != str(twips(house.tab_step)):
        yield _fault(f"tabs stand every {int(step) / 20:g} pt", f"every {house.tab_step:g} pt")
    yield from _counting(settings)
    yield from _counting(opened.part(opened.main))
    yield from _separators(opened, settings)


def _counting(root: etree._Element) -> Iterator[Fault]:
    """Notes are counted in figures through the whole document (17.11)."""
    for properties in root.iter(f"{W}footnotePr"):
        for name, usual in _COUNTING.items():
            had = value(properties.find(f"{W}{name}"), usual)
            if had != usual:
                yield _fault(f"notes are counted with {name} {had}", usual)


def _separators(opened: Opened, settings: etree._Element) -> Iterator[Fault]:
    """The line above the notes: a note of its own kind, which the settings name."""
    asked = {node.get(f"{W}id") for node in settings.iterfind(f"{W}footnotePr/{W}footnote")}
    notes = next(iter(opened.all_of("footnotes")), None)
    for kind, element in _SEPARATORS.items():
        found = [] if notes is None else [n for n in notes.iterfind(f"{W}footnote") if n.get(f"{W}type") == kind]
        drawn = [note for note in found if note.get(f"{W}id") in asked and note.find(f".//{W}{element}") is not None]
        if len(drawn) != 1 or len(found) != 1:
            yield _fault(f"the notes have no {kind} that the settings name", "one, with its line")


def _fault(wrong: str, expected: str) -> Fault:
    return Fault("MH645", Place("docx"), wrong, expected, MEND)
