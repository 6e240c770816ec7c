"""The eId of each entry of the register: its key, made unique where the key is taken.

An eId stands once in a document, entries and blocks alike. Keys have letters, digits and hyphens; what the metadata
itself declares, and another kind of thing with the same key, are told apart after a low line (``PE`` the State,
``PE_location`` the place; ``author_entry``).
"""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.akn.data import vocabulary

# eIds of parts of a document and of references that could be a key as well.
_PARTS = frozenset({"preface", "preamble", "conclusions", "coverPage", "original"})


class Keys:
    """Knows the eId of every entry, by its kind and key."""

    def __init__(self, entries: Iterable[tuple[str, str]]) -> None:
        self._eids: dict[tuple[str, str], str] = {}
        taken = set(_reserved())
        for kind, key in entries:
            if (kind, key) not in self._eids:
                eid = key if key not in taken else f"{key}_{'entry' if key in _reserved() else kind}"
                eid = eid if eid not in taken else f"{key}_{kind}"
                taken.add(eid)
                self._eids[(kind, key)] = eid

    def eid(self, kind: str, key: str) -> str:
        """The eId of the entry of that kind, ``''`` for no key."""
        return self._eids.get((kind, key), key) if key else ""

    def any(self, key: str, *kinds: str) -> str:
        """The eId of the entry with that key of the first of these kinds that has one, else of any kind."""
        for kind in kinds:
            if (kind, key) in self._eids:
                return self._eids[(kind, key)]
        return next((eid for (_, own), eid in self._eids.items() if own == key), key)


def key_of(eid: str) -> str:
    """The key of an entry's eId."""
    return eid.partition("_")[0]


def _reserved() -> frozenset[str]:
    """What the metadata declare by themselves."""
    words = vocabulary()
    tables = ("organizations", "roles", "processes", "concepts")
    ids = {eid for table in tables for eid in words[table]}
    ids.update(alpha3 for alpha3, _ in words["languages"].values())
    ids.update(organ["id"] for organ in words["organs"].values())
    return _PARTS | ids
