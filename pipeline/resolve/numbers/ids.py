"""Identifiers: one name for the eId, the anchor, the structure element and (see ``document.names``) the bookmark.

An id depends on its ancestors and on its own language-neutral number only (Akoma Ntoso Naming Convention 1.0,
section 5: ``[prefix__]element_number``; AKN4UN part 1, index 145: the printed number without its punctuation).
"""

from __future__ import annotations

from unicodedata import normalize

SEPARATOR = "__"


def clean(token: str) -> str:
    """A printed number as it stands in an id: ``8 bis`` gives ``8-bis``; letters keep their case."""
    ascii_ = normalize("NFKD", token).encode("ascii", "ignore").decode()
    kept = "".join(character if character.isalnum() else " " for character in ascii_)
    return "-".join(kept.split()) or "x"


class Names:
    """Hands out the ids below one parent; unnumbered blocks count, each kind for itself.

    ``mixed`` are the kinds that stand there both with and without numbers: those without then count as ``nn_1``.
    """

    def __init__(self, parent: str, mixed: frozenset[str] = frozenset()) -> None:
        self._prefix = f"{parent}{SEPARATOR}" if parent else ""
        self._mixed = mixed
        self._counts: dict[str, int] = {}
        self._taken: set[str] = set()

    @property
    def prefix(self) -> str:
        """What the ids begin with."""
        return self._prefix

    def numbered(self, element: str, token: str) -> str:
        """The id of a numbered block: ``para_8``."""
        return self._free(f"{self._prefix}{element}_{clean(token)}")

    def counted(self, element: str, pinned: str = "") -> str:
        """The id of an unnumbered block: ``para_1`` by count, or with the pinned name."""
        if pinned:
            return self._free(f"{self._prefix}{element}_{pinned}")
        count = self._counts.get(element, 0) + 1
        self._counts[element] = count
        marker = "nn_" if element in self._mixed else ""
        return self._free(f"{self._prefix}{element}_{marker}{count}")

    def passed(self, element: str) -> None:
        """Count a block that stands among unnumbered ones and has an id of its own number."""
        self._counts[element] = self._counts.get(element, 0) + 1

    def single(self, element: str) -> str:
        """The id of a block of which its parent has one: ``wrapup``; further ones are counted."""
        return self._free(f"{self._prefix}{element}")

    def _free(self, id_: str) -> str:
        candidate = id_
        count = 1
        while candidate in self._taken:
            count += 1
            candidate = f"{id_}-{count}" if id_[-1].isdigit() else f"{id_}_{count}"
        self._taken.add(candidate)
        return candidate
