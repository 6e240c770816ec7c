"""Sisters: the files of one published document in several languages, which lie beside each other in a collection.

Their names tell them: ``NAME.eng.xml`` and ``NAME.fra.xml``. They travel to one worker, which compares them once they
have come in. So nothing is taken in twice.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from hashlib import sha256
from itertools import groupby
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from msgspec.structs import replace

from pipeline.batch.listing import Listed
from pipeline.batch.packing import Parcel
from pipeline.errors import Fault
from pipeline.language import OFFICIAL, facts
from pipeline.xmlio.kinds import is_akn

if TYPE_CHECKING:
    from pipeline.published.sisters import Sister

_FIRST = "eng"  # with which the others are compared, where it is there


def families(documents: Iterable[Listed]) -> Iterator[tuple[Listed, ...]]:
    """The documents, those of one family together, in the order of their names."""
    ordered = sorted(documents, key=lambda listed: (family(listed.name) or listed.name, listed.name))
    for _, group in groupby(ordered, key=lambda listed: family(listed.name) or listed.name):
        yield tuple(group)


def family(name: str) -> str:
    """What the names of sisters share; ``''`` where a name tells no language."""
    pure = PurePosixPath(name)
    stem, _, code = pure.name.removesuffix(".xml").rpartition(".")
    return str(pure.parent / stem) if stem and code in _codes() else ""


def joined(parcels: Sequence[Parcel]) -> tuple[Parcel, ...]:
    """The parcels of a family. What one gives depends on all, so the key of each covers them."""
    published = [parcel for parcel in parcels if is_akn(parcel.data)]
    if len(published) < 2:
        return tuple(parcels)
    keys = sha256(" ".join(sorted(parcel.key for parcel in published)).encode()).hexdigest()
    named = family(published[0].name)
    return tuple(
        replace(parcel, key=sha256(f"{parcel.key} {keys}".encode()).hexdigest(), family=named)
        if any(parcel is each for each in published)
        else parcel
        for parcel in parcels
    )


def differing(came_in: Mapping[str, Sister]) -> dict[str, tuple[Fault, ...]]:
    """What differs between sisters (MH746), for each by its name in the collection. The first is compared with all."""
    from pipeline.published.sisters import compared

    found: dict[str, tuple[Fault, ...]] = {}
    for _, group in groupby(sorted(came_in, key=lambda name: (family(name), name)), key=family):
        names = sorted(group, key=lambda name: f".{_FIRST}." not in name)
        first, *others = (came_in[name] for name in names)
        for name, other in zip(names[1:], others, strict=True):
            found[name] = tuple(compared(first, (other,)))
    return found


@cache
def _codes() -> frozenset[str]:
    return frozenset((*OFFICIAL, *(facts(code).alpha3 for code in OFFICIAL)))
