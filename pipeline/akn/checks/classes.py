"""The class of a document: its element, subtype and name (guidelines, part 1, page 50)."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.akn.checks.rule import Finding, Rule
from pipeline.akn.data import guidelines
from pipeline.akn.file import AknFile, name


def _subtype(file: AknFile) -> Iterator[Finding]:
    for document in file.documents:
        if document.attached:
            continue
        allowed: list[str] = guidelines()["classes"].get(name(document.element), [])
        found = document.value("FRBRWork", "FRBRsubtype")
        if found not in allowed:
            wrong = f"the {name(document.element)} has the subtype {found!r}" if found else "there is no FRBRsubtype"
            expected = f"FRBRsubtype {' or '.join(allowed)}"
            yield Finding(document.element, wrong, expected, "name the class of the document")


def _name(file: AknFile) -> Iterator[Finding]:
    for document in file.documents:
        if not document.element.get("name", "").strip():
            mend = "name what kind of document it is, such as officialLetter"
            yield Finding(document.element, "the document has no name", "a name such as the class table suggests", mend)


RULES = (
    Rule("MH520", "P1-50", "Element and FRBRsubtype of a document are those of its class", _subtype),
    Rule("MH521", "P1-50", "A document element has a name", _name),
)
