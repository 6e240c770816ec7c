"""Compares two language versions of a document: they share structure, identifiers, numbers and references.

What is compared is the same in every language: numbers without their script, marks of notes that are not counted, keys
of names that were given or that are written in one script.
"""

from __future__ import annotations

from collections.abc import Iterator
from unicodedata import name

from msgspec import Struct, field

from pipeline.document.blocks import Contents, Figure, Group, Heading, Para, Table
from pipeline.document.functions import facts_of
from pipeline.document.inline import Link, Note, Text
from pipeline.document.model import Component, Document, Signature, SignedName
from pipeline.errors import NOWHERE, Fault, Place
from pipeline.resolve.inline.register import made_key
from pipeline.source.model.inline import TargetKind
from pipeline.words.load import words

_SEPARATOR = "__"
_MEND = "compare the two sources there; what was taken out, added or moved in one belongs in the other too"


class _Fact(Struct):
    """What every language says alike of one identified thing."""

    what: str
    number: str
    refers: list[str] = field(default_factory=list)
    names: tuple[SignedName, ...] = ()
    place: Place = NOWHERE


def parity(a: Document, b: Document) -> tuple[Fault, ...]:
    """Every way in which ``b`` differs from ``a`` in more than words, in document order; none where they agree.

    All faults have the code MH640, the place in ``b``, and name that in ``a``. What stands below something that is
    missing is not reported again.
    """
    first, second = _facts(a), _facts(b)
    one, other = (words("en").language(version.language.code) for version in (a, b))
    faults: list[Fault] = [*_missing(first, second, one, other), *_missing(second, first, other, one)]
    shared = [id_ for id_ in first if id_ in second]
    for id_ in shared:
        faults += _differences(id_, first[id_], second[id_], other)
    for own_id, there in zip(shared, (id_ for id_ in second if id_ in first), strict=True):
        if own_id != there:
            wrong = f"{there} stands in the place of {own_id} in the {other} version"
            faults.append(_fault(wrong, f"the order of the {one} version", second[there].place, first[own_id].place))
            break
    return tuple(faults)


def _fault(wrong: str, expected: str, place: Place, other: Place) -> Fault:
    """A fault at its place in one version, which names that in the ``other``."""
    there = f" (there: {other})" if other.line else ""
    return Fault("MH640", place, wrong, f"{expected}{there}", _MEND)


def _nearest(id_: str, of: dict[str, _Fact], there: dict[str, _Fact]) -> Place:
    """Where something that is missing would stand: at what stands before it in its own version and is in both."""
    before = NOWHERE
    for each in of:
        if each == id_:
            return before
        if each in there and there[each].place.line:
            before = there[each].place
    return before


def _missing(of: dict[str, _Fact], there: dict[str, _Fact], version: str, other: str) -> Iterator[Fault]:
    lost = [id_ for id_ in of if id_ not in there]
    above = {f"{id_}{_SEPARATOR}" for id_ in lost}
    for id_ in lost:
        if not any(id_.startswith(prefix) for prefix in above):
            wrong = f"{id_} ({of[id_].what}) stands in the {version} version, not in the {other} one"
            near = _nearest(id_, of, there)
            yield (
                _fault(wrong, "it in both", near, of[id_].place)
                if near.line
                else _fault(wrong, "it in both", of[id_].place, NOWHERE)
            )


def _differences(id_: str, first: _Fact, second: _Fact, version: str) -> Iterator[Fault]:
    pairs = (
        ("is", *_names(first, second)),
        ("has the number", first.number or "none", second.number or "none"),
        ("refers to", ", ".join(sorted(first.refers)) or "nothing", ", ".join(sorted(second.refers)) or "nothing"),
    )
    for verb, expected, found in pairs:
        if expected != found:
            yield _fault(f"{id_} {verb} {found} in the {version} version", expected, second.place, first.place)


def _names(first: _Fact, second: _Fact) -> tuple[str, str]:
    """What both are; of signatures the keys of the names, where they can be compared."""
    if not first.names or len(first.names) != len(second.names):
        return first.what, second.what
    printed = [
        (one.tlc, two.tlc) if _comparable(one, two) else ("a name", "a name")
        for one, two in zip(first.names, second.names, strict=True)
    ]
    return tuple(f"signature of {', '.join(keys)}" for keys in zip(*printed, strict=True))  # type: ignore[return-value]


def _comparable(one: SignedName, two: SignedName) -> bool:
    """Whether the keys of two names can be compared: both were given, or both were made from words of one script."""
    words_ = [" ".join(f"{name.before} {name.surname} {name.after}".split()) for name in (one, two)]
    given = all(made_key(text) != name.tlc for text, name in zip(words_, (one, two), strict=True))
    return given or _scripts(words_[0]) == _scripts(words_[1])


def _scripts(text: str) -> frozenset[str]:
    """The scripts of the letters, by the first words of their names in Unicode: ``LATIN``, ``CYRILLIC``."""
    return frozenset(name(sign, "").partition(" ")[0] for sign in text if sign.isalpha())


def _alike(iri: str, lang: str) -> str:
    """What a reference cites, without the language in which an address of the document system leads to it."""
    return iri.replace(f".org/{lang}/", ".org/", 1) if iri.startswith("http") else iri


def _facts(document: Document) -> dict[str, _Fact]:
    """The facts by id, in document order."""
    found: dict[str, _Fact] = {}
    mast = document.masthead
    for symbol, organ in zip(mast.symbols, mast.organ_facts, strict=True):
        items = ", ".join(f"{item.list} {item.number} {item.letter}".strip() for item in organ.items)
        session = f"resumed {organ.session}" if organ.resumed else organ.session
        found[f"masthead {organ.key}"] = _Fact(f"{symbol.text}, {session}, items: {items}", "")
    places: dict[str, Place] = {}
    for owner, node in (*_walk(mast.notes, ""), *_walk(document.letter, "")):
        if isinstance(node, Text) and node.place.line:
            places.setdefault(owner or "letter", node.place)
        fact = _fact(node)
        if fact:
            found.setdefault(owner or "letter", fact)
        elif isinstance(node, Link) and node.kind is not TargetKind.WEB and owner in found:
            found[owner].refers.append(_alike(node.iri, document.language.code))
    for id_, fact in found.items():
        fact.place = places.get(id_) or next(
            (at for own, at in places.items() if own.startswith(id_ + _SEPARATOR)), fact.place
        )
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
            return _Fact(f"signature of {len(node.names)} names", "", names=node.names)
        case Note():
            return _Fact("note", node.mark if node.custom else str(node.number or ""))
        case _:
            return None


def _walk(node: object, owner: str) -> Iterator[tuple[str, object]]:
    """``node`` and all below it, each with the id of the nearest thing around it that has one (its own first)."""
    if isinstance(node, tuple):
        for item in node:
            yield from _walk(item, owner)
    elif isinstance(node, Struct):
        owner = getattr(node, "id", "") or owner
        yield owner, node
        for name in node.__struct_fields__:
            value = getattr(node, name)
            if isinstance(value, tuple | Struct):
                yield from _walk(value, owner)
