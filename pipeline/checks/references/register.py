"""MH438, MH170, MH461: the register has one entry for a kind and key; a key is of one, and leads to what it is."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.errors import Fault, Place, Severity
from pipeline.resolve.inline.register import PARTICIPANTS, REGISTERED, identity, open_register
from pipeline.source.model.blocks import Participants
from pipeline.source.model.document import Name, Source
from pipeline.source.model.inline import Marked, plain
from pipeline.source.model.record import Entry
from pipeline.source.model.walk import nodes

_PERSONS = ("person", "organization")  # the key of a State is a code, others gather words on purpose


def check(source: Source) -> Iterator[Fault]:
    """Entries that stand twice; keys of two persons or bodies without an entry that says who is meant."""
    yield from _twice(source)
    yield from _two_names(source)
    for entry in source.register:
        if entry.iri.startswith("#"):
            yield Fault(
                "MH461",
                entry.place,
                f"the iri “{entry.iri}” of the {entry.kind} “{entry.key}” leads to a place of this document",
                "the address or IRI under which others know it",
                "delete iri: one is made from the key, and is written for now",
                Severity.WARNING,
            )


def _twice(source: Source) -> Iterator[Fault]:
    first: dict[tuple[str, str], Entry] = {}
    for entry in source.register:
        earlier = first.setdefault((entry.kind, entry.key), entry)
        if earlier is not entry:
            yield Fault(
                "MH438",
                entry.place,
                f"the {entry.kind} “{entry.key}” is declared already in line {earlier.place.line}",
                "one entry for each kind and key",
                "delete one of the two, or give it a key of its own",
            )


def _two_names(source: Source) -> Iterator[Fault]:
    register = open_register(source)
    names: dict[tuple[str, str], str] = {}
    for kind, given, label, place in _named(source):
        if kind not in _PERSONS:
            continue
        key = register.name(kind, given, label)
        earlier = names.setdefault((kind, key), label)
        if (kind, key) not in register.declared and identity(earlier) != identity(label):
            yield Fault(
                "MH170",
                place,
                f"the key “{key}” stands for “{label}” here, for “{earlier}” before",
                f"one {kind} for each key",
                f'give one of them another key, or say who is meant: <entry kind="{kind}" key="{key}" label="…"/>',
                Severity.WARNING,
            )


def _named(source: Source) -> Iterator[tuple[str, str, str, Place]]:
    """Whatever the register names: its kind, the key that the source gives, its words, its place."""
    for node in nodes(source):
        match node:
            case Marked() if node.mark in REGISTERED:
                yield REGISTERED[node.mark], node.key, _line(plain(node.content)), node.place
            case Participants():
                for item in node.items:
                    yield PARTICIPANTS[node.of], item.key, _line(plain(item.content)), item.place
            case Name():
                yield "person", node.key, _line(f"{node.before} {node.surname} {node.after}"), node.place
            case _:
                pass


def _line(text: str) -> str:
    return " ".join(text.split())
