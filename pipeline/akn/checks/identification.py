"""What identification must say on its three levels (guidelines, part 1, page 110)."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.akn.checks.rule import Finding, Rule
from pipeline.akn.data import decisions, guidelines
from pipeline.akn.file import AknFile
from pipeline.akn.names import q

_BLOCKS = ("identification", "publication", "references")
_LEVELS = ("FRBRWork", "FRBRExpression", "FRBRManifestation")
_AUTHORS = (q("TLCOrganization"), q("TLCConcept"), q("TLCRole"), q("TLCPerson"), q("TLCProcess"))


def _blocks(file: AknFile) -> Iterator[Finding]:
    for document in file.documents:
        for block in _BLOCKS:
            if document.meta is None or document.meta.find(q(block)) is None:
                where = document.element if document.meta is None else document.meta
                yield Finding(where, f"meta has no {block}", f"a {block}", f"add {block} to meta")


def _country(file: AknFile) -> Iterator[Finding]:
    expected = decisions()["work"]["country"]
    for document in file.documents:
        found = document.value("FRBRWork", "FRBRcountry")
        if found != expected:
            yield Finding(document.element, f"FRBRcountry is {found!r}", repr(expected), "name the United Nations: un")


def _number(file: AknFile) -> Iterator[Finding]:
    for document in file.documents:
        if not document.values("FRBRWork", "FRBRnumber"):
            mend = "give the symbol in the form of an IRI, and as printed in showAs"
            yield Finding(document.element, "there is no FRBRnumber", "an FRBRnumber", mend)


def _language(file: AknFile) -> Iterator[Finding]:
    for document in file.documents:
        level = document.level("FRBRExpression")
        found = [] if level is None else [item.get("language", "") for item in level.findall(q("FRBRlanguage"))]
        for language in found or [""]:
            if language not in guidelines()["languages"]:
                where = document.element if level is None else level
                yield Finding(where, f"FRBRlanguage is {language!r}", "ISO 639-2, three letters", "write eng, fra …")


def _authors(file: AknFile) -> Iterator[Finding]:
    for document in file.documents:
        for level in _LEVELS:
            part = document.level(level)
            for author in () if part is None else part.findall(q("FRBRauthor")):
                entry = file.register.get(author.get("href", "").removeprefix("#"))
                if not author.get("href", "").startswith("#") or entry is None or entry.tag not in _AUTHORS:
                    wrong = f"FRBRauthor points to {author.get('href')!r}"
                    yield Finding(author, wrong, "# and the eId of an entry in references", "declare the author there")


def _sources(file: AknFile) -> Iterator[Finding]:
    for document in file.documents:
        for block in () if document.meta is None else document.meta:
            source = block.get("source")
            if source is not None and source.startswith("#") and source[1:] not in file.register:
                wrong = f"its source {source!r} is not in references"
                yield Finding(block, wrong, "an entry for who made the mark-up", "declare the source in references")


def _components(file: AknFile) -> Iterator[Finding]:
    for document in file.documents:
        if document.element.find(q("attachments")) is None:
            continue
        for level in _LEVELS:
            part = document.level(level)
            if part is not None and part.find(q("componentInfo")) is None:
                mend = "list the attachments on every level"
                yield Finding(part, f"{level} has no componentInfo", "one, as there are attachments", mend)


RULES = (
    Rule("MH522", "P1-110", "meta has identification, publication and references", _blocks),
    Rule("MH523", "P1-110", "FRBRcountry is un", _country),
    Rule("MH524", "P1-145", "FRBRnumber stands in the Work", _number),
    Rule("MH525", "P1-110", "FRBRlanguage is a code of three letters", _language),
    Rule("MH526", "P1-110", "An author is a # reference to an entry of references", _authors),
    Rule("MH527", "P1-110", "The source of a block of metadata is an entry of references", _sources),
    Rule("MH528", "P1-110", "componentInfo stands on every level where there are components", _components),
)
