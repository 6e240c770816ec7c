"""Compares two language versions of a document: they share structure, identifiers, numbers and references."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, fields, is_dataclass

from pipeline.document.blocks import Contents, Figure, Group, Heading, Para, Table
from pipeline.document.functions import facts_of
from pipeline.document.inline import Link, Note
from pipeline.document.model import Component, Document, Signature
from pipeline.errors import NOWHERE, Fault
from pipeline.source.model.inline import TargetKind
from pipeline.words.load import words

_SEPARATOR = "__"
_MEND = "compare the two sources there; what was taken out, added or moved in one belongs in the other too"


@dataclass(slots=True)
class _Fact:
    """What every language says alike of one identified thing."""

    what: str
    number: str
    refers: list[str] = field(default_factory=list)


def parity(a: Document, b: Document) -> tuple[Fault, ...]:
    """Every way in which ``b`` differs from ``a`` in more than words, in document order; none where they agree.

    All faults have the code MH640. What stands below something that is missing is not reported again.
    """
    first, second = _facts(a), _facts(b)
    one, other = (words("en").language(version.language.code) for version in (a, b))
    faults: list[Fault] = [*_missing(first, second, one, other), *_missing(second, first, other, one)]
    shared = [id_ for id_ in first if id_ in second]
    for id_ in shared:
        faults += _differences(id_, first[id_], second[id_], other)
    for here, there in zip(shared, (id_ for id_ in second if id_ in first), strict=True):
        if here != there:
            wrong = f"{there} stands in the place of {here} in the {other} version"
            faults.append(_fault(wrong, f"the order of the {one} version"))
            break
    return tuple(faults)


def _fault(wrong: str, expected: str) -> Fault:
    return Fault("MH640", NOWHERE, wrong, expected, _MEND)


def _missing(of: dict[str, _Fact], there: dict[str, _Fact], name: str, other: str) -> Iterator[Fault]:
    lost = [id_ for id_ in of if id_ not in there]
    above = {f"{id_}{_SEPARATOR}" for id_ in lost}
    for id_ in lost:
        if not any(id_.startswith(prefix) for prefix in above):
            yield _fault(f"{id_} ({of[id_].what}) stands in the {name} version, not in the {other} one", "it in both")


def _differences(id_: str, first: _Fact, second: _Fact, name: str) -> Iterator[Fault]:
    pairs = (
        ("is", first.what, second.what),
        ("has the number", first.number or "none", second.number or "none"),
        ("refers to", ", ".join(sorted(first.refers)) or "nothing", ", ".join(sorted(second.refers)) or "nothing"),
    )
    for verb, expected, found in pairs:
        if expected != found:
            yield _fault(f"{id_} {verb} {found} in the {name} version", expected)


def _facts(document: Document) -> dict[str, _Fact]:
    """The facts by id, in document order."""
    found: dict[str, _Fact] = {}
    mast = document.masthead
    for symbol, organ in zip(mast.symbols, mast.organ_facts, strict=True):
        items = ", ".join(f"{item.list} {item.number} {item.letter}".strip() for item in organ.items)
        found[f"masthead {organ.key}"] = _Fact(f"{symbol.text}, {organ.session}, items: {items}", "")
    for owner, node in (*_walk(mast.notes, ""), *_walk(document.letter, "")):
        fact = _fact(node)
        if fact:
            found.setdefault(owner or "letter", fact)
        elif isinstance(node, Link) and node.kind is not TargetKind.WEB and owner in found:
            found[owner].refers.append(node.iri)
    return found


def _fact(node: object) -> _Fact | None:
    match node:
        case Component():
            return _Fact(node.kind.value, node.number)
        case Para():
            return _Fact(facts_of(node.function).called or node.function.value, node.number.token)
        case Heading():
            return _Fact(node.kind.value, node.number.token)
        case Group():
            return _Fact(node.kind.value, "")
        case Table():
            return _Fact(f"table of {len(node.head) + len(node.body)} rows", node.number.token)
        case Figure():
            return _Fact("figure", node.number.token)
        case Contents():
            return _Fact("contents", "")
        case Signature():
            return _Fact(f"signature of {', '.join(name.tlc for name in node.names)}", "")
        case Note():
            return _Fact("note", node.mark)
        case _:
            return None


def _walk(node: object, owner: str) -> Iterator[tuple[str, object]]:
    """``node`` and all below it, each with the id of the nearest thing around it that has one (its own first)."""
    if isinstance(node, tuple):
        for item in node:
            yield from _walk(item, owner)
    elif is_dataclass(node) and not isinstance(node, type):
        owner = getattr(node, "id", "") or owner
        yield owner, node
        for each in fields(node):
            value = getattr(node, each.name)
            if isinstance(value, tuple) or is_dataclass(value):
                yield from _walk(value, owner)
