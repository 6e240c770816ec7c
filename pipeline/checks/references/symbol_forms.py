"""MH464: what is given as a symbol of the United Nations is one: no dash for a stroke, no dots for a number."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from pipeline.akn.data import citations
from pipeline.errors import Fault, Passage, Place, Severity
from pipeline.resolve.inline.symbols import cited
from pipeline.source.model.document import Source
from pipeline.source.model.inline import Reference, TargetKind, plain
from pipeline.source.model.masthead import State
from pipeline.source.model.walk import every

_FILLER = re.compile(r"(?:\.{2,}|…|_+|\?+|[xX]{2,}|[nN]{2,}|\[.*\])")
_DASHED = re.compile(r"\d{2,4}[-–—](?:\d+|[A-Z])")
_ALIKE = re.compile(r"(?:\d{1,11}[lIO]|[lIO]{1,11}\d)[\dlIO]{0,10}")  # a letter that looks like a figure
_UNDOTTED = re.compile(r"(?:Add|Corr|Rev|Amend|L|PV|SR|CRP|WP|INF|NGO)\d{1,5}")
_PART = re.compile(r"[A-Za-z0-9.()*\[\]\-–, &]+")
_CHANGE = re.compile(r"(?:Add|Corr|Rev|Amend|Summary|Excerpt|Annex)\b")


def check(source: Source) -> Iterator[Fault]:
    """Symbols of the masthead that are assigned, of references and of relations that no document can have."""
    for issue in source.masthead.issues:
        if issue.symbol.state is State.ASSIGNED:
            yield from _fault(plain(issue.symbol.content), issue.symbol.place)
    for reference in every(source, Reference):
        if reference.kind is TargetKind.SYMBOL:
            for piece in cited(reference.target):
                yield from _fault(piece.symbol, reference.place)
    for relation in source.lineage:
        yield from _fault(relation.symbol, relation.place, printed=False)


def _fault(symbol: str, place: Place, *, printed: bool = True) -> Iterator[Fault]:
    like = unlike(symbol) if symbol else ""
    if like:
        yield Fault(
            "MH464",
            place,
            f"“{symbol}” is no symbol of the United Nations",
            f"a symbol such as {like}",
            'compare it with the document; a symbol that is not known yet is state="unassigned" in the masthead',
            Severity.WARNING,
            Passage(place, symbol if printed else "", "symbol"),  # a comment stands at words that are printed
        )


def unlike(symbol: str) -> str:
    """A symbol that shows how it should be, where ``symbol`` cannot be one; ``''`` where it can, or is not known."""
    parts = symbol.rstrip("*").split("/")
    while len(parts) > 1 and _CHANGE.match(parts[-1]):
        parts.pop()
    bare = "/".join(parts)
    begins, whole, like = next(
        (form for form in _forms() if form[0].match(bare)), (re.compile(""), re.compile(".*"), "A/80/123")
    )
    first = begins.match(bare)
    if first is not None and not whole.fullmatch(bare[first.end() :]):
        return like
    if symbol.endswith((".", ",", ";", ":")) or parts[0].islower():
        return "A/80/123"
    never = (_FILLER, _DASHED, _ALIKE, _UNDOTTED)
    wrong = any(each.fullmatch(part) for each in never for part in symbol.rstrip("*").split("/"))
    return like if wrong or not all(_PART.fullmatch(part) for part in parts) else ""


@cache
def _forms() -> tuple[tuple[re.Pattern[str], re.Pattern[str], str], ...]:
    """The beginnings of symbols, how they go on, and an example of each."""
    return tuple(
        (re.compile(form["begins"]), re.compile(form["whole"]), str(form["like"])) for form in citations()["form"]
    )
