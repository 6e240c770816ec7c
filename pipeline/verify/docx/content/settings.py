"""Compares the settings that change what is said: how notes are counted, comments, what is fetched from elsewhere."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.errors import Fault
from pipeline.ooxml.opened import Opened, W, on, value
from pipeline.verify.lines import told_of

_fault = told_of("MH645", "docx")
_COUNTING = {"numFmt": "decimal", "numStart": "1", "numRestart": "continuous"}
_OWN = frozenset({"hyperlink", "attachedTemplate"})  # what may lead out of the file: nothing of it is shown


def setting_faults(opened: Opened, *, review: bool) -> Iterator[Fault]:
    """MH645: comments outside of a working copy (``review``), or changes that it does not track; what is fetched."""
    if review and not any(on(root.find(f"{W}trackRevisions")) for root in opened.all_of("settings")):
        yield _fault("a working copy does not track changes", "one that does")
    if opened.all_of("comments") and not review:
        yield _fault("it has comments", "them in a working copy only")
    for name in opened.names:
        for related in opened.related(name):
            if related.external and related.kind not in _OWN:
                yield _fault(f"the {related.kind} of {name} is fetched from {related.target}", "all in the file")
    roots = (*opened.all_of("settings"), opened.part(opened.main))
    for properties in (each for root in roots for each in root.iter(f"{W}footnotePr")):  # 17.11
        for name, usual in _COUNTING.items():
            had = value(properties.find(f"{W}{name}"), usual)
            if had != usual:
                yield _fault(f"notes are counted with {name} {had}", usual)
