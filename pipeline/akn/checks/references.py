"""Pointers lead somewhere, and where they may lead (guidelines, part 1, pages 54, 110 and 145)."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.akn.checks.rule import Finding, Rule
from pipeline.akn.file import AknFile, in_meta

_POINTERS = ("refersTo", "href", "as", "by", "source", "for", "period", "outcome", "dictionary", "start", "end")


def _resolve(file: AknFile) -> Iterator[Finding]:
    for element in file.elements:
        for attribute in _POINTERS:
            for value in (element.get(attribute) or "").split():
                if value.startswith("#") and value[1:] not in file.by_id:
                    mend = "declare it in references, or correct the reference"
                    yield Finding(element, f"{attribute} points to {value!r}, which is not there", "an eId", mend)


def _register(file: AknFile) -> Iterator[Finding]:
    for element in file.elements:
        for value in (element.get("refersTo") or "").split():
            if not value.startswith("#"):
                wrong = f"refersTo is {value!r}"
                yield Finding(element, wrong, "# and the eId of an entry in references", "declare it in references")


def _into_meta(file: AknFile) -> Iterator[Finding]:
    for element in file.named("ref", "noteRef", "a"):
        href = element.get("href", "")
        target = file.by_id.get(href[1:]) if href.startswith("#") else None
        if target is not None and in_meta(target):
            mend = "point with refersTo, or link to the text"
            yield Finding(element, f"the reference {href!r} leads into the metadata", "a place in the text", mend)


def _hosts(file: AknFile) -> Iterator[Finding]:
    for element in file.named("ref"):
        href = element.get("href", "")
        if "://" in href:
            wrong = f"the reference {href!r} names a host"
            yield Finding(element, wrong, "the IRI of the Work", "write /akn/un/…, or use a for a web page")


RULES = (
    Rule("MH560", "P1-110", "Every # reference resolves", _resolve),
    Rule("MH561", "P1-110", "refersTo points to an entry of references", _register),
    Rule("MH562", "P1-145", "References never lead into the metadata", _into_meta),
    Rule("MH563", "P1-145", "The IRI of a reference names no host", _hosts),
)
