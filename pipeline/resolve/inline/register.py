"""The register: one entry for every person, organization, State, role, place, event and concept that the text names."""

from __future__ import annotations

from hashlib import sha256
from unicodedata import category, name, normalize

from msgspec import Struct, field

from pipeline.resolve.numbers.ids import clean
from pipeline.source.model.document import Source
from pipeline.source.model.inline import Mark, Marked
from pipeline.source.model.record import Entry

REGISTERED = {
    Mark.PERSON: "person",
    Mark.ORGANIZATION: "organization",
    Mark.STATE: "state",
    Mark.LOCATION: "location",
    Mark.EVENT: "event",
    Mark.ROLE: "role",
    Mark.CONCEPT: "concept",
    Mark.TERM: "term",
}
PARTICIPANTS = {"states": "state", "organizations": "organization", "persons": "person"}


_LONGEST = 60  # letters of a key made from words
_SPELT = 12  # letters of another script that a key spells out as code points


def identity(label: str) -> str:
    """What makes ``label`` the name that it is: its letters, marks and digits, whatever their case, and their order."""
    kept = "".join(char if category(char)[0] in "LMN" else " " for char in normalize("NFKC", label).casefold())
    return " ".join(kept.split())


def made_key(label: str) -> str:
    """A key made from words: letters of the Latin alphabet, digits and hyphens; it begins with a letter.

    Where letters of other scripts are left out or cut off, a digest of the whole name follows, so that no two names
    in any document have one key.
    """
    made = clean(label).lower()[:_LONGEST].strip("-")
    if made == "x":
        spelt = "x" + "-".join(f"{ord(character):x}" for character in label[:_SPELT])
        return spelt if len(label) <= _SPELT else _told_apart(spelt, label)
    key = made if made[0].isalpha() else f"n-{made}"
    return _told_apart(key, label) if _loses_letters(label) else key


def _loses_letters(label: str) -> bool:
    """Whether ``label`` has letters or digits that are neither in the key nor Latin ones (``ł``, ``ø``)."""
    left = (char for char in normalize("NFKD", label) if not char.isascii() and category(char)[0] in "LN")
    return any("LATIN" not in name(char, "") for char in left)


def _told_apart(key: str, label: str) -> str:
    """``key`` with a digest of the name that it stands for."""
    digest = sha256(identity(label).encode()).hexdigest()[:8]
    return f"{key[: _LONGEST - len(digest) - 1].strip('-')}-{digest}"


class Register(Struct):
    """Collects entries; what the source has declared is kept, the rest is made from the words."""

    declared: dict[tuple[str, str], Entry] = field(default_factory=dict)
    entries: dict[tuple[str, str], Entry] = field(default_factory=dict)
    made: dict[tuple[str, str], str] = field(default_factory=dict)  # the names of which keys were made

    def name(self, kind: str, key: str, label: str) -> str:
        """The key under which the thing is registered; made from its words where the source gives none."""
        key = key or self._made(kind, label)
        entry = self.declared.get((kind, key)) or Entry(kind, key, label)
        self.entries.setdefault((kind, key), entry)
        return key

    def _made(self, kind: str, label: str) -> str:
        """The key of a name; a digest follows it where another name has given this key already (``é`` and ``e``)."""
        key, own = made_key(label), identity(label)
        if (kind, key) in self.declared or self.made.setdefault((kind, key), own) == own:
            return key
        return _told_apart(key, label)

    def marked(self, run: Marked, words: str) -> str:
        """The key of a marked run that reads ``words``; ``''`` where the mark names nothing."""
        kind = REGISTERED.get(run.mark)
        return self.name(kind, run.key, " ".join(words.split())) if kind else ""

    def all(self) -> tuple[Entry, ...]:
        """Every entry, those that the source declares first, in its order."""
        used = {**self.declared, **self.entries}
        return tuple(used.values())


def open_register(source: Source) -> Register:
    """A register with what the source declares."""
    return Register({(entry.kind, entry.key): entry for entry in source.register})
